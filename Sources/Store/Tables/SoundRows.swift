import GRDB
import Model

/// What the rows of each table can be, as conditions of SQL: readers leave out the others, and it is told how many there are.
///
/// A row out of range comes from another program or from a damaged page; one of them must neither stop the program nor
/// stand on the screen, and the others are good.
enum SoundRows {
    /// No figure is of a day after 1 January 2200, in days since 1970.
    static let newestDay: Int32 = 84_006
    private static let days = "BETWEEN \(DayRules.oldest.number) AND \(newestDay)"
    private static let times =
        "BETWEEN \(Int64(DayRules.oldest.number) * 86_400_000) AND \(Int64(newestDay) * 86_400_000)"
    private static let percent = "BETWEEN \(RateRules.percent.lowerBound) AND \(RateRules.percent.upperBound)"
    private static let weights = "BETWEEN \(RateRules.weight.lowerBound) AND \(RateRules.weight.upperBound)"
    private static let ratios = "BETWEEN 1e-9 AND \(RateRules.largestRatio)"
    private static let money = "BETWEEN 0 AND 1e12"

    static let instruments = "(\(words("kind", Instrument.Kind.self)) AND \(words("basis", Instrument.Basis.self)))"
    static let bars = "(day \(days) AND abs(close) BETWEEN \(PriceRules.least) AND \(PriceRules.largest))"
    static let gaps = "(day \(days))"
    static let quotes =
        "(session \(days) AND decimals BETWEEN 0 AND \(Price.mostDecimals) AND time \(times) "
        + "AND abs(units * 1.0) <= \(PriceRules.largest) * \(scale))"
    static let intraday = "(session \(days) AND offset_minutes BETWEEN -1440 AND 1440)"
    static let yields =
        "(day \(days) AND " + RateRows.columns.map { "coalesce(\($0) \(percent), 1)" }.joined(separator: " AND ") + ")"
    static let policy = "(day \(days) AND percent \(percent))"
    static let fundTables = "(as_of \(days))"
    static let sectorWeights = "(weight \(weights))"
    static let holdings = "(weight \(weights) AND coalesce(abs(price) \(money), 1) AND coalesce(abs(shares) < 1e18, 1))"
    static let deals =
        "(announced \(days) AND coalesce(upfront \(money), 1) AND coalesce(maximum \(money), 1) AND "
        + [words("precision", Dated.Precision.self), words("kind", Deal.Kind.self), words("stage", Deal.Stage.self)]
        .joined(separator: " AND ") + ")"
    static let dealSpans = "(first \(days) AND last \(days) AND first <= last)"
    static let filings = "(accepted \(times))"
    static let headlines = "(time \(times))"
    static let companyFacts = "(\"end\" \(days) AND coalesce(start \(days), 1) AND abs(value) < 1e300)"
    static let valuations = "(day \(days) AND large \(ratios) AND small \(ratios) AND coalesce(mid \(ratios), 1))"
    static let statements = "(day \(days) AND abs(discount) < 100)"

    /// That a column has one of the words of a kind.
    private static func words<Word: CaseIterable & RawRepresentable<String>>(_ column: String, _: Word.Type) -> String {
        "\(column) IN (\(Word.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")))"
    }

    /// How many units a quote's price has in one.
    private static let scale =
        "CASE decimals " + (0...Price.mostDecimals).map { "WHEN \($0) THEN 1e\($0)" }.joined(separator: " ") + " END"

    /// What each table's rows are held against.
    private static let all = [
        ("instruments", instruments), ("bars", bars), ("gaps", gaps), ("quotes", quotes), ("intraday", intraday),
        ("yields", yields), ("policy", policy),
        ("fund_tables", fundTables), ("sector_weights", sectorWeights), ("holdings", holdings), ("deals", deals),
        ("deal_spans", dealSpans), ("filings", filings), ("headlines", headlines), ("company_facts", companyFacts),
        ("valuations", valuations), ("statements", statements),
    ]

    /// The columns of days, each beside its table.
    private static let dayColumns = [
        ("bars", "day"), ("gaps", "day"), ("quotes", "session"), ("intraday", "session"), ("yields", "day"),
        ("policy", "day"), ("fund_tables", "as_of"), ("deals", "announced"), ("valuations", "day"),
        ("statements", "day"),
    ]

    /// How many rows are left out, in words; nil where none is. O(rows).
    static func leftOut(_ database: Database) throws -> String? {
        let counts = try all.map { table, condition in
            (table, try count(database, table, where: "NOT \(condition)"))
        }
        return words(counts, "out of range left out")
    }

    /// How many rows are of days after one, in words; nil where none is. O(rows).
    static func later(than day: Day, _ database: Database) throws -> String? {
        let counts = try dayColumns.map { table, column in
            (table, try count(database, table, where: "\(column) > \(day.number) AND \(column) <= \(newestDay)"))
        }
        return words(counts, "of days that have not come")
    }

    private static func count(_ database: Database, _ table: String, where condition: String) throws -> Int {
        // A store of an older version, which is only read, has not all tables.
        guard try database.tableExists(table) else { return 0 }
        return try database.value("SELECT count(*) FROM \(table) WHERE \(condition)") ?? 0
    }

    private static func words(_ counts: [(table: String, rows: Int)], _ what: String) -> String? {
        let counts = counts.filter { $0.rows > 0 }
        if counts.isEmpty { return nil }
        let sum = counts.reduce(0) { $0 + $1.rows }
        let parts = counts.map { "\($0.table) \($0.rows)" }.joined(separator: ", ")
        return "\(sum) \(sum == 1 ? "row" : "rows") \(what) (\(parts))"
    }
}
