extension DatedValues {
    /// The index of the value from which a change over a window is measured; the same rule as for sessions.
    ///
    /// - Parameter asOf: The date that decides the year and the quarter; by default that of the newest value.
    public func baseIndex(of window: Window, asOf: Day? = nil) -> Int? {
        guard let day = asOf ?? lastDay else { return nil }
        return window.baseIndex(count: count, at: day, onOrBefore: index(onOrBefore:))
    }

    /// The newest value less the value at the window's base in basis points, for values in percent; nil with too few
    /// values.
    public func changeBp(over window: Window, asOf: Day? = nil) -> Double? {
        guard let last, let base = baseIndex(of: window, asOf: asOf) else { return nil }
        return basisPoints(from: value(base), to: last)
    }
}
