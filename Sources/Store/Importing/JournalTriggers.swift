import GRDB

/// The triggers that save each row as it was before its first change in an import.
///
/// They are made once for a connection, because making them takes longer than importing a short file, and act only while
/// there is a current import. Sessions that are added have none: `AddedSessions` records them.
enum JournalTriggers {
    /// Starts recording changes for an import.
    static func start(_ id: Int64, _ database: Database) throws {
        let isMade: Bool =
            try database.value("SELECT EXISTS (SELECT 1 FROM sqlite_temp_schema WHERE name = 'current_import')")
            ?? false
        if !isMade {
            try database.execute(sql: "CREATE TEMP TABLE current_import (id INTEGER PRIMARY KEY)")
            for table in JournalTable.all { try database.execute(sql: triggers(of: table, database)) }
        }
        try database.run("INSERT INTO current_import VALUES (?)", id)
    }

    /// Stops recording.
    static func stop(_ database: Database) throws { try database.run("DELETE FROM current_import") }

    private static func triggers(of table: JournalTable, _ database: Database) throws -> String {
        let columns = try table.columns(database)
        return JournalEvent.allCases.filter { $0 != .insert || table.name != "bars" }.map { event in
            let row = event == .insert ? "NEW" : "OLD"
            let saved = event == .insert ? table.key.map { "\"\($0)\"" } : columns
            // Within a trigger, the conflict clause of the outer statement would override OR IGNORE.
            return """
                CREATE TEMP TRIGGER undo_\(table.name)_\(event.rawValue.lowercased())
                AFTER \(event.rawValue) ON main.\(table.name) WHEN EXISTS (SELECT 1 FROM current_import) BEGIN
                    INSERT INTO \(table.journal) (import, side, existed, \(saved.joined(separator: ", ")))
                    SELECT i.id, 0, \(event == .insert ? 0 : 1), \(saved.map { "\(row).\($0)" }.joined(separator: ", "))
                    FROM current_import i WHERE NOT EXISTS (SELECT 1 FROM \(table.journal) b
                        WHERE b.import = i.id AND b.side = 0 AND \(table.sameKey("b", row)));
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
}
