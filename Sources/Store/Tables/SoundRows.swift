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

    static let bars = "(day \(days) AND abs(close) BETWEEN \(PriceRules.least) AND \(PriceRules.largest))"
    static let quotes = "(session \(days) AND decimals BETWEEN 0 AND \(Price.mostDecimals) AND time \(times))"
    static let intraday = "(session \(days) AND offset_minutes BETWEEN -1440 AND 1440)"
    static let yields =
        "(day \(days) AND " + RateRows.columns.map { "coalesce(\($0) \(percent), 1)" }.joined(separator: " AND ") + ")"
    static let policy = "(day \(days) AND percent \(percent))"
    static let fundTables = "(as_of \(days))"
    static let sectorWeights = "(weight \(weights))"
    static let holdings = "(weight \(weights) AND coalesce(abs(price) \(money), 1) AND coalesce(abs(shares) < 1e18, 1))"
    static let deals = "(announced \(days) AND coalesce(upfront \(money), 1) AND coalesce(maximum \(money), 1))"
    static let dealSpans = "(first \(days) AND last \(days) AND first <= last)"
    static let filings = "(accepted \(times))"
    static let headlines = "(time \(times))"
    static let companyFacts = "(\"end\" \(days) AND coalesce(start \(days), 1) AND abs(value) < 1e300)"
    static let valuations = "(day \(days) AND large \(ratios) AND small \(ratios) AND coalesce(mid \(ratios), 1))"
    static let statements = "(day \(days) AND abs(discount) < 100)"

    /// What each table's rows are held against.
    private static let all = [
        ("bars", bars), ("quotes", quotes), ("intraday", intraday), ("yields", yields), ("policy", policy),
        ("fund_tables", fundTables), ("sector_weights", sectorWeights), ("holdings", holdings), ("deals", deals),
        ("deal_spans", dealSpans), ("filings", filings), ("headlines", headlines), ("company_facts", companyFacts),
        ("valuations", valuations), ("statements", statements),
    ]

    /// How many rows are left out, in words; nil where none is. O(rows).
    static func leftOut(_ database: Database) throws -> String? {
        let counts = try all.compactMap { table, condition in
            let count: Int = try database.value("SELECT count(*) FROM \(table) WHERE NOT \(condition)") ?? 0
            return count > 0 ? (table, count) : nil
        }
        if counts.isEmpty { return nil }
        let sum = counts.reduce(0) { $0 + $1.1 }
        let parts = counts.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
        return "\(sum) \(sum == 1 ? "row" : "rows") out of range left out (\(parts))"
    }
}
