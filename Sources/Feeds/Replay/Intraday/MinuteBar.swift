import Model

/// What a price did in one minute, as quoted.
struct MinuteBar: Sendable {
    /// The minute since midnight at which it begins.
    let minute: Int
    /// The first and last price.
    let open, close: Price
    /// The highest and lowest price.
    let high, low: Double
    /// Shares traded.
    let volume: Double
}

/// The minutes of several sessions and instruments.
struct MinuteHistory: Sendable {
    /// A session of the market.
    struct Session: Sendable {
        let day: Day
        /// What the market's wall clock is ahead of UTC, in minutes.
        let offsetMinutes: Int
        /// The minutes of its first bar and after its last.
        var first, end: Int
        /// Each instrument's bars in order of time.
        var bars: [Symbol: [MinuteBar]] = [:]
    }

    /// The sessions in order of date.
    var sessions: [Session] = []

    /// The instruments that have a bar.
    var symbols: Set<Symbol> { sessions.reduce(into: []) { $0.formUnion($1.bars.keys) } }
}

extension MinuteHistory.Session {
    /// The instant at a minute since midnight.
    func time(_ minute: Int) -> Timestamp { Timestamp(day, hour: 0, minute: minute, offsetMinutes: offsetMinutes) }
}
