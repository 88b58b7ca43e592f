import Model

/// The prices of one minute, as quoted.
struct MinuteBar: Sendable {
    /// The start of the minute, in minutes since midnight.
    let minute: Int
    let open, close: Price
    let high, low: Double
    /// The number of shares traded.
    let volume: Double
}

/// The minute bars of several sessions and instruments.
struct MinuteHistory: Sendable {
    /// A session of the market.
    struct Session: Sendable {
        let day: Day
        /// The market's offset from UTC in minutes, positive to the east.
        let offsetMinutes: Int
        /// The minute of the first bar, and the minute after the last one.
        var first, end: Int
        /// The bars of each instrument, oldest first.
        var bars: [Symbol: [MinuteBar]] = [:]
    }

    /// The sessions, oldest first.
    var sessions: [Session] = []

    /// The instruments that have bars.
    var symbols: Set<Symbol> { sessions.reduce(into: []) { $0.formUnion($1.bars.keys) } }
}

extension MinuteHistory.Session {
    /// The instant at a minute since midnight.
    func time(_ minute: Int) -> Timestamp { Timestamp(day, hour: 0, minute: minute, offsetMinutes: offsetMinutes) }
}
