import GRDB

/// A table whose rows an import may change, and how the import journal records the earlier rows.
///
/// `bars` has a journal table `undo_bars` with the same columns: for each import (`import`) and row, the state before
/// it (`side` 0; if there was none, `existed` is 0 and only the key is filled in) and the state after it (`side` 1).
struct JournalTable {
    let name: String
    /// The columns that identify a row.
    let key: [String]
    /// The table whose rows these are parts of, always replaced together, and the column that refers to it.
    let parent: (table: String, by: String)?
    /// The tables whose rows refer to a row of this one, with the referring column.
    let dependants: [(table: String, by: String)]
    /// Singular and plural for messages; nil if the table is not mentioned in them.
    let nouns: (one: String, many: String)?

    private init(
        _ name: String, key: [String], partOf whole: (table: String, by: String)? = nil,
        dependants: [(table: String, by: String)] = [], nouns: (one: String, many: String)? = nil
    ) {
        self.name = name
        self.key = key
        self.parent = whole
        self.dependants = dependants
        self.nouns = nouns
    }

    /// The column with the time at which a row was received.
    static let receipt = "\"received_at\""

    /// The name of the journal table.
    var journal: String { "undo_\(name)" }

    /// The columns, in order, quoted for SQL.
    func columns(_ database: Database) throws -> [String] {
        try database.columns(in: name).map { "\"\($0.name)\"" }
    }

    /// `a.key IS b.key AND …`, for finding a row `a` by the key of a row `b`.
    ///
    /// The columns of a journal table have no type. The plus sign takes the type of the other column out of the
    /// comparison, without which SQLite would convert each key and could not use the index.
    func sameKey(_ a: String, _ b: String) -> String {
        key.map { "\(a).\"\($0)\" IS +\(b).\"\($0)\"" }.joined(separator: " AND ")
    }

    /// Whether the journal table has rows of an import.
    func hasRows(ofImport id: Int64, _ database: Database) throws -> Bool {
        try database.value("SELECT EXISTS (SELECT 1 FROM \(journal) WHERE import = ?)", id) ?? false
    }

    /// The key's columns, separated by commas.
    var keyList: String { key.map { "\"\($0)\"" }.joined(separator: ", ") }

    /// All tables, each before those that refer to it.
    static let all = [
        JournalTable(
            "instruments", key: ["id"],
            dependants: [
                ("bars", "instrument"), ("gaps", "instrument"), ("quotes", "instrument"), ("intraday", "instrument"),
            ],
            nouns: ("instrument", "instruments")),
        JournalTable("bars", key: ["instrument", "day"], nouns: ("session", "sessions")),
        JournalTable(
            "gaps", key: ["instrument", "day"], nouns: ("session without a close", "sessions without a close")),
        JournalTable("quotes", key: ["instrument", "session"], nouns: ("quote", "quotes")),
        JournalTable("intraday", key: ["instrument", "session"], nouns: ("intraday session", "intraday sessions")),
        JournalTable("yields", key: ["day"], nouns: ("day of yields", "days of yields")),
        JournalTable("policy", key: ["day"], nouns: ("day of the policy rate", "days of the policy rate")),
        JournalTable("fund_tables", key: ["id"], nouns: ("fund table", "fund tables")),
        JournalTable(
            "sector_weights", key: ["fund_table", "place"], partOf: ("fund_tables", "fund_table"),
            nouns: ("sector weight", "sector weights")),
        JournalTable(
            "holdings", key: ["fund_table", "place"], partOf: ("fund_tables", "fund_table"),
            nouns: ("position", "positions")),
        JournalTable("deals", key: ["id"], nouns: ("deal", "deals")),
        JournalTable("filings", key: ["accession"], nouns: ("filing", "filings")),
        JournalTable("filing_parties", key: ["accession", "place"], partOf: ("filings", "accession")),
        JournalTable("headlines", key: ["link"], nouns: ("headline", "headlines")),
        JournalTable(
            "companies", key: ["cik"], dependants: [("company_facts", "cik")], nouns: ("company", "companies")),
        JournalTable("company_facts", key: ["cik", "figure"], nouns: ("company figure", "company figures")),
        JournalTable("valuations", key: ["day", "measure", "source"], nouns: ("valuation", "valuations")),
        JournalTable("statements", key: ["day", "measure", "source"], nouns: ("statement", "statements")),
        JournalTable("meta", key: ["key"]),
    ]
}
