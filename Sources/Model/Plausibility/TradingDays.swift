/// The days on which an instrument can have a session, as far as they are known.
public enum TradingDays: Hashable, Sendable {
    /// New York's trading days: no weekends, no holidays.
    case newYork
    /// Weekdays, with unknown holidays.
    case weekdays
    /// Any day, as for a coin or an exchange with a different week.
    case all

    /// Whether a day can have a session. O(1), cheap enough for every row of a table.
    public func contains(_ day: Day) -> Bool {
        switch self {
        case .all: true
        case .weekdays: !day.isWeekend || day < TradingDays.lastSaturdays
        case .newYork:
            day.isWeekend
                ? day < TradingDays.lastSaturdays && day.weekday == 5
                : !TradingDays.holidays.contains(day)
        }
    }

    /// Until 1952 New York's exchanges opened on Saturdays.
    private static let lastSaturdays = Day(number: Day.number(1953, 1, 1))
    private static let holidays = HolidayMap(ExchangeCalendar.nyse, over: ExchangeCalendar.years)
}

extension TradingDays {
    /// The trading days of an instrument by its symbol and group: those of the shipped catalogue and of plain American
    /// symbols are New York's; a coin, a currency, a future or a symbol with an exchange suffix trades elsewhere.
    public init(_ instrument: Instrument) {
        let name = instrument.symbol.name
        let isOwn = instrument.group == Instrument.watchGroup || instrument.group == Instrument.importGroup
        if TradingDays.isForeign(name) {
            self = .all
        } else {
            self = isOwn ? .weekdays : .newYork
        }
    }

    /// The trading days of an instrument in view of observed sessions: any day where weekends are common among them.
    ///
    /// - Parameter days: The days of a file or a response, including the invalid ones.
    public init(_ instrument: Instrument, seeing days: some Collection<Day>) {
        let expected = TradingDays(instrument)
        let weekends = expected == .weekdays ? days.count(where: \.isWeekend) : 0
        self = weekends >= 2 && weekends * 10 >= days.count ? .all : expected
    }

    /// Whether a symbol has the prefix or suffix of another market: `EURUSD=X`, `CL=F`, `BTC-USD`, `VOD.L`, `^FTSE`.
    private static func isForeign(_ name: String) -> Bool {
        if name.contains("=") || name.contains("/") { return true }
        if name.hasPrefix("^") { return !american.contains(name) }
        // A share class has a single letter after the separator: `BRK-B`, `BRK.B`.
        if let dot = name.lastIndex(of: "."), !["A", "B"].contains(name[name.index(after: dot)...]) { return true }
        if let dash = name.lastIndex(of: "-") { return name[name.index(after: dash)...].count >= 3 }
        return false
    }

    private static let american: Set = [
        "^GSPC", "^RUT", "^DJI", "^IXIC", "^NDX", "^VIX", "^SP600", "^SP400", "^RUI", "^RUA", "^TNX", "^TYX", "^FVX",
        "^IRX", "^NYA", "^XAX", "^MID", "^OEX",
    ]
}

/// The holidays of a calendar as one bit per day.
private struct HolidayMap: Sendable {
    private let first: Int
    private var bits: [UInt64]

    init(_ calendar: ExchangeCalendar, over years: ClosedRange<Int>) {
        first = Int(Day.number(years.lowerBound, 1, 1))
        let count = Int(Day.number(years.upperBound, 12, 31)) - first + 1
        bits = [UInt64](repeating: 0, count: count / 64 + 1)
        // Month by month, because the date of each day would take longer to compute than whether it is a holiday.
        var offset = 0
        for year in years {
            for month in 1...12 {
                for date in 1...Day.length(ofMonth: month, in: year) {
                    if calendar.holiday(on: Day(number: Int32(first + offset)), year, month, date) != nil {
                        bits[offset / 64] |= 1 << UInt64(offset % 64)
                    }
                    offset += 1
                }
            }
        }
    }

    func contains(_ day: Day) -> Bool {
        let offset = Int(day.number) - first
        return offset >= 0 && offset / 64 < bits.count && bits[offset / 64] & (1 << UInt64(offset % 64)) != 0
    }
}
