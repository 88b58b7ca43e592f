extension Series {
    /// The index of the session whose close is the base of a return over a window; nil with too few sessions.
    ///
    /// - Parameter asOf: The date that decides the year and the quarter; by default that of the last session.
    public func baseIndex(of window: Window, asOf: Day? = nil) -> Int? {
        guard let day = asOf ?? lastDay else { return nil }
        guard !gaps.isEmpty else { return window.baseIndex(count: count, at: day, onOrBefore: index(onOrBefore:)) }
        if let sessions = window.sessions { return index(back: sessions) }
        guard let start = window.start(at: day) else { return window.baseIndex(count: count, at: day) { _ in nil } }
        guard
            let base = window.baseIndex(count: count, at: day, onOrBefore: index(onOrBefore:))
        else { return nil }
        // The last session before the year or the quarter has no close, and an earlier one must not replace it.
        return hasGap(after: self.day(base), before: start) ? nil : base
    }

    /// The return over a window that ends with the last session, a fraction: close(last) ÷ close(base) − 1. A total
    /// return where the series is adjusted. Nil with too few sessions. O(log sessions).
    public func change(over window: Window, asOf: Day? = nil) -> Double? {
        guard let base = baseIndex(of: window, asOf: asOf) else { return nil }
        return change(from: base, to: count - 1)
    }

    /// The return between two sessions, a fraction; nil where a close is not above zero, or where the two closes are
    /// not known to be on the same scale.
    public func change(from base: Int, to last: Int) -> Double? {
        guard isOneScale(from: base, to: last) else { return nil }
        let before = close(base)
        let after = close(last)
        return before > 0 && after > 0 ? after / before - 1 : nil
    }
}
