/// The range of days that an external figure can be for: one rule for files, services, recordings, the store and
/// arguments.
///
/// A rule returns a text that describes the expected value, or nil where the day is valid, so that each boundary can
/// make its own error.
public struct DayRules: Hashable, Sendable {
    /// No market has figures from before 1800.
    public static let oldest = Day(number: Day.number(1800, 1, 1))

    /// The newest valid day.
    public let newest: Day
    /// The days on which there can be a figure.
    public let trading: TradingDays

    /// The rules for the given kind of trading days.
    ///
    /// - Parameter newest: The newest valid day.
    public init(newest: Day, _ trading: TradingDays = .all) {
        self.newest = newest
        self.trading = trading
    }

    /// The rules at an instant: anywhere on earth, no figure is for a day later than tomorrow's UTC date.
    public init(now: Timestamp, _ trading: TradingDays = .all) {
        self.init(newest: now.wallClock(offsetMinutes: 0).day + 1, trading)
    }

    /// The same rules for the trading days of an instrument.
    public func of(_ trading: TradingDays) -> DayRules { DayRules(newest: newest, trading) }

    /// The expected value; nil where a figure can be for the day.
    @inline(__always)
    public func breach(_ day: Day) -> String? {
        allows(day) ? nil : message(day)
    }

    /// Whether a figure can be for the day.
    @inline(__always)
    public func allows(_ day: Day) -> Bool {
        day >= DayRules.oldest && day <= newest && (trading == .all || trading.contains(day))
    }

    @inline(never)
    private func message(_ day: Day) -> String {
        if day < DayRules.oldest { return "a date from \(DayRules.oldest)" }
        if day > newest { return "a date up to \(newest)" }
        if day.isWeekend { return "a trading day, not \(day.weekdayName)" }
        let holiday = ExchangeCalendar.nyse.holiday(on: day).map(\.rawValue) ?? "holiday"
        return "a trading day, not \(holiday)"
    }
}
