/// On which days an instrument can have a session, as far as that is known of it.
public enum TradingDays: Hashable, Sendable {
    /// Those of New York's exchanges: no weekend, no holiday.
    case newYork
    /// Weekdays; which of them are holidays is not known.
    case weekdays
    /// Any day, as a coin, or an exchange whose week is another.
    case all

    /// Whether a day can have a session. O(1), cheap enough for each row of a table.
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
    /// The trading days of an instrument by what its symbol and group say: those of the shipped catalogue and of plain
    /// American symbols are New York's; a coin, a currency, a future or a symbol with an exchange's mark trades elsewhere.
    public init(_ instrument: Instrument) {
        let name = instrument.symbol.name
        let isOwn = instrument.group == Instrument.watchGroup || instrument.group == Instrument.importGroup
        if TradingDays.isMarked(name) {
            self = .all
        } else {
            self = isOwn ? .weekdays : .newYork
        }
    }

    /// The trading days of an instrument of whose sessions some are known: where weekends are common among them, any day.
    ///
    /// - Parameter days: the days of a file or an answer, the bad ones among them.
    public init(_ instrument: Instrument, seeing days: some Collection<Day>) {
        let stated = TradingDays(instrument)
        let weekends = stated == .weekdays ? days.count(where: \.isWeekend) : 0
        self = weekends >= 2 && weekends * 10 >= days.count ? .all : stated
    }

    /// Whether a symbol bears the mark of another market: `EURUSD=X`, `CL=F`, `BTC-USD`, `VOD.L`, `^FTSE`.
    private static func isMarked(_ name: String) -> Bool {
        if name.contains("=") || name.contains("/") { return true }
        if name.hasPrefix("^") { return !american.contains(name) }
        // A class of shares has one letter behind its mark: `BRK-B`, `BRK.B`.
        if let dot = name.lastIndex(of: "."), !["A", "B"].contains(name[name.index(after: dot)...]) { return true }
        if let dash = name.lastIndex(of: "-") { return name[name.index(after: dash)...].count >= 3 }
        return false
    }

    private static let american: Set = [
        "^GSPC", "^RUT", "^DJI", "^IXIC", "^NDX", "^VIX", "^SP600", "^SP400", "^RUI", "^RUA", "^TNX", "^TYX", "^FVX",
        "^IRX", "^NYA", "^XAX", "^MID", "^OEX",
    ]
}

/// The holidays of a calendar as a bit a day.
private struct HolidayMap: Sendable {
    private let first: Int
    private var bits: [UInt64]

    init(_ calendar: ExchangeCalendar, over years: ClosedRange<Int>) {
        first = Int(Day.number(years.lowerBound, 1, 1))
        let count = Int(Day.number(years.upperBound, 12, 31)) - first + 1
        bits = [UInt64](repeating: 0, count: count / 64 + 1)
        for place in 0..<count where calendar.holiday(on: Day(number: Int32(first + place))) != nil {
            bits[place / 64] |= 1 << UInt64(place % 64)
        }
    }

    func contains(_ day: Day) -> Bool {
        let place = Int(day.number) - first
        return place >= 0 && place / 64 < bits.count && bits[place / 64] & (1 << UInt64(place % 64)) != 0
    }
}
