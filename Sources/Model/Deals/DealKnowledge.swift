/// Of which spans of a quarter's count of deals something is known: where nothing is, the count is missing, not 0.
struct DealKnowledge {
    /// Whether anything is known of the quarter to date.
    let now: Bool
    /// Whether all of the quarter to date is known; else a count is "at least".
    let isWhole: Bool
    /// Whether all of as many days of the quarter before is known, as a comparison needs.
    let sameDaysBefore: Bool
    /// Whether anything is known of the quarter before.
    let quarterBefore: Bool
}
