import Model

/// Which session an instant is of.
enum MarketDay {
    /// The date in New York, the next one from five in the afternoon on: sessions of futures, currencies and markets east of
    /// there begin then, and midnight in London, Frankfurt or of UTC is the date that is meant.
    static func of(_ time: Timestamp) -> Day {
        let (day, minute) = NewYorkTime.wallClock(at: time)
        return minute >= 17 * 60 ? day + 1 : day
    }
}
