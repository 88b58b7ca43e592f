import Model

/// The bodies of responses, in the formats of the real services.
struct LoopbackBodies: Sendable {
    let prices: LoopbackPrices

    /// Yahoo's chart of daily sessions from a day to the last close before `now`, with its metadata; nil if the symbol
    /// is not traded.
    func chart(_ name: String, symbol: Symbol, from first: Day, now: Timestamp, failure: InjectedFailure?) -> String? {
        guard let cents = prices.cents(symbol, at: now) else { return nil }
        let calendar = ExchangeCalendar.nyse
        let history = prices.histories[symbol] ?? Series()
        let stored = (0..<history.count).filter { history.day($0) >= first }
        let next = max(first, (history.lastDay ?? first - 1) + 1)
        let made = calendar.sessions(between: next, and: calendar.lastClose(before: now))
        let days = stored.map(history.day) + made
        let stamps = days.map { String(NewYorkTime.timestamp($0, minute: 570).milliseconds / 1000) }
        let closes =
            stored.map { String(history.close($0)) }
            + made.map { LoopbackBodies.text(prices.close(symbol, on: $0) ?? 0) }
        let list = closes.joined(separator: ",")
        let volumes = days.map { _ in "1000" }.joined(separator: ",")
        let body = """
            "timestamp":[\(stamps.joined(separator: ","))],"events":{},"indicators":{"quote":[{"open":[\(list)],\
            "high":[\(list)],"low":[\(list)],"close":[\(list)],"volume":[\(volumes)]}],"adjclose":[{"adjclose":[\(list)]}]}
            """
        let meta = meta(name, cents: cents, now: now, failure: failure)
        return #"{"chart":{"result":[{"meta":\#(meta),\#(body)}],"error":null}}"#
    }

    /// Yahoo's spark of several symbols; symbols that are not traded are left out.
    func spark(_ names: [(name: String, symbol: Symbol)], now: Timestamp, failure: InjectedFailure?) -> String {
        let results = names.compactMap { name, symbol -> String? in
            guard let cents = prices.cents(symbol, at: now) else { return nil }
            let meta = meta(name, cents: cents, now: now, failure: failure)
            return #"{"symbol":"\#(name)","response":[{"meta":\#(meta),"indicators":{"quote":[{}]}}]}"#
        }
        return #"{"spark":{"result":[\#(results.joined(separator: ","))],"error":null}}"#
    }

    private func meta(_ name: String, cents: Int64, now: Timestamp, failure: InjectedFailure?) -> String {
        let text = LoopbackBodies.text(cents)
        let price = failure == .nullPrice ? "null" : failure == .changedType ? #"{"raw":\#(text)}"# : text
        return """
            {"currency":"USD","symbol":"\(name)","exchangeName":"PCX","instrumentType":"ETF","firstTradeDate":728317800,\
            "regularMarketTime":\(now.milliseconds / 1000),"gmtoffset":\(NewYorkTime.offsetMinutes(at: now) * 60),\
            "timezone":"EST","exchangeTimezoneName":"America/New_York","regularMarketPrice":\(price),"priceHint":2,\
            "longName":"Loopback \(name)","shortName":"Loopback \(name)","dataGranularity":"1d","range":"1mo"}
            """
    }

    /// The Treasury's table of yields for a year.
    func yields(_ year: Int, now: Timestamp) -> String {
        let first = Day(year, 1, 1) ?? Day(number: 0), last = NewYorkTime.wallClock(at: now).day
        let days = ExchangeCalendar.treasuries.sessions(between: first, and: min(last - 1, first + 365))
        let rows = days.filter { $0.year == year }.reversed().map { day -> String in
            let (year, month, date) = day.civil
            let ten = LoopbackBodies.text(400 + Int64(day.number % 50))
            return "\(LoopbackBodies.two(month))/\(LoopbackBodies.two(date))/\(year),4.10,4.20,4.30,\(ten),4.60"
        }
        return (["Date,\"1 Mo\",\"3 Mo\",\"2 Yr\",\"10 Yr\",\"30 Yr\""] + rows).joined(separator: "\n")
    }

    /// FRED's CSV file of a series.
    func series(_ name: String, now: Timestamp) -> String {
        let today = NewYorkTime.wallClock(at: now).day
        let rows = (1...40).reversed().map { "\(today - $0),4.33" }
        return (["observation_date,\(name)"] + rows).joined(separator: "\n") + "\n"
    }

    static func text(_ cents: Int64) -> String { "\(cents / 100).\(two(Int(cents % 100)))" }

    private static func two(_ number: Int) -> String { padded(number, to: 2) }

    static func padded(_ number: Int, to digits: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }

    /// An instant in the date format of e-mail and HTTP: `Sun, 06 Nov 1994 08:49:37 GMT`.
    static func mailDate(_ time: Timestamp) -> String {
        let parts = time.wallClock(offsetMinutes: 0).day.full.split(separator: " ")
        let clock = time.description.split(separator: "T")[1].dropLast()
        return "\(parts[0]), \(parts[1].count == 1 ? "0" : "")\(parts[1]) \(parts[2]) \(parts[3]) \(clock) GMT"
    }

    /// A day in the format of iShares: `Dec 06, 2024`.
    static func iSharesDate(_ day: Day) -> String {
        let parts = day.full.split(separator: " ")
        return "\(parts[2]) \(two(day.civil.day)), \(day.year)"
    }
}
