extension DatedValues {
    /// The index of the value from which a change over a window is measured; the rule is that of sessions.
    ///
    /// - Parameter asOf: The date that decides which year and quarter it is; by default the newest value's.
    public func baseIndex(of window: Window, asOf: Day? = nil) -> Int? {
        guard let day = asOf ?? lastDay else { return nil }
        return window.baseIndex(count: count, at: day, onOrBefore: index(onOrBefore:))
    }

    /// The newest value less that at the window's base, in the values' own unit; missing with too few values.
    public func change(over window: Window, asOf: Day? = nil) -> Double? {
        guard let last, let base = baseIndex(of: window, asOf: asOf) else { return nil }
        return last - value(base)
    }

    /// The change over a window of values in percent, in basis points.
    public func changeBp(over window: Window, asOf: Day? = nil) -> Double? {
        guard let last, let base = baseIndex(of: window, asOf: asOf) else { return nil }
        return basisPoints(from: value(base), to: last)
    }
}
