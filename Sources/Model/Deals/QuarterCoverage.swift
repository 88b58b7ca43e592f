/// The spans of a quarter's deal count that are covered by data: without coverage the count is missing, not 0.
struct QuarterCoverage {
    /// Whether any of the quarter to date is covered.
    let now: Bool
    /// Whether all of the quarter to date is covered; otherwise a count is "at least".
    let isComplete: Bool
    /// Whether the same number of days of the previous quarter is fully covered, as a comparison requires.
    let sameDaysBefore: Bool
    /// Whether any of the previous quarter is covered.
    let quarterBefore: Bool
}
