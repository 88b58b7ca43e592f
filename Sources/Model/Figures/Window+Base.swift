extension Window {
    /// The index of the value from which a change over this window is measured; nil where the history is too short.
    ///
    /// - Parameters:
    ///   - count: The number of values; the last is the one that is compared.
    ///   - day: The as-of date, which decides the year and the quarter.
    ///   - onOrBefore: The index of the last value on or before a date.
    func baseIndex(count: Int, at day: Day, onOrBefore: (Day) -> Int?) -> Int? {
        if let sessions { return count > sessions ? count - 1 - sessions : nil }
        if self == .maximum { return count > 1 ? 0 : nil }
        guard let start = start(at: day), let base = onOrBefore(start - 1) else { return nil }
        // A history that ended long before the year or the quarter has no change in it, not even a change of zero.
        if base == count - 1, onOrBefore(start - 8) == base { return nil }
        return base
    }
}
