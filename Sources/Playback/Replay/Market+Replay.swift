public import Model

extension Market {
    /// The first day on which most instruments have at least the given number of earlier sessions; nil if there is
    /// none.
    ///
    /// A replay that begins earlier shows mostly blanks: one-year returns need 252 sessions.
    public func firstDay(withHistoryOf sessions: Int = 252) -> Day? {
        let days = listings.compactMap { listing in
            listing.series.count > sessions ? listing.series.day(sessions) : nil
        }
        let half = listings.count / 2
        return days.count > half ? days.sorted()[half] : nil
    }
}
