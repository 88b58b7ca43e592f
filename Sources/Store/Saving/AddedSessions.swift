import GRDB
import Model

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Writes the sessions that an import adds, and records them for its undo in one row for each instrument: their days,
/// and a checksum of each by which a later change to it is found.
///
/// A journal row for each session, as for those that an import changes, would take as long to write as the session
/// itself and more space than it. An import of many histories consists of new sessions.
final class AddedSessions {
    private let database: Database
    /// The id of the import.
    private let id: Int64
    /// The instruments whose sessions are recorded in one row, and those with a journal row for each session.
    private var packed: Set<Int64> = [], single: Set<Int64> = []

    init(_ database: Database, import id: Int64) {
        self.database = database
        self.id = id
    }

    /// Prepares for sessions of an instrument. Later ones in the same import may change those that earlier ones added,
    /// so from then on each session has a journal row.
    func prepare(_ instrument: Int64) throws {
        guard packed.remove(instrument) != nil else { return }
        single.insert(instrument)
        let days = try AddedSessions.records(of: id, database).first { $0.instrument == instrument }?.days ?? []
        try journal(days, of: instrument)
        try database.run("DELETE FROM undo_added WHERE import = ? AND instrument = ?", id, instrument)
    }

    /// Writes the closed sessions of days that are not stored yet.
    ///
    /// - Returns: the sessions that were not written because their days are stored.
    func insert(_ bars: [Bar], of instrument: Int64, at receipt: Timestamp) throws -> [Bar] {
        try prepare(instrument)
        let (added, others) = try SessionInsertion(database, instrument: instrument, at: receipt).insert(bars)
        if !added.isEmpty { try record(added, of: instrument, at: receipt) }
        return others
    }

    private func record(_ bars: [Bar], of instrument: Int64, at receipt: Timestamp) throws {
        if single.contains(instrument) { return try journal(bars.map(\.day), of: instrument) }
        packed.insert(instrument)
        try database.run(
            "INSERT INTO undo_added VALUES (?, ?, ?, ?, ?)", id, instrument, receipt.milliseconds,
            Data.packing(bars.map(\.day.number)), Data.packing(bars.map(\.checksum)))
    }

    private func journal(_ days: [Day], of instrument: Int64) throws {
        for day in days {
            try database.run(
                """
                INSERT INTO undo_bars (import, side, existed, instrument, day) SELECT ?1, 0, 0, ?2, ?3
                WHERE NOT EXISTS (SELECT 1 FROM undo_bars b
                    WHERE b.import = ?1 AND b.side = 0 AND b.instrument = ?2 AND b.day = ?3)
                """, id, instrument, day.number)
        }
    }
}

extension AddedSessions {
    /// The sessions that an import added to one instrument.
    struct Record {
        let instrument: Int64
        /// When they were received, in milliseconds since 1970.
        let receipt: Int64
        /// The days in order, and the checksum of each session.
        let days: [Day], sums: [UInt32]
    }

    /// What an import added, in the order of the catalogue.
    static func records(of id: Int64, _ database: Database) throws -> [Record] {
        let rows = try database.rows(
            """
            SELECT u.instrument, u.received_at, u.days, u.sums FROM undo_added u
            LEFT JOIN instruments i ON i.id = u.instrument WHERE u.import = ? ORDER BY i.place, u.instrument
            """, id)
        var records: [Record] = []
        while let row = try rows.next() {
            let days: Data = try row.value(2), sums: Data = try row.value(3)
            let count = min(days.count, sums.count) / 4
            records.append(
                Record(
                    instrument: try row.value(0), receipt: try row.value(1),
                    days: [Int32](unpacking: days, at: 0, count).map(Day.init(number:)),
                    sums: [UInt32](unpacking: sums, at: 0, count)))
        }
        return records
    }

    /// Removes the sessions that an import added and that are still as it left them.
    ///
    /// - Returns: the number of sessions removed, and of those that stay because they have changed since.
    static func undo(_ id: Int64, _ database: Database) throws -> (removed: Int, staying: Int) {
        var removed = 0, all = 0
        for record in try records(of: id, database) {
            removed += try record.remove(database)
            all += record.days.count
        }
        return (removed, all - removed)
    }
}

extension AddedSessions.Record {
    fileprivate func remove(_ database: Database) throws -> Int {
        guard let first = days.first, let last = days.last else { return 0 }
        let sums = Dictionary(zip(days.map(\.number), sums), uniquingKeysWith: { $1 })
        let rows = try database.rows(
            """
            SELECT day, open, high, low, close, volume, quoted, received_at FROM bars
            WHERE instrument = ? AND day BETWEEN ? AND ?
            """, instrument, first.number, last.number)
        var unchanged: [Int32] = []
        while let row = try rows.next() {
            let day: Int32 = try row.value(0), receipt: Int64 = try row.value(7)
            let bar = Bar(
                Day(number: day), open: try row.value(1), high: try row.value(2), low: try row.value(3),
                close: try row.value(4), quotedClose: try row.value(6), volume: try row.value(5))
            if receipt == self.receipt, sums[day] == bar.checksum { unchanged.append(day) }
        }
        for day in unchanged {
            try database.run("DELETE FROM bars WHERE instrument = ? AND day = ?", instrument, day)
        }
        return unchanged.count
    }
}

extension Bar {
    /// A checksum of its prices and volume: FNV-1a over their bits, folded to 32.
    fileprivate var checksum: UInt32 {
        var sum: UInt64 = 0xcbf2_9ce4_8422_2325
        for value in [open, high, low, close, quotedClose, volume] {
            // SQLite stores NaN as NULL, and minus zero as zero.
            let bits = value.map { $0.isNaN ? .max : ($0 + 0).bitPattern } ?? UInt64.max
            sum = (sum ^ bits) &* 0x100_0000_01b3
            sum ^= sum >> 29
        }
        return UInt32(truncatingIfNeeded: sum ^ (sum >> 32))
    }
}
