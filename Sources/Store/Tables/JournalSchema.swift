import GRDB

/// The tables of the import journal, created by the third migration. A later migration that adds a column to a table
/// must add it to the journal table as well.
enum JournalSchema {
    /// The sessions that an import added, in one row for each instrument, from version 5: their days, and a checksum of
    /// each, as arrays of 32-bit numbers.
    static let addedSessions = """
        CREATE TABLE undo_added (
            import INTEGER NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
            instrument INTEGER NOT NULL,
            received_at INTEGER NOT NULL,
            days BLOB NOT NULL,
            sums BLOB NOT NULL,
            PRIMARY KEY (import, instrument)
        ) STRICT;
        """

    static func create(_ database: Database) throws {
        try database.execute(
            sql: """
                CREATE TABLE imports (
                    id INTEGER PRIMARY KEY AUTOINCREMENT,
                    run INTEGER NOT NULL,
                    file TEXT NOT NULL,
                    received_at INTEGER NOT NULL
                ) STRICT;
                CREATE TABLE undo_deal_spans (
                    import INTEGER NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
                    side INTEGER NOT NULL,
                    first INTEGER NOT NULL,
                    last INTEGER NOT NULL,
                    received_at INTEGER NOT NULL
                ) STRICT;
                CREATE INDEX undo_deal_spans_import ON undo_deal_spans (import);
                """)
        for table in JournalTable.all {
            let key = table.key.map { "\"\($0)\"" }.joined(separator: ", ")
            try database.execute(
                sql: """
                    CREATE TABLE \(table.journal) (
                        import INTEGER NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
                        side INTEGER NOT NULL,
                        existed INTEGER NOT NULL,
                        stays INTEGER NOT NULL DEFAULT 0,
                        \(try table.columns(database).joined(separator: ", ")),
                        PRIMARY KEY (import, side, \(key))
                    ) WITHOUT ROWID;
                    """)
        }
    }
}
