import GRDB
import Model

/// The newest session of each instrument with its change over a month, from version 6: by it the first screen finds the
/// instruments at the top among very many, without reading the sessions of all.
struct MonthChangeRows {
    /// More sessions than a month has.
    private static let sessions = 40

    let database: Database

    /// Creates the table, with the instruments that the store has.
    static func create(_ database: Database) throws {
        try database.execute(
            sql: """
                CREATE TABLE month_changes (
                    instrument INTEGER PRIMARY KEY REFERENCES instruments (id) ON DELETE CASCADE,
                    day INTEGER,
                    change REAL
                ) STRICT;
                """)
        let rows = MonthChangeRows(database: database), bars = BarRows(database: database)
        for instrument in try Int64.fetchAll(database, sql: "SELECT instrument FROM tails") {
            try rows.put(bars.newest(sessions, of: instrument), of: instrument)
        }
    }

    /// Records the change at the end of an instrument's newest sessions.
    func put(_ series: Series, of instrument: Int64) throws {
        try database.run(
            """
            INSERT INTO month_changes VALUES (?, ?, ?)
            ON CONFLICT (instrument) DO UPDATE SET day = excluded.day, change = excluded.change
            """, instrument, series.lastDay?.number, series.change(over: .month))
    }

    /// Whether the store has them: one of an older version does not.
    var exist: Bool {
        get throws {
            // The library's own way reads the names of all tables.
            try database.value("SELECT 1 FROM sqlite_schema WHERE name = 'month_changes'") ?? 0 == 1
        }
    }

    /// The newest session of the watched instruments; nil if there is none.
    func lastDay() throws -> Day? {
        let day: Int32? = try database.value(
            """
            SELECT max(c.day) FROM month_changes c JOIN instruments i ON i.id = c.instrument
            WHERE i.watched = 1 AND c.day BETWEEN ? AND ?
            """, DayRules.oldest.number, RowChecks.newestDay)
        return day.map { Day(number: $0) }
    }

    /// The imported instruments, those with the largest change first.
    func largest(_ count: Int) throws -> [Int64] {
        let rows = try database.rows(
            """
            SELECT c.instrument FROM month_changes c JOIN instruments i ON i.id = c.instrument
            WHERE i.watched = 1 AND i.category = '\(Instrument.importGroup)' ORDER BY c.change DESC, c.instrument LIMIT ?
            """, count)
        var instruments: [Int64] = []
        while let row = try rows.next() { instruments.append(try row.value(0)) }
        return instruments
    }
}
