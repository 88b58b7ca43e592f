import Model

/// An exchange's time zone, as far as it is needed to determine the local date of an instant.
///
/// Yahoo states only today's offset from UTC. For bars of half a year ago, which begin at midnight, an hour would make
/// a different date. The two relevant rules of summer time are therefore built in: New York's and the European Union's
/// (from the last Sunday of March to the last of October, both at 01:00 UTC; Directive 2000/84/EC).
struct ExchangeZone: Hashable, Sendable {
    enum Summer: Hashable, Sendable {
        case american, european, none
    }

    /// The offset from UTC in winter, in minutes.
    let standardMinutes: Int
    let summer: Summer

    static let newYork = ExchangeZone(standardMinutes: -300, summer: .american)
    static let london = ExchangeZone(standardMinutes: 0, summer: .european)
    static let utc = ExchangeZone(standardMinutes: 0, summer: .none)

    /// The offset from UTC at an instant, in minutes.
    func offsetMinutes(at time: Timestamp) -> Int { standardMinutes + (summer.lasts(at: time) ? 60 : 0) }

    /// The local date, and the minutes since midnight.
    func wallClock(at time: Timestamp) -> (day: Day, minute: Int) {
        time.wallClock(offsetMinutes: offsetMinutes(at: time))
    }

    /// The local date.
    func day(at time: Timestamp) -> Day { wallClock(at: time).day }
}

extension ExchangeZone {
    /// Creates the zone of a name such as `Europe/Berlin` whose offset from UTC at an instant is given.
    init(name: String, offsetMinutes offset: Int, at time: Timestamp) {
        let summer = Summer(zone: name)
        self.init(standardMinutes: offset - (summer.lasts(at: time) ? 60 : 0), summer: summer)
    }

    /// Creates the zone of an exchange by Yahoo's code, as used in its stream; nil if the code is not known.
    init?(exchange code: String) {
        switch code {
        case "NMS", "NGM", "NCM", "NYQ", "NYS", "ASE", "PCX", "BTS", "SNP", "DJI", "NIM", "WCB", "CXI", "CBO", "CBT",
            "OPR", "PNK", "OQB", "OQX", "OEM", "CME", "CMX", "NYM", "NYB", "CGI", "RUS", "TOR", "VAN", "CNQ":
            self = .newYork
        case "CCC": self = .utc
        case "CCY", "LSE", "IOB", "FGI", "ISE", "LIS": self = .london
        case "GER", "FRA", "STU", "BER", "DUS", "HAM", "MUN", "HAN", "PAR", "AMS", "BRU", "MIL", "MCE", "EBS", "VIE",
            "STO", "OSL", "CPH", "STX", "ZRH":
            self = ExchangeZone(standardMinutes: 60, summer: .european)
        case "HEL", "ATH": self = ExchangeZone(standardMinutes: 120, summer: .european)
        case "NSI", "BSE": self = ExchangeZone(standardMinutes: 330, summer: .none)
        case "HKG", "SHH", "SHZ", "SES", "TAI", "KLS": self = ExchangeZone(standardMinutes: 480, summer: .none)
        case "JPX", "OSA", "KSC", "KOE": self = ExchangeZone(standardMinutes: 540, summer: .none)
        case "ASX": self = ExchangeZone(standardMinutes: 600, summer: .none)
        default: return nil
        }
    }
}

extension ExchangeZone.Summer {
    /// The summer-time rule of a zone.
    fileprivate init(zone name: String) {
        switch name {
        case "America/New_York", "America/Chicago", "America/Toronto", "America/Denver", "America/Los_Angeles",
            "America/Detroit", "America/Montreal", "America/Vancouver", "America/Halifax":
            self = .american
        case "Europe/Istanbul", "Europe/Moscow", "Europe/Minsk": self = .none
        default: self = name.hasPrefix("Europe/") ? .european : name.hasPrefix("US/") ? .american : .none
        }
    }

    /// Whether summer time is in force at an instant.
    fileprivate func lasts(at time: Timestamp) -> Bool {
        switch self {
        case .none: return false
        case .american: return NewYorkTime.offsetMinutes(at: time) == -240
        case .european:
            let year = time.wallClock(offsetMinutes: 0).day.year
            guard let start = lastSunday(of: 3, in: year), let end = lastSunday(of: 10, in: year) else { return false }
            return time >= Timestamp(start, hour: 1, minute: 0) && time < Timestamp(end, hour: 1, minute: 0)
        }
    }

    /// The last Sunday of March or October, which have 31 days.
    private func lastSunday(of month: Int, in year: Int) -> Day? {
        Day(year, month, 31).map { $0 - ($0.weekday + 1) % 7 }
    }
}
