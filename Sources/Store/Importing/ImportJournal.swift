import GRDB
import Model

/// Records the row-by-row changes of an import, within its transaction: triggers save each row as it was before the
/// first change, and `end` saves it as it is after the last.
struct ImportJournal {
    /// The number of import runs that can be undone.
    static let maximumRuns = 20

    let database: Database
    /// The id of the import, and that of its run: all files imported by one command.
    let id: Int64, run: Int64
    private let spansBefore: [ClosedRange<Day>]

    /// Begins a journal.
    ///
    /// - Parameter run: the run to continue; nil starts a new one.
    init(_ database: Database, file: String, run: Int64?, at receipt: Timestamp) throws {
        self.database = database
        try database.run(
            "INSERT INTO imports (run, file, received_at) VALUES (?, ?, ?)", run ?? 0, file, receipt.milliseconds)
        id = database.lastInsertedRowID
        self.run = run ?? id
        try database.run("UPDATE imports SET run = ? WHERE id = ?", self.run, id)
        spansBefore = try DealRows(database: database).spans()
        try saveSpans(side: 0)
        for table in JournalTable.all { try database.execute(sql: triggers(of: table)) }
    }

    /// Spans of days merge with one another, so the complete table is saved.
    private func saveSpans(side: Int) throws {
        try database.run(
            "INSERT INTO undo_deal_spans SELECT ?, ?, first, last, received_at FROM deal_spans", id, side)
    }

    /// Ends the journal. An import that changed nothing leaves nothing to undo.
    ///
    /// - Returns: whether anything changed.
    func end() throws -> Bool {
        var hasChanged = false
        for table in JournalTable.all {
            for event in JournalEvent.allCases { try database.execute(sql: "DROP TRIGGER \(event.name(table))") }
            let columns = try table.columns(database).joined(separator: ", ")
            try database.execute(
                sql: """
                    INSERT INTO \(table.journal) (import, side, existed, \(columns))
                    SELECT \(id), 1, 1, \(columns) FROM \(table.name) c
                    WHERE EXISTS (SELECT 1 FROM \(table.journal) b
                        WHERE b.import = \(id) AND b.side = 0 AND \(table.sameKey("b", "c")))
                    """)
        }
        for table in JournalTable.all.reversed() { try removeUnchanged(table) }
        for table in JournalTable.all {
            let rows: Int = try database.value("SELECT count(*) FROM \(table.journal) WHERE import = ?", id) ?? 0
            hasChanged = hasChanged || rows > 0
        }
        if try DealRows(database: database).spans() == spansBefore {
            try database.run("DELETE FROM undo_deal_spans WHERE import = ?", id)
        } else {
            try saveSpans(side: 1)
            hasChanged = true
        }
        if !hasChanged { try database.run("DELETE FROM imports WHERE id = ?", id) }
        try database.run(
            "DELETE FROM imports WHERE run NOT IN (SELECT DISTINCT run FROM imports ORDER BY run DESC LIMIT ?)",
            ImportJournal.maximumRuns)
        return hasChanged
    }

    /// Drops unchanged rows from the journal and restores the time at which they were received. A row with parts stays
    /// if any of its parts changed.
    private func removeUnchanged(_ table: JournalTable) throws {
        let columns = try table.columns(database)
        let isSame = columns.filter { $0 != JournalTable.receipt }.map { "a.\($0) IS b.\($0)" }
        let parts = JournalTable.all.filter { $0.parent?.table == table.name }.compactMap { part in
            part.parent.map {
                "AND NOT EXISTS (SELECT 1 FROM \(part.journal) p WHERE p.import = \(id) "
                    + "AND p.\"\($0.by)\" IS b.\"\(table.key[0])\")"
            }
        }
        let after =
            "SELECT 1 FROM \(table.journal) a WHERE a.import = \(id) AND a.side = 1 AND \(table.sameKey("a", "b"))"
        try database.execute(
            sql: """
                UPDATE \(table.journal) AS b SET stays = 2
                WHERE b.import = \(id) AND b.side = 0 \(parts.joined(separator: " "))
                AND iif(b.existed, EXISTS (\(after) AND \(isSame.joined(separator: " AND "))), NOT EXISTS (\(after)));
                UPDATE \(table.journal) AS a SET stays = 2 WHERE a.import = \(id) AND a.side = 1
                AND EXISTS (SELECT 1 FROM \(table.journal) b
                    WHERE b.import = \(id) AND b.side = 0 AND b.stays = 2 AND \(table.sameKey("b", "a")));
                """)
        if columns.contains(JournalTable.receipt) {
            try database.execute(
                sql: """
                    UPDATE \(table.name) AS c SET received_at = b.received_at FROM \(table.journal) b
                    WHERE b.import = \(id) AND b.side = 0 AND b.stays = 2 AND b.existed = 1
                    AND \(table.sameKey("c", "b"))
                    """)
        }
        try database.execute(sql: "DELETE FROM \(table.journal) WHERE import = \(id) AND stays = 2")
    }

    /// SQL for whether the journal has no entry for a row yet.
    private func isFirst(_ table: JournalTable, _ row: String) -> String {
        "NOT EXISTS (SELECT 1 FROM \(table.journal) b WHERE b.import = \(id) AND b.side = 0 AND "
            + table.sameKey("b", row) + ")"
    }

    private func triggers(of table: JournalTable) throws -> String {
        let columns = try table.columns(database)
        let key = table.key.map { "\"\($0)\"" }
        // Within a trigger, the conflict clause of the outer statement would override OR IGNORE.
        let old = """
            INSERT INTO \(table.journal) (import, side, existed, \(columns.joined(separator: ", ")))
            SELECT \(id), 0, 1, \(columns.map { "OLD.\($0)" }.joined(separator: ", ")) WHERE \(isFirst(table, "OLD"));
            """
        let new = """
            INSERT INTO \(table.journal) (import, side, existed, \(key.joined(separator: ", ")))
            SELECT \(id), 0, 0, \(key.map { "NEW.\($0)" }.joined(separator: ", ")) WHERE \(isFirst(table, "NEW"));
            """
        return JournalEvent.allCases.map { event in
            """
            CREATE TEMP TRIGGER \(event.name(table)) AFTER \(event.rawValue) ON main.\(table.name) BEGIN
                \(event == .insert ? new : old)
            END;
            """
        }.joined(separator: "\n")
    }
}

/// The statements that fire a trigger.
private enum JournalEvent: String, CaseIterable {
    case insert = "INSERT"
    case update = "UPDATE"
    case delete = "DELETE"

    func name(_ table: JournalTable) -> String { "undo_\(table.name)_\(rawValue.lowercased())" }
}

extension [ClosedRange<Day>] {
    /// The days of these spans that are in none of the others. Both lists are sorted and their spans do not overlap.
    func without(_ others: [ClosedRange<Day>]) -> [ClosedRange<Day>] {
        others.reduce(self) { spans, other in
            spans.flatMap { span -> [ClosedRange<Day>] in
                guard span.overlaps(other) else { return [span] }
                var rest: [ClosedRange<Day>] = []
                if span.lowerBound < other.lowerBound { rest.append(span.lowerBound...other.lowerBound - 1) }
                if span.upperBound > other.upperBound { rest.append(other.upperBound + 1...span.upperBound) }
                return rest
            }
        }
    }
}
