import Formats
import Model

/// Reads the latest quotes and intraday prices.
enum QuoteTables {
    /// Reads `symbol,session,time,last,volume`; prices retain the decimals they are written with.
    static func quotes(_ table: inout TableReader) throws(FeedError) -> [Quote] {
        let symbol = try table.column("symbol"), session = try table.column("session")
        let time = try table.column("time"), last = try table.column("last"), volume = try table.column("volume")
        var quotes: [Quote] = []
        while table.next() {
            table.attempt { row throws(FeedError) in
                quotes.append(
                    Quote(
                        try row.symbol(symbol), last: try row.exactPrice(last), session: try row.day(session),
                        time: try row.instant(time), volume: try row.number(volume)))
            }
        }
        return quotes
    }

    /// Reads `symbol,session,offset_minutes,time,price`; the rows of a session are adjacent.
    static func intraday(_ table: inout TableReader) throws(FeedError) -> [(symbol: Symbol, prices: Intraday)] {
        let symbol = try table.column("symbol"), session = try table.column("session")
        let offset = try table.column("offset_minutes"), time = try table.column("time")
        let price = try table.column("price")
        var sessions: [(symbol: Symbol, day: Day, offset: Int, points: [Intraday.Point])] = []
        while table.next() {
            table.attempt { row throws(FeedError) in
                let name = try row.symbol(symbol), day = try row.day(session)
                guard let minutes = Int(exactly: try row.requiredNumber(offset)), minutes.magnitude < 1440 else {
                    throw row.error(offset, "minutes from UTC")
                }
                let point = Intraday.Point(try row.instant(time), try row.requiredNumber(price))
                if let last = sessions.last, last.symbol == name, last.day == day {
                    sessions[sessions.count - 1].points.append(point)
                } else {
                    sessions.append((name, day, minutes, [point]))
                }
            }
        }
        return sessions.map { ($0.symbol, Intraday($0.day, offsetMinutes: $0.offset, points: $0.points)) }
    }
}

extension TableReader {
    /// The price in a field with its decimals; may be negative.
    func exactPrice(_ column: Column) throws(FeedError) -> Price {
        let field = self[column]
        guard (0...Price.maximumDecimals).contains(Int(field.decimals)), !field.isEmpty else {
            throw error(column, "a price")
        }
        return Price(units: field.units, decimals: Int(field.decimals))
    }

    /// The instant in a field, in ISO 8601 and UTC, to the millisecond.
    func instant(_ column: Column) throws(FeedError) -> Timestamp {
        guard let time = Timestamp(exact: text(column)) else { throw error(column, "a time as 2024-05-16T20:00:00Z") }
        _ = try checked(time.wallClock(offsetMinutes: 0).day, column)
        return time
    }
}
