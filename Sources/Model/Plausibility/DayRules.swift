/// What days a figure from outside can be of: one rule for files, services, recordings, the store and arguments.
///
/// A rule returns the words of what should stand there, nil where the day is right, so that each edge makes its own error.
public struct DayRules: Hashable, Sendable {
    /// No market has a figure of a day before 1800.
    public static let oldest = Day(number: Day.number(1800, 1, 1))

    /// The newest day that a figure can be of.
    public let newest: Day
    /// On which days there can be one.
    public let trading: TradingDays

    /// The rules for days of some kind.
    ///
    /// - Parameter newest: the newest day that can be.
    public init(newest: Day, _ trading: TradingDays = .all) {
        self.newest = newest
        self.trading = trading
    }

    /// The rules at an instant: nothing is of a day after tomorrow, wherever on earth it is made.
    public init(now: Timestamp, _ trading: TradingDays = .all) {
        self.init(newest: now.wallClock(offsetMinutes: 0).day + 1, trading)
    }

    /// The same for the days of an instrument.
    public func of(_ trading: TradingDays) -> DayRules { DayRules(newest: newest, trading) }

    /// What should stand there; nil where a figure can be of the day.
    @inline(__always)
    public func breach(_ day: Day) -> String? {
        if day >= DayRules.oldest, day <= newest, trading == .all || trading.contains(day) { return nil }
        return words(day)
    }

    /// Whether a figure can be of the day.
    public func allows(_ day: Day) -> Bool { breach(day) == nil }

    @inline(never)
    private func words(_ day: Day) -> String {
        if day < DayRules.oldest { return "a day since \(DayRules.oldest)" }
        if day > newest { return "a day until \(newest)" }
        if day.isWeekend { return "a session, and no \(day.weekdayName)" }
        let holiday = ExchangeCalendar.nyse.holiday(on: day).map(\.rawValue) ?? "holiday"
        return "a session, and not \(holiday)"
    }
}
