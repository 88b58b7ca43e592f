extension Window {
    /// The index of the value from which a change over this window is measured, or nil where the history is too short.
    ///
    /// - Parameters:
    ///   - count: How many values there are; the last is the one that is compared.
    ///   - day: The as-of date, which decides the year and the quarter.
    ///   - onOrBefore: The index of the last value on or before a date.
    func baseIndex(count: Int, at day: Day, onOrBefore: (Day) -> Int?) -> Int? {
        if let sessions { return count > sessions ? count - 1 - sessions : nil }
        return start(at: day).flatMap { onOrBefore($0 - 1) }
    }
}
