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
        try JournalTriggers.start(id, database)
    }

    /// Spans of days merge with one another, so the complete table is saved.
    private func saveSpans(side: Int) throws {
        try database.run(
            "INSERT INTO undo_deal_spans SELECT ?, ?, first, last, received_at FROM deal_spans", id, side)
    }

    /// Ends the journal. An import that changed nothing leaves nothing to undo.
    ///
    /// - Parameter isFirst: whether no earlier import of its run has changed anything.
    /// - Returns: whether anything changed.
    func end(isFirst: Bool) throws -> Bool {
        try JournalTriggers.stop(database)
        let touched = try JournalTable.all.filter { try $0.hasRows(ofImport: id, database) }
        for table in touched {
            let columns = try table.columns(database)
            try database.run(
                """
                INSERT INTO \(table.journal) (import, side, existed, \(columns.joined(separator: ", ")))
                SELECT ?1, 1, 1, \(columns.map { "c.\($0)" }.joined(separator: ", "))
                FROM \(table.journal) b CROSS JOIN \(table.name) c ON \(table.sameKey("c", "b"))
                WHERE b.import = ?1 AND b.side = 0
                """, id)
        }
        for table in touched.reversed() { try removeUnchanged(table) }
        let hasAdded: Bool? = try database.value("SELECT EXISTS (SELECT 1 FROM undo_added WHERE import = ?)", id)
        var hasChanged = try hasAdded ?? false || touched.contains { try $0.hasRows(ofImport: id, database) }
        if try DealRows(database: database).spans() == spansBefore {
            try database.run("DELETE FROM undo_deal_spans WHERE import = ?", id)
        } else {
            try saveSpans(side: 1)
            hasChanged = true
        }
        if !hasChanged { try database.run("DELETE FROM imports WHERE id = ?", id) }
        if isFirst {
            try database.run(
                "DELETE FROM imports WHERE run NOT IN (SELECT DISTINCT run FROM imports ORDER BY run DESC LIMIT ?)",
                ImportJournal.maximumRuns)
        }
        return hasChanged
    }

    /// Drops unchanged rows from the journal and restores the time at which they were received. A row with parts stays
    /// if any of its parts changed.
    private func removeUnchanged(_ table: JournalTable) throws {
        let columns = try table.columns(database)
        let isSame = columns.filter { $0 != JournalTable.receipt }.map { "a.\($0) IS b.\($0)" }
        let parts = JournalTable.all.filter { $0.parent?.table == table.name }.compactMap { part in
            part.parent.map {
                "AND NOT EXISTS (SELECT 1 FROM \(part.journal) p WHERE p.import = ?1 "
                    + "AND p.\"\($0.by)\" IS b.\"\(table.key[0])\")"
            }
        }
        let after =
            "SELECT 1 FROM \(table.journal) a WHERE a.import = ?1 AND a.side = 1 AND \(table.sameKey("a", "b"))"
        try database.run(
            """
            UPDATE \(table.journal) AS b SET stays = 2
            WHERE b.import = ?1 AND b.side = 0 \(parts.joined(separator: " "))
            AND iif(b.existed, EXISTS (\(after) AND \(isSame.joined(separator: " AND "))), NOT EXISTS (\(after)))
            """, id)
        if database.changesCount == 0 { return }
        try database.run(
            """
            UPDATE \(table.journal) AS a SET stays = 2 WHERE a.import = ?1 AND a.side = 1
            AND EXISTS (SELECT 1 FROM \(table.journal) b
                WHERE b.import = ?1 AND b.side = 0 AND b.stays = 2 AND \(table.sameKey("b", "a")))
            """, id)
        if columns.contains(JournalTable.receipt) {
            try database.run(
                """
                UPDATE \(table.name) AS c SET received_at = b.received_at FROM \(table.journal) b
                WHERE b.import = ?1 AND b.side = 0 AND b.stays = 2 AND b.existed = 1
                AND \(table.sameKey("c", "b"))
                """, id)
        }
        try database.run("DELETE FROM \(table.journal) WHERE import = ? AND stays = 2", id)
    }
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
