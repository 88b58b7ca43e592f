import GRDB
import GRDBSQLite
import Model

/// Inserts sessions that are not stored yet.
///
/// It binds the columns with SQLite's own functions: an import has millions of sessions, and to pass an array of
/// arguments through GRDB takes longer than the insertion of its row.
struct SessionInsertion {
    private let database: Database
    private let statement: Statement
    private let instrument: Int64, receipt: Int64

    /// - Parameter receipt: when the sessions were received.
    init(_ database: Database, instrument: Int64, at receipt: Timestamp) throws {
        self.database = database
        self.instrument = instrument
        self.receipt = receipt.milliseconds
        statement = try database.cachedStatement(
            sql: """
                INSERT INTO bars (instrument, day, open, high, low, close, volume, received_at, quoted)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (instrument, day) DO NOTHING
                """)
    }

    /// Inserts the sessions whose days are not stored, and returns the others.
    func insert(_ bars: [Bar]) throws -> (added: [Bar], others: [Bar]) {
        let handle = statement.sqliteStatement
        defer {
            sqlite3_reset(handle)
            sqlite3_clear_bindings(handle)
        }
        sqlite3_reset(handle)
        sqlite3_bind_int64(handle, 1, instrument)
        sqlite3_bind_int64(handle, 8, receipt)
        var added: [Bar] = [], others: [Bar] = []
        added.reserveCapacity(bars.count)
        for bar in bars {
            sqlite3_bind_int64(handle, 2, Int64(bar.day.number))
            bind(bar, to: handle)
            let code = sqlite3_step(handle)
            // The row is complete before the next one is bound.
            sqlite3_reset(handle)
            guard code == SQLITE_DONE else {
                throw DatabaseError(
                    resultCode: ResultCode(rawValue: code),
                    message: String(cString: sqlite3_errmsg(database.sqliteConnection)))
            }
            if database.changesCount > 0 { added.append(bar) } else { others.append(bar) }
        }
        return (added, others)
    }

    private func bind(_ bar: Bar, to handle: OpaquePointer) {
        bind(bar.open, at: 3, of: handle)
        bind(bar.high, at: 4, of: handle)
        bind(bar.low, at: 5, of: handle)
        sqlite3_bind_double(handle, 6, bar.close)
        bind(bar.volume, at: 7, of: handle)
        bind(bar.quotedClose, at: 9, of: handle)
    }

    private func bind(_ value: Double?, at column: Int32, of handle: OpaquePointer) {
        if let value { sqlite3_bind_double(handle, column, value) } else { sqlite3_bind_null(handle, column) }
    }
}
