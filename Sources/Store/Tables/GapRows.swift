import GRDB
import Model

/// Sessions that took place but whose close is missing.
struct GapRows {
    static let table = """
        CREATE TABLE gaps (
            instrument INTEGER NOT NULL REFERENCES instruments (id) ON DELETE CASCADE,
            day INTEGER NOT NULL,
            received_at INTEGER NOT NULL,
            PRIMARY KEY (instrument, day)
        ) STRICT, WITHOUT ROWID;
        """

    let database: Database

    /// Records sessions without a close, unless a close is stored.
    func put(_ days: [Day], of instrument: Int64, at receipt: Timestamp) throws {
        for day in days {
            try database.run(
                """
                INSERT OR REPLACE INTO gaps SELECT ?1, ?2, ?3
                WHERE NOT EXISTS (SELECT 1 FROM bars WHERE instrument = ?1 AND day = ?2)
                """, instrument, day.number, receipt.milliseconds)
        }
    }

    /// Removes the gaps for which a close has been stored since.
    func removeKnown(of instrument: Int64) throws {
        try database.run(
            """
            DELETE FROM gaps WHERE instrument = ?1
                AND day IN (SELECT g.day FROM gaps g JOIN bars b USING (instrument, day) WHERE g.instrument = ?1)
            """, instrument)
    }

    /// The days of an instrument, in order; none in a store of an older version, which is only read.
    func days(of instrument: Int64) throws -> [Day] {
        guard try database.tableExists("gaps") else { return [] }
        let rows = try database.rows(
            "SELECT day FROM gaps WHERE instrument = ? AND \(RowChecks.gaps) ORDER BY day", instrument)
        var days: [Day] = []
        while let row = try rows.next() { days.append(Day(number: try row.value(0))) }
        return days
    }
}
