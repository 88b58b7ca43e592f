import Model

/// Assigns instants to sessions.
enum MarketDay {
    /// The date in New York, or the next one from 17:00 on. Sessions of futures, currencies and markets further east
    /// begin then, and midnight in London, in Frankfurt or UTC stands for the date it begins.
    static func of(_ time: Timestamp) -> Day {
        let (day, minute) = NewYorkTime.wallClock(at: time)
        return minute >= 17 * 60 ? day + 1 : day
    }
}
