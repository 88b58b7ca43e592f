import Formats
import Model

/// Reads price-earnings ratios and published valuation statements.
enum ValuationTables {
    /// Reads `date,sp500,sp400,sp600,measure,source`.
    static func points(_ table: inout TableReader) throws(FeedError) -> [ValuationPoint] {
        let date = try table.column("date"), large = try table.column("sp500"), mid = try table.column("sp400")
        let small = try table.column("sp600"), measure = try table.column("measure")
        let source = try table.column("source")
        var points: [ValuationPoint] = []
        while table.next() {
            table.attempt { row throws(FeedError) in
                let day = try row.day(date)
                guard let largeRatio = try row.peRatio(large) else { throw row.error(large, "a ratio") }
                guard let smallRatio = try row.peRatio(small) else { throw row.error(small, "a ratio") }
                points.append(
                    ValuationPoint(
                        day, large: largeRatio, mid: try row.peRatio(mid), small: smallRatio,
                        measure: try row.requiredText(measure), source: row.text(source)))
            }
        }
        return points
    }

    /// Reads `as_of,small_cap_discount_percent,average_premium_percent,since,measure,source`.
    static func statements(_ table: inout TableReader) throws(FeedError) -> [ValuationStatement] {
        let asOf = try table.column("as_of"), discount = try table.column("small_cap_discount_percent")
        let premium = try table.column("average_premium_percent"), since = try table.column("since")
        let measure = try table.column("measure"), source = try table.column("source")
        var statements: [ValuationStatement] = []
        while table.next() {
            table.attempt { row throws(FeedError) in
                statements.append(
                    ValuationStatement(
                        try row.day(asOf), discount: try row.fraction(percent: discount),
                        averagePremium: row.isBlank(premium) ? nil : try row.fraction(percent: premium),
                        since: row.isBlank(since) ? nil : try row.count(since), measure: try row.requiredText(measure),
                        source: row.text(source)))
            }
        }
        return statements
    }
}

extension TableReader {
    /// A price-earnings ratio; nil if the field is blank.
    fileprivate func peRatio(_ column: Column) throws(FeedError) -> Double? {
        guard let ratio = try number(column) else { return nil }
        if let message = RateRules.breach(ratio: ratio) { throw error(column, message) }
        return ratio
    }
}
