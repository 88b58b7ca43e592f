import GRDB
import Model

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The tables of recent quotes, one for each session, and of the prices within sessions.
struct QuoteRows {
    let database: Database

    /// Writes a quote, unless a later one of the same session is stored. Without a volume, the stored volume stays.
    func put(_ quote: Quote, of instrument: Int64, at receipt: Timestamp) throws {
        try database.run(
            """
            INSERT INTO quotes VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (instrument, session) DO UPDATE SET units = excluded.units, decimals = excluded.decimals,
                time = excluded.time, volume = coalesce(excluded.volume, volume), received_at = excluded.received_at
            WHERE excluded.time >= quotes.time
            """,
            instrument, quote.session.number, quote.last.units, Int(quote.last.decimals), quote.time.milliseconds,
            quote.volume, receipt.milliseconds)
    }

    /// Writes the prices within a session, unless prices received later are stored.
    func put(_ intraday: Intraday, of instrument: Int64, at receipt: Timestamp) throws {
        try database.run(
            """
            INSERT INTO intraday VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (instrument, session) DO UPDATE SET offset_minutes = excluded.offset_minutes,
                points = excluded.points, received_at = excluded.received_at
            WHERE excluded.received_at >= intraday.received_at
            """,
            instrument, intraday.session.number, intraday.offsetMinutes, intraday.packed, receipt.milliseconds)
    }

    /// The newest quote of each watched instrument, keyed by the instrument's row ID.
    func newest() throws -> [Int64: Quote] {
        // SQLite takes bare columns next to `max` from the row with the maximum.
        let quotes = try read(
            """
            SELECT q.instrument, i.symbol, q.units, q.decimals, max(q.session), q.time, q.volume
            FROM quotes q JOIN instruments i ON i.id = q.instrument WHERE i.watched = 1 AND \(RowChecks.quotes) GROUP BY q.instrument
            """)
        return Dictionary(quotes, uniquingKeysWith: { $1 })
    }

    /// All quotes, in order of session.
    func all() throws -> [Quote] {
        try read(
            """
            SELECT q.instrument, i.symbol, q.units, q.decimals, q.session, q.time, q.volume
            FROM quotes q JOIN instruments i ON i.id = q.instrument WHERE \(RowChecks.quotes) ORDER BY q.session, i.place, i.id
            """
        ).map(\.1)
    }

    private func read(_ sql: String) throws -> [(Int64, Quote)] {
        let rows = try database.rows(sql)
        var quotes: [(Int64, Quote)] = []
        while let row = try rows.next() {
            let decimals: Int = try row.value(3)
            let quote = Quote(
                Symbol(try row.value(1) as String), last: Price(units: try row.value(2), decimals: decimals),
                session: Day(number: try row.value(4)), time: Timestamp(milliseconds: try row.value(5)),
                volume: try row.value(6))
            quotes.append((try row.value(0), quote))
        }
        return quotes
    }

    /// All prices within sessions, in order of session.
    func allIntraday() throws -> [(symbol: Symbol, prices: Intraday)] {
        let rows = try database.rows(
            """
            SELECT i.symbol, d.session, d.offset_minutes, d.points
            FROM intraday d JOIN instruments i ON i.id = d.instrument
            WHERE \(RowChecks.intraday) ORDER BY d.session, i.place, i.id
            """)
        var sessions: [(symbol: Symbol, prices: Intraday)] = []
        while let row = try rows.next() {
            let session = Day(number: try row.value(1)), offset: Int = try row.value(2)
            let prices = try row.withUnsafeData(atIndex: 3) { Intraday(session, offsetMinutes: offset, packed: $0) }
            sessions.append((Symbol(try row.value(0) as String), prices))
        }
        return sessions
    }

    /// The prices within the newest session of each watched instrument, keyed by the instrument's row ID.
    func newestIntraday() throws -> [Int64: Intraday] {
        let rows = try database.rows(
            """
            SELECT d.instrument, max(d.session), d.offset_minutes, d.points
            FROM intraday d JOIN instruments i ON i.id = d.instrument WHERE i.watched = 1 AND \(RowChecks.intraday) GROUP BY d.instrument
            """)
        var sessions: [Int64: Intraday] = [:]
        while let row = try rows.next() {
            let session = Day(number: try row.value(1)), offset: Int = try row.value(2)
            sessions[try row.value(0)] = try row.withUnsafeData(atIndex: 3) {
                Intraday(session, offsetMinutes: offset, packed: $0)
            }
        }
        return sessions
    }
}

extension Intraday {
    /// Times and prices as bytes, little-endian, 16 per point. Where there are prices outside of trading hours, they
    /// follow, and then the number of the others in 8 bytes.
    fileprivate var packed: Data {
        var bytes = Data(capacity: (points.count + extended.count) * 16 + 8)
        for point in points + extended {
            withUnsafeBytes(of: point.time.milliseconds.littleEndian) { bytes.append(contentsOf: $0) }
            withUnsafeBytes(of: point.price.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
        }
        if !extended.isEmpty {
            withUnsafeBytes(of: Int64(points.count).littleEndian) { bytes.append(contentsOf: $0) }
        }
        return bytes
    }

    /// A session's prices from such bytes.
    fileprivate init(_ session: Day, offsetMinutes: Int, packed bytes: Data?) {
        let points = bytes.map(Intraday.points) ?? [], count = bytes.flatMap(Intraday.regularCount) ?? points.count
        let regular = min(max(count, 0), points.count)
        self.init(
            session, offsetMinutes: offsetMinutes, points: Array(points[..<regular]),
            extended: Array(points[regular...]))
    }

    /// The number of prices within trading hours in such bytes; nil where there are no others.
    private static func regularCount(in bytes: Data) -> Int? {
        guard bytes.count % 16 == 8 else { return nil }
        return bytes.withUnsafeBytes { bytes in
            Int(Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: bytes.count - 8, as: Int64.self)))
        }
    }

    /// The points in such bytes; an incomplete one at the end is ignored.
    private static func points(of bytes: Data) -> [Point] {
        bytes.withUnsafeBytes { bytes in
            stride(from: 0, to: bytes.count / 16 * 16, by: 16).map { offset in
                let time = Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Int64.self))
                let price = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self))
                return Point(Timestamp(milliseconds: time), Double(bitPattern: price))
            }
        }
    }
}
