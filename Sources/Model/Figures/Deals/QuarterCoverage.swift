/// The spans of a quarter's deal count that are covered by data: without coverage the count is missing, not 0.
package struct QuarterCoverage {
    /// Whether any of the quarter to date is covered.
    package let now: Bool
    /// Whether all of the quarter to date is covered; otherwise a count is "at least".
    package let isComplete: Bool
    /// Whether the same number of days of the previous quarter is fully covered, as a comparison requires.
    package let sameDaysBefore: Bool
    /// Whether any of the previous quarter is covered.
    package let quarterBefore: Bool
}
