extension DatedValues {
    /// The index of the value from which a change over a window is measured; the same rule as for sessions.
    ///
    /// - Parameter asOf: The date that decides the year and the quarter; by default that of the newest value.
    public func baseIndex(of window: Window, asOf: Day? = nil) -> Int? {
        guard let day = asOf ?? lastDay else { return nil }
        return window.baseIndex(count: count, at: day, onOrBefore: index(onOrBefore:))
    }

    /// The newest value less the value at the window's base, in the unit of the values; nil with too few values.
    public func change(over window: Window, asOf: Day? = nil) -> Double? {
        guard let last, let base = baseIndex(of: window, asOf: asOf) else { return nil }
        return last - value(base)
    }

    /// The change over a window in basis points, for values in percent.
    public func changeBp(over window: Window, asOf: Day? = nil) -> Double? {
        guard let last, let base = baseIndex(of: window, asOf: asOf) else { return nil }
        return basisPoints(from: value(base), to: last)
    }
}
