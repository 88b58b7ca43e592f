import GRDB
import Model

extension MarketStore {
    /// Undoes the last import command that changed anything, in one transaction.
    ///
    /// Each row that is still as the import left it returns to its earlier state. Rows that have been updated since are
    /// left alone.
    ///
    /// - Returns: nil if there is no import to undo.
    public func undoImport() throws(StoreError) -> UndoneImport? {
        try write { (database) -> UndoneImport? in
            guard let run: Int64 = try database.value("SELECT max(run) FROM imports") else { return nil }
            var undone = UndoneImport()
            var ids: [Int64] = []
            let rows = try database.rows("SELECT id, file, received_at FROM imports WHERE run = ? ORDER BY id", run)
            while let row = try rows.next() {
                ids.append(try row.value(0))
                undone.files.append(try row.value(1))
                undone.receivedAt = Timestamp(milliseconds: try row.value(2))
            }
            var counts: [String: (restored: Int, staying: Int)] = [:]
            for id in ids.reversed() { try ImportUndo(database: database, id: id).run(&counts) }
            undone.rows = JournalTable.all.compactMap { table in
                guard let nouns = table.nouns, let count = counts[table.name] else { return nil }
                return UndoneImport.Rows(
                    noun: nouns.one, nouns: nouns.many, restored: count.restored, skipped: count.staying)
            }
            return undone
        }
    }
}

/// The undo of one file, within a transaction.
private struct ImportUndo {
    let database: Database
    let id: Int64

    func run(_ counts: inout [String: (restored: Int, staying: Int)]) throws {
        let added = try AddedSessions.undo(id, database)
        if added.removed + added.staying > 0 {
            let total = counts["bars"] ?? (0, 0)
            counts["bars"] = (total.restored + added.removed, total.staying + added.staying)
        }
        let touched = try JournalTable.all.filter { try $0.hasRows(ofImport: id, database) }
        for table in touched { try markChanged(table) }
        for table in touched.reversed() { try removeAdded(table) }
        for table in touched { try restore(table) }
        try restoreSpans()
        try refreshTails()
        for table in touched {
            let rows = try database.rows(
                "SELECT count(*), coalesce(sum(stays), 0) FROM \(table.journal) WHERE import = ? AND side = 0", id)
            guard let row = try rows.next() else { continue }
            let (all, staying): (Int, Int) = (try row.value(0), try row.value(1))
            if all == 0 { continue }
            let total = counts[table.name] ?? (0, 0)
            counts[table.name] = (total.restored + all - staying, total.staying + staying)
        }
        try database.run("DELETE FROM imports WHERE id = ?", id)
    }

    /// Marks the rows that have changed since the import, and the parts of such rows.
    private func markChanged(_ table: JournalTable) throws {
        let columns = try table.columns(database)
        let isAsLeft = columns.map { "c.\($0) IS a.\($0)" }.joined(separator: " AND ")
        let after = "SELECT 1 FROM \(table.journal) a WHERE a.import = b.import AND a.side = 1 AND"
        try database.execute(
            sql: """
                UPDATE \(table.journal) AS b SET stays = 1 WHERE b.import = \(id) AND b.side = 0
                AND NOT EXISTS (SELECT 1 FROM \(table.name) c WHERE \(table.sameKey("c", "b"))
                    AND EXISTS (\(after) \(table.sameKey("a", "b")) AND \(isAsLeft)))
                AND NOT (NOT EXISTS (SELECT 1 FROM \(table.name) c WHERE \(table.sameKey("c", "b")))
                    AND NOT EXISTS (\(after) \(table.sameKey("a", "b"))))
                """)
        guard let whole = table.parent, let key = JournalTable.all.first(where: { $0.name == whole.table })?.key.first
        else { return }
        try database.execute(
            sql: """
                UPDATE \(table.journal) AS b SET stays = 1 WHERE b.import = \(id) AND b.side = 0
                AND EXISTS (SELECT 1 FROM undo_\(whole.table) w WHERE w.import = b.import AND w.side = 0
                    AND w.stays = 1 AND w."\(key)" IS b."\(whole.by)")
                """)
    }

    /// Removes the rows that the import added, except those that newer rows refer to.
    private func removeAdded(_ table: JournalTable) throws {
        for dependant in table.dependants {
            try database.execute(
                sql: """
                    UPDATE \(table.journal) AS b SET stays = 1
                    WHERE b.import = \(id) AND b.side = 0 AND b.existed = 0
                    AND EXISTS (SELECT 1 FROM \(dependant.table) d WHERE d."\(dependant.by)" = b."\(table.key[0])")
                    """)
        }
        try database.execute(
            sql: """
                DELETE FROM \(table.name) WHERE (\(table.keyList)) IN (SELECT \(table.keyList)
                    FROM \(table.journal) WHERE import = \(id) AND side = 0 AND existed = 0 AND stays = 0)
                """)
    }

    private func restore(_ table: JournalTable) throws {
        let columns = try table.columns(database)
        let list = columns.joined(separator: ", ")
        let key = table.key.map { "\"\($0)\"" }.joined(separator: ", ")
        let changes = columns.map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
        // A row that conflicts on another unique key is newer, and wins.
        try database.execute(
            sql: """
                INSERT OR IGNORE INTO \(table.name) (\(list))
                SELECT \(list) FROM \(table.journal) b
                WHERE b.import = \(id) AND b.side = 0 AND b.existed = 1 AND b.stays = 0 \(isOwned(table))
                ON CONFLICT (\(key)) DO UPDATE SET \(changes)
                """)
    }

    /// SQL for whether the rows that a row refers to exist.
    private func isOwned(_ table: JournalTable) -> String {
        var conditions = ""
        for owner in JournalTable.all {
            var columns = owner.dependants.filter { $0.table == table.name }.map { $0.by }
            if let whole = table.parent, whole.table == owner.name { columns.append(whole.by) }
            for column in columns {
                conditions +=
                    "AND EXISTS (SELECT 1 FROM \(owner.name) o WHERE o.\"\(owner.key[0])\" = b.\"\(column)\") "
            }
        }
        return conditions
    }

    /// Days whose deal lists were only complete through the import become unknown again, which is not the same as
    /// without deals.
    private func restoreSpans() throws {
        let deals = DealRows(database: database)
        let before = try spans(side: 0), after = try spans(side: 1)
        if after.isEmpty { return }
        guard try deals.spans() == after else { return try deals.removeSpans(after.without(before)) }
        try database.run("DELETE FROM deal_spans")
        try database.run(
            """
            INSERT INTO deal_spans SELECT first, last, received_at FROM undo_deal_spans WHERE import = ? AND side = 0
            """, id)
    }

    private func spans(side: Int) throws -> [ClosedRange<Day>] {
        let rows = try database.rows(
            "SELECT first, last FROM undo_deal_spans WHERE import = ? AND side = ? AND first <= last ORDER BY first",
            id, side)
        var spans: [ClosedRange<Day>] = []
        while let row = try rows.next() {
            spans.append(Day(number: try row.value(0))...Day(number: try row.value(1)))
        }
        return spans
    }

    private func refreshTails() throws {
        let rows = try database.rows(
            """
            SELECT id FROM instruments WHERE id IN (SELECT instrument FROM undo_bars WHERE import = ?1
                UNION SELECT instrument FROM undo_added WHERE import = ?1)
            """, id)
        var instruments: [Int64] = []
        while let row = try rows.next() { instruments.append(try row.value(0)) }
        for instrument in instruments { try TailRows(database: database).refresh(instrument) }
    }
}
