import Model

/// Where and when an instrument trades, as far as its chart states it.
struct YahooVenue: Sendable {
    /// Its time zone.
    let zone: ExchangeZone
    /// Whether it follows the calendar and hours of New York's exchanges.
    let isNewYork: Bool
    /// Whether it has prices only while its exchange is open: a share or fund, not an index.
    let isTraded: Bool
    private let period: ClosedRange<Timestamp>?
    /// The stated hours before the opening and after the close.
    private let extendedPeriods: [ClosedRange<Timestamp>]

    init(_ meta: YahooMeta) {
        let type = meta.instrumentType, periods = meta.currentTradingPeriod
        period = periods?.regular?.range
        extendedPeriods = [periods?.pre, periods?.post].compactMap { $0?.range }
        zone = YahooVenue.zone(
            meta, at: Timestamp(seconds: periods?.regular?.start) ?? Timestamp(seconds: meta.regularMarketTime))
        isTraded = type == nil || ["EQUITY", "ETF", "MUTUALFUND"].contains(type)
        // Cboe's indices have Chicago's time zone and New York's holidays.
        isNewYork =
            zone.summer == .american && (isTraded || type == "INDEX")
            && [nil, "America/New_York", "America/Chicago"].contains(meta.exchangeTimezoneName)
    }

    /// Creates the venue of a price in the stream, which identifies the exchange by a code and the type by a number.
    init(exchange code: String, type: Int32, name: String) {
        period = nil
        extendedPeriods = []
        zone = ExchangeZone(exchange: code) ?? (name.contains(".") ? .utc : .newYork)
        isTraded = [8, 11, 20].contains(type)
        isNewYork = zone == .newYork && (isTraded || type == 9) && !["TOR", "VAN", "CNQ", "NEO"].contains(code)
    }

    private static func zone(_ meta: YahooMeta, at time: Timestamp?) -> ExchangeZone {
        if let name = meta.exchangeTimezoneName, name != "America/New_York" {
            guard let offset = meta.gmtoffset, abs(offset) <= 15 * 3600, let time else {
                return ExchangeZone(knownName: name)
            }
            return ExchangeZone(name: name, offsetMinutes: Int(offset / 60), at: time)
        }
        switch (meta.exchangeTimezoneName, meta.instrumentType) {
        case (nil, "CRYPTOCURRENCY"): return .utc
        case (nil, "CURRENCY"): return .london
        default: return .newYork
        }
    }
}

extension YahooVenue {
    /// Whether a day can be a session: holidays and weekends sometimes come with a bar that has no trade.
    func canTrade(on day: Day) -> Bool {
        guard isNewYork else { return true }
        return !day.isWeekend && (!ExchangeCalendar.years.contains(day.year) || ExchangeCalendar.nyse.isSession(day))
    }

    /// Whether a session has closed by an instant.
    func hasClosed(_ day: Day, by now: Timestamp) -> Bool {
        if isNewYork { return day <= ExchangeCalendar.nyse.lastClose(before: now) }
        if let period, zone.day(at: period.lowerBound) == day { return now >= period.upperBound }
        return day < zone.day(at: now)
    }

    /// Whether the exchange is open at an instant, including the instant of the close.
    func trades(at time: Timestamp) -> Bool {
        guard isNewYork else {
            guard let period else { return true }
            let days = zone.day(at: period.lowerBound) - zone.day(at: time)
            guard isTraded || days == 0 else { return true }
            return period.contains(Timestamp(milliseconds: time.milliseconds + Int64(days) * 86_400_000))
        }
        let (day, minute) = NewYorkTime.wallClock(at: time)
        guard let close = ExchangeCalendar.nyse.closingMinute(on: day) else { return false }
        return (ExchangeCalendar.nyse.openingMinute..<close).contains(minute) || closes(at: time)
    }

    /// Whether an instant is that of the close.
    func closes(at time: Timestamp) -> Bool { close(on: zone.day(at: time)) == time }

    /// The instant at which a session closes; nil if it is not known.
    func close(on day: Day) -> Timestamp? {
        guard isNewYork else { return period.flatMap { zone.day(at: $0.lowerBound) == day ? $0.upperBound : nil } }
        return ExchangeCalendar.nyse.closingMinute(on: day).map { NewYorkTime.timestamp(day, minute: $0) }
    }

    /// Whether it is traded at an instant before the opening or after the close: in the hours that its chart states for
    /// that day, otherwise in those of New York.
    func tradesExtended(at time: Timestamp) -> Bool {
        guard isTraded, !trades(at: time) || closes(at: time) else { return false }
        let day = zone.day(at: time)
        let stated = extendedPeriods.filter { zone.day(at: $0.lowerBound) == day }
        guard stated.isEmpty else { return stated.contains { $0.contains(time) } }
        guard isNewYork, canTrade(on: day), let first = ExchangeCalendar.nyse.preMarketMinute,
            let last = ExchangeCalendar.nyse.afterHoursMinute
        else { return false }
        return (first...last).contains(NewYorkTime.wallClock(at: time).minute)
    }

    /// The session that a price belongs to; nil if it is further in the future than clocks may differ, or the session
    /// is later than today: one price of tomorrow would shut out all of today's.
    func session(at time: Timestamp, now: Timestamp) -> Day? {
        guard !time.isAhead(of: now) else { return nil }
        let session = session(at: time)
        return session <= zone.day(at: now) ? session : nil
    }

    /// The session that a price belongs to. A price dated on a holiday, at a weekend or before the open belongs to the
    /// last session; an index may be computed before the open.
    func session(at time: Timestamp) -> Day {
        guard isNewYork else { return zone.day(at: time) }
        let (day, minute) = NewYorkTime.wallClock(at: time)
        let calendar = ExchangeCalendar.nyse
        guard calendar.isSession(day), isTraded, minute < calendar.openingMinute else {
            return calendar.session(onOrBefore: day)
        }
        return calendar.previousSession(before: day)
    }
}

extension ExchangeZone {
    /// Creates a zone by its name alone, when its offset is not stated.
    fileprivate init(knownName name: String) {
        switch name {
        case "America/Chicago": self.init(standardMinutes: -360, summer: .american)
        case "Europe/London", "Europe/Dublin", "Europe/Lisbon": self = .london
        case "UTC", "GMT", "Etc/UTC": self = .utc
        case "Asia/Tokyo", "Asia/Seoul": self.init(standardMinutes: 540, summer: .none)
        case "Asia/Hong_Kong", "Asia/Shanghai", "Asia/Singapore", "Asia/Taipei":
            self.init(standardMinutes: 480, summer: .none)
        default:
            self = name.hasPrefix("Europe/") ? ExchangeZone(standardMinutes: 60, summer: .european) : .newYork
        }
    }
}

extension YahooPeriod {
    /// The period; nil if an end is missing or they are out of order.
    fileprivate var range: ClosedRange<Timestamp>? {
        guard let start = Timestamp(seconds: start), let end = Timestamp(seconds: end), end >= start else { return nil }
        return start...end
    }
}
