import GRDB

/// The tables of the store, and the migrations from older versions.
///
/// Days are counted from 1970-01-01, receipt times in milliseconds since then. Figures that ship with the program have
/// receipt time 0, so that any other is newer.
enum Schema {
    /// SQLite's `application_id` of a store: `Blst`.
    static let applicationID = 0x426c_7374

    /// The first version of SQLite with STRICT tables is 3.37.
    static let oldestLibrary = (3, 37)

    /// The migrations from an empty file to the current tables. A migration that has shipped is never changed.
    static let migrator: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 market") { database in
            try database.execute(sql: "PRAGMA application_id = \(applicationID)")
            try database.execute(sql: prices)
            try database.execute(sql: rates)
            try database.execute(sql: funds)
            try database.execute(sql: companies)
            try database.execute(sql: bookkeeping)
        }
        migrator.registerMigration("2 sessions without a close") { try $0.execute(sql: GapRows.table) }
        migrator.registerMigration("3 imports", migrate: JournalSchema.create)
        migrator.registerMigration("4 quoted closes") { try $0.execute(sql: BarRows.quotedCloses) }
        migrator.registerMigration("5 added sessions") { try $0.execute(sql: JournalSchema.addedSessions) }
        migrator.registerMigration("6 changes over a month", migrate: MonthChangeRows.create)
        migrator.registerMigration("7 fired alerts") { try $0.execute(sql: FiredAlertRows.table) }
        return migrator
    }()

    /// Whether a file has the tables of this version; false if it is empty or of an older version.
    ///
    /// - Throws: if the file belongs to another program or a newer version, or is damaged.
    static func isComplete(_ database: Database, _ path: String) throws -> Bool {
        let owner: Int = try database.value("PRAGMA application_id") ?? 0
        // The table of migrations is created before the first of them marks the file as a store.
        let counted = "SELECT count(*) FROM sqlite_schema WHERE tbl_name <> 'grdb_migrations'"
        let tables: Int = try database.value(counted) ?? 0
        if owner != applicationID, tables > 0 {
            throw StoreError(.foreign, path: path, reason: "it is not a store of Ballast")
        }
        if try migrator.hasBeenSuperseded(database) {
            throw StoreError(.newer, path: path, reason: "a newer version of Ballast wrote it")
        }
        if tables > 0 { try checkTables(["grdb_migrations"], database, path) }
        guard try migrator.hasCompletedMigrations(database) else { return false }
        try checkTables(firstTables + laterTables, database, path)
        return true
    }

    /// Whether a file has the tables needed for reading figures, possibly of an older version.
    static func hasFigures(_ database: Database, _ path: String) throws -> Bool {
        guard try migrator.appliedMigrations(database).contains("1 market") else { return false }
        try checkTables(firstTables, database, path)
        return true
    }

    /// Throws if one of the tables is missing.
    private static func checkTables(_ tables: [String], _ database: Database, _ path: String) throws {
        let rows = try database.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
        var found: Set<String> = []
        while let row = try rows.next() { found.insert(try row.value(0)) }
        if let missing = tables.first(where: { !found.contains($0) }) {
            throw StoreError(.corrupt, path: path, reason: "it is damaged (no table \(missing))")
        }
    }

    /// The tables created by the first migration, from the statements below, and by the later ones.
    private static let firstTables = [prices, rates, funds, companies, bookkeeping].flatMap(names)
    private static let laterTables =
        names(in: GapRows.table) + names(in: FiredAlertRows.table) + names(in: JournalSchema.addedSessions)
        + ["month_changes", "imports", "undo_deal_spans"]
        + JournalTable.all.map(\.journal)

    private static func names(in statements: String) -> [String] {
        let start = "CREATE TABLE "
        return statements.split(separator: "\n").filter { $0.hasPrefix(start) }.map { line in
            String(line.dropFirst(start.count).prefix { $0 != " " })
        }
    }

    /// Throws if SQLite is too old for these tables.
    static func checkLibrary(_ database: Database, _ path: String) throws {
        let version: String = try database.value("SELECT sqlite_version()") ?? ""
        let numbers = version.split(separator: ".").compactMap { Int($0) }
        guard numbers.count >= 2, (numbers[0], numbers[1]) >= oldestLibrary else {
            let message = "SQLite \(version) is too old: \(oldestLibrary.0).\(oldestLibrary.1) is needed"
            throw StoreError(.library, path: path, reason: message)
        }
    }

    /// `tails` holds the newest of `bars` in packed form, for the first screen; both change in one transaction.
    private static let prices = """
        CREATE TABLE instruments (
            id INTEGER PRIMARY KEY,
            symbol TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            kind TEXT NOT NULL,
            category TEXT NOT NULL,
            benchmark TEXT,
            basis TEXT NOT NULL,
            sector TEXT,
            place INTEGER NOT NULL,
            watched INTEGER NOT NULL DEFAULT 1,
            source TEXT NOT NULL DEFAULT '',
            freshness TEXT NOT NULL DEFAULT 'stale',
            received_at INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE bars (
            instrument INTEGER NOT NULL REFERENCES instruments (id) ON DELETE CASCADE,
            day INTEGER NOT NULL,
            open REAL,
            high REAL,
            low REAL,
            close REAL NOT NULL,
            volume REAL,
            received_at INTEGER NOT NULL,
            PRIMARY KEY (instrument, day)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE tails (
            instrument INTEGER PRIMARY KEY REFERENCES instruments (id) ON DELETE CASCADE,
            closes BLOB NOT NULL,
            rest BLOB NOT NULL
        ) STRICT;
        CREATE TABLE quotes (
            instrument INTEGER NOT NULL REFERENCES instruments (id) ON DELETE CASCADE,
            session INTEGER NOT NULL,
            units INTEGER NOT NULL,
            decimals INTEGER NOT NULL,
            time INTEGER NOT NULL,
            volume REAL,
            received_at INTEGER NOT NULL,
            PRIMARY KEY (instrument, session)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE intraday (
            instrument INTEGER NOT NULL REFERENCES instruments (id) ON DELETE CASCADE,
            session INTEGER NOT NULL,
            offset_minutes INTEGER NOT NULL,
            points BLOB NOT NULL,
            received_at INTEGER NOT NULL,
            PRIMARY KEY (instrument, session)
        ) STRICT;
        """

    private static let rates = """
        CREATE TABLE yields (
            day INTEGER PRIMARY KEY,
            \(RateRows.columns.map { "\($0) REAL" }.joined(separator: ", ")),
            received_at INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE policy (
            day INTEGER PRIMARY KEY,
            percent REAL NOT NULL,
            received_at INTEGER NOT NULL
        ) STRICT;
        """

    private static let funds = """
        CREATE TABLE fund_tables (
            id INTEGER PRIMARY KEY,
            content TEXT NOT NULL,
            fund TEXT NOT NULL,
            as_of INTEGER NOT NULL,
            precision TEXT NOT NULL,
            source TEXT NOT NULL,
            received_at INTEGER NOT NULL,
            UNIQUE (content, fund, as_of, precision)
        ) STRICT;
        CREATE TABLE sector_weights (
            fund_table INTEGER NOT NULL REFERENCES fund_tables (id) ON DELETE CASCADE,
            place INTEGER NOT NULL,
            sector TEXT NOT NULL,
            weight REAL NOT NULL,
            quality TEXT NOT NULL,
            PRIMARY KEY (fund_table, place)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE holdings (
            fund_table INTEGER NOT NULL REFERENCES fund_tables (id) ON DELETE CASCADE,
            place INTEGER NOT NULL,
            ticker TEXT NOT NULL,
            name TEXT NOT NULL,
            sector TEXT NOT NULL,
            weight REAL NOT NULL,
            price REAL,
            shares REAL,
            PRIMARY KEY (fund_table, place)
        ) STRICT, WITHOUT ROWID;
        """

    private static let companies = """
        CREATE TABLE deals (
            id INTEGER PRIMARY KEY,
            announced INTEGER NOT NULL,
            precision TEXT NOT NULL,
            acquirer TEXT NOT NULL,
            acquirer_ticker TEXT,
            target TEXT NOT NULL,
            target_ticker TEXT,
            kind TEXT NOT NULL,
            area TEXT NOT NULL,
            upfront REAL,
            maximum REAL,
            source TEXT NOT NULL,
            other_sources TEXT NOT NULL,
            stage TEXT NOT NULL,
            received_at INTEGER NOT NULL,
            UNIQUE (announced, precision, acquirer, target, kind, source)
        ) STRICT;
        CREATE TABLE deal_spans (
            first INTEGER NOT NULL,
            last INTEGER NOT NULL,
            received_at INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE filings (
            accession TEXT PRIMARY KEY,
            form TEXT NOT NULL,
            accepted INTEGER NOT NULL,
            items TEXT NOT NULL,
            link TEXT NOT NULL,
            near_merger_form INTEGER NOT NULL,
            received_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE filing_parties (
            accession TEXT NOT NULL REFERENCES filings (accession) ON DELETE CASCADE,
            place INTEGER NOT NULL,
            cik INTEGER NOT NULL,
            name TEXT NOT NULL,
            role TEXT NOT NULL,
            industry INTEGER,
            ticker TEXT,
            PRIMARY KEY (accession, place)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE headlines (
            link TEXT PRIMARY KEY,
            title TEXT NOT NULL,
            time INTEGER NOT NULL,
            wire TEXT NOT NULL,
            tickers TEXT NOT NULL,
            received_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE companies (
            cik INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            tickers TEXT NOT NULL,
            received_at INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE company_facts (
            cik INTEGER NOT NULL REFERENCES companies (cik) ON DELETE CASCADE,
            figure TEXT NOT NULL,
            value REAL NOT NULL,
            start INTEGER,
            "end" INTEGER NOT NULL,
            tag TEXT NOT NULL,
            received_at INTEGER NOT NULL,
            PRIMARY KEY (cik, figure)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE valuations (
            day INTEGER NOT NULL,
            measure TEXT NOT NULL,
            source TEXT NOT NULL,
            large REAL NOT NULL,
            mid REAL,
            small REAL NOT NULL,
            received_at INTEGER NOT NULL,
            PRIMARY KEY (day, measure, source)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE statements (
            day INTEGER NOT NULL,
            measure TEXT NOT NULL,
            source TEXT NOT NULL,
            discount REAL NOT NULL,
            average_premium REAL,
            since INTEGER,
            received_at INTEGER NOT NULL,
            PRIMARY KEY (day, measure, source)
        ) STRICT, WITHOUT ROWID;
        """

    private static let bookkeeping = """
        CREATE TABLE validators (
            url TEXT PRIMARY KEY,
            etag TEXT,
            last_modified TEXT,
            received_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE cache (
            key TEXT PRIMARY KEY,
            value BLOB NOT NULL,
            fetched_at INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE meta (
            key TEXT PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """
}
