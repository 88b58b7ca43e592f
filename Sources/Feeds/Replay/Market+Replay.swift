public import Model

extension Market {
    /// The first session of which most instruments had so many sessions before; nil where that never comes.
    ///
    /// A replay that begins earlier shows mostly blanks: returns over a year need 252 sessions.
    public func firstDay(withHistoryOf sessions: Int = 252) -> Day? {
        let days = listings.compactMap { listing in
            listing.series.count > sessions ? listing.series.day(sessions) : nil
        }
        let most = listings.count / 2
        return days.count > most ? days.sorted()[most] : nil
    }
}
