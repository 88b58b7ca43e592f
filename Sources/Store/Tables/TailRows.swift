import GRDB
import Model

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The newest sessions of each instrument in packed form: the first screen reads one row per instrument instead of
/// hundreds.
struct TailRows {
    /// The number of sessions: a year of returns and a long average, with some to spare.
    static let length = 400

    let database: Database

    /// Repacks the newest sessions of an instrument after a change to them.
    func refresh(_ instrument: Int64) throws {
        try GapRows(database: database).removeKnown(of: instrument)
        let newest = try BarRows(database: database).newest(TailRows.length, of: instrument)
        let tail = PackedSessions(newest)
        try database.run(
            """
            INSERT INTO tails (instrument, closes, rest, quoted) VALUES (?, ?, ?, ?)
            ON CONFLICT (instrument) DO UPDATE
                SET closes = excluded.closes, rest = excluded.rest, quoted = excluded.quoted
            """, instrument, tail.closes, tail.rest, tail.quoted)
        try MonthChangeRows(database: database).put(newest, of: instrument)
    }

    /// The newest sessions of the watched instruments, by id.
    ///
    /// - Parameters:
    ///   - instruments: the instruments that are read; nil for all.
    ///   - closesAlone: whether to leave out opens, highs, lows and volumes.
    func series(of instruments: [Int64]? = nil, closesAlone: Bool) throws -> [Int64: Series] {
        let query = """
            SELECT t.instrument, t.closes, \(closesAlone ? "x''" : "t.rest"), \(try database.quotedColumn(of: "tails"))
            FROM tails t JOIN instruments i ON i.id = t.instrument WHERE i.watched = 1
            """
        var series: [Int64: Series] = [:]
        var reader = PackedReader()
        guard let instruments else {
            try add(database.rows(query), by: &reader, to: &series)
            return series
        }
        let ids = instruments.map { "\($0)" }.joined(separator: ", ")
        try add(Row.fetchCursor(database, sql: "\(query) AND t.instrument IN (\(ids))"), by: &reader, to: &series)
        return series
    }

    private func add(_ rows: RowCursor, by reader: inout PackedReader, to series: inout [Int64: Series]) throws {
        while let row = try rows.next() {
            let instrument: Int64 = try row.value(0)
            // The rows are authoritative: if packed sessions are not valid, they are read instead.
            series[instrument] =
                try reader.series(of: row) ?? BarRows(database: database).newest(TailRows.length, of: instrument)
        }
    }
}

/// Sessions as byte arrays: days and closes; opens, highs, lows and volumes; quoted closes, where any is known.
/// Little-endian, with NaN for missing values.
struct PackedSessions {
    let closes: Data
    let rest: Data
    let quoted: Data?

    init(_ series: Series) {
        let bars = series.barsAndGaps
        closes = Data.packing(bars.map(\.day.number)) + Data.packing(bars.map(\.close))
        rest =
            Data.packing(bars.map { $0.open ?? .nan }) + Data.packing(bars.map { $0.high ?? .nan })
            + Data.packing(bars.map { $0.low ?? .nan }) + Data.packing(bars.map { $0.volume ?? .nan })
        let hasQuoted = bars.contains { $0.quotedClose != nil }
        quoted = hasQuoted ? Data.packing(bars.map { $0.quotedClose ?? .nan }) : nil
    }
}

/// Unpacks the sessions of one instrument after another. Most have the same days, which then share one array.
private struct PackedReader {
    private var days: [Day] = []
    private var packedDays: [Int32] = []

    /// The sessions in columns 1 to 3 of a row; nil if their lengths, days or closes are not valid.
    mutating func series(of row: Row) throws -> Series? {
        try row.withUnsafeData(atIndex: 1) { closes in
            try row.withUnsafeData(atIndex: 2) { rest in
                try row.withUnsafeData(atIndex: 3) { quoted in
                    guard let closes, closes.count % 12 == 0 else { return nil }
                    return series(closes, rest, quoted, closes.count / 12)
                }
            }
        }
    }

    private mutating func series(_ closes: Data, _ rest: Data?, _ quoted: Data?, _ count: Int) -> Series? {
        let numbers = [Int32](unpacking: closes, at: 0, count),
            prices = [Double](unpacking: closes, at: count * 4, count)
        guard PackedReader.isValid(numbers, prices) else { return nil }
        let isQuoted = quoted?.count == count * 8
        let quotedCloses = isQuoted ? quoted.map { [Double](unpacking: $0, at: 0, count) } ?? [] : []
        guard quotedCloses.allSatisfy({ !($0.magnitude > PriceRules.largest) }) else { return nil }
        if numbers != packedDays {
            packedDays = numbers
            days = numbers.map(Day.init(number:))
        }
        let isComplete = rest?.count == count * 32
        func column(_ index: Int) -> [Double] {
            guard let rest, isComplete else { return [] }
            return [Double](unpacking: rest, at: index * count * 8, count)
        }
        return Series(
            days: days, opens: column(0), highs: column(1), lows: column(2),
            closes: prices, volumes: column(3), quotedCloses: quotedCloses)
    }

    private static func isValid(_ days: [Int32], _ closes: [Double]) -> Bool {
        guard let first = days.first, let last = days.last else { return true }
        let isInRange = first >= DayRules.oldest.number && last <= RowChecks.newestDay
        return isInRange && zip(days, days.dropFirst()).allSatisfy(<)
            && closes.allSatisfy { $0.magnitude <= PriceRules.largest }
    }
}

extension Data {
    static func packing<Number>(_ numbers: [Number]) -> Data { numbers.withUnsafeBytes { Data($0) } }
}

extension Array {
    /// Numbers packed at an offset. The bytes must reach that far.
    init(unpacking bytes: Data, at offset: Int, _ count: Int) {
        self = [Element](unsafeUninitializedCapacity: count) { buffer, filled in
            let target = UnsafeMutableRawBufferPointer(buffer)
            bytes.withUnsafeBytes { source in
                target.copyMemory(from: UnsafeRawBufferPointer(rebasing: source[offset..<(offset + target.count)]))
            }
            filled = count
        }
    }
}
