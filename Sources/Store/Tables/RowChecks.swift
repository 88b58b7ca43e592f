import GRDB
import Model

/// The valid ranges of each table's rows, as SQL conditions: reads leave out the other rows, and their number is
/// reported.
///
/// A row out of range comes from another program or a damaged page; it must neither stop the program nor appear on the
/// screen, and the other rows are still usable.
enum RowChecks {
    /// No figure is later than 1 January 2200, in days since 1970.
    static let newestDay: Int32 = 84_006
    private static let days = "BETWEEN \(DayRules.oldest.number) AND \(newestDay)"
    private static let times =
        "BETWEEN \(Int64(DayRules.oldest.number) * 86_400_000) AND \(Int64(newestDay) * 86_400_000)"
    private static let percent = "BETWEEN \(RateRules.percent.lowerBound) AND \(RateRules.percent.upperBound)"
    private static let weights = "BETWEEN \(RateRules.weight.lowerBound) AND \(RateRules.weight.upperBound)"
    private static let ratios = "BETWEEN 1e-9 AND \(RateRules.largestRatio)"
    private static let money = "BETWEEN 0 AND 1e12"

    static let instruments = "(\(oneOf("kind", Instrument.Kind.self)) AND \(oneOf("basis", Instrument.Basis.self)))"
    static let bars = "(day \(days) AND abs(close) BETWEEN \(PriceRules.smallest) AND \(PriceRules.largest))"
    static let gaps = "(day \(days))"
    static let quotes =
        "(session \(days) AND decimals BETWEEN 0 AND \(Price.maximumDecimals) AND time \(times) "
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
        + [oneOf("precision", Dated.Precision.self), oneOf("kind", Deal.Kind.self), oneOf("stage", Deal.Stage.self)]
        .joined(separator: " AND ") + ")"
    static let dealSpans = "(first \(days) AND last \(days) AND first <= last)"
    static let filings = "(accepted \(times))"
    static let headlines = "(time \(times))"
    static let companyFacts = "(\"end\" \(days) AND coalesce(start \(days), 1) AND abs(value) < 1e300)"
    static let valuations = "(day \(days) AND large \(ratios) AND small \(ratios) AND coalesce(mid \(ratios), 1))"
    static let statements = "(day \(days) AND abs(discount) < 100)"

    /// A condition that a column has one of the raw values of a type.
    private static func oneOf<Kind: CaseIterable & RawRepresentable<String>>(_ column: String, _: Kind.Type) -> String {
        "\(column) IN (\(Kind.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")))"
    }

    /// The number of units of a quote's price in one currency unit.
    private static let scale =
        "CASE decimals " + (0...Price.maximumDecimals).map { "WHEN \($0) THEN 1e\($0)" }.joined(separator: " ") + " END"

    /// The condition of each table.
    private static let all = [
        ("instruments", instruments), ("bars", bars), ("gaps", gaps), ("quotes", quotes), ("intraday", intraday),
        ("yields", yields), ("policy", policy),
        ("fund_tables", fundTables), ("sector_weights", sectorWeights), ("holdings", holdings), ("deals", deals),
        ("deal_spans", dealSpans), ("filings", filings), ("headlines", headlines), ("company_facts", companyFacts),
        ("valuations", valuations), ("statements", statements),
    ]

    /// The tables with their columns of days.
    private static let dayColumns = [
        ("bars", "day"), ("gaps", "day"), ("quotes", "session"), ("intraday", "session"), ("yields", "day"),
        ("policy", "day"), ("fund_tables", "as_of"), ("deals", "announced"), ("valuations", "day"),
        ("statements", "day"),
    ]

    /// A message with the number of rows that are left out; nil if there are none. O(rows).
    ///
    /// - Parameter instruments: the instruments whose sessions are counted; nil for all.
    static func skippedRows(_ database: Database, sessionsOf instruments: [Int64]? = nil) throws -> String? {
        let some = instruments.map { " AND instrument IN (\($0.map(String.init).joined(separator: ", ")))" } ?? ""
        let counts = try all.map { table, condition in
            (table, try count(database, table, where: "NOT \(condition)\(table == "bars" ? some : "")"))
        }
        return summary(counts, "out of range left out")
    }

    /// A message with the number of rows dated after a day; nil if there are none. O(rows).
    static func later(than day: Day, _ database: Database) throws -> String? {
        let counts = try dayColumns.map { table, column in
            (table, try count(database, table, where: "\(column) > \(day.number) AND \(column) <= \(newestDay)"))
        }
        return summary(counts, "with future dates")
    }

    private static func count(_ database: Database, _ table: String, where condition: String) throws -> Int {
        // A store of an older version, which is only read, may lack a table.
        guard try database.tableExists(table) else { return 0 }
        return try database.value("SELECT count(*) FROM \(table) WHERE \(condition)") ?? 0
    }

    private static func summary(_ counts: [(table: String, rows: Int)], _ what: String) -> String? {
        let counts = counts.filter { $0.rows > 0 }
        if counts.isEmpty { return nil }
        let sum = counts.reduce(0) { $0 + $1.rows }
        let parts = counts.map { "\($0.table) \($0.rows)" }.joined(separator: ", ")
        return "\(sum) \(sum == 1 ? "row" : "rows") \(what) (\(parts))"
    }
}
