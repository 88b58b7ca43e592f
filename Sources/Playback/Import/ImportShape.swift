import Formats
import Model

/// The kinds of table that can be imported, distinguished by their columns.
enum ImportShape: Hashable {
    case ishares, invesco, sponsor, prices, allPrices, treasury, fred
    /// A table of an export, by its file name in a data folder.
    case exported(String)
    /// The positions of several funds.
    case exportedHoldings
    case ownHoldings, ownSectors, ownDeals, ownInstruments, ownYields, ownPolicy

    /// The kind of a table with these column names; nil if it is not recognised.
    init?(columns headers: [String]) {
        let names = Set(headers.map { $0.lowercased() })
        let keys = headers.map(ColumnKey.of)
        func has(_ needed: String...) -> Bool { names.isSuperset(of: needed) }
        if has("name", "sector", "asset class") {
            self = .ishares
        } else if has("fund ticker", "holding ticker") {
            self = .invesco
        } else if let own = ImportShape.own(names) {
            self = own
        } else if headers.filter({ $0 != "adjusted_close" }) == ImportShape.allPriceColumns {
            self = .allPrices
        } else if has("date"), names.contains(where: { Tenor(maturity: $0) != nil }) {
            self = .treasury
        } else if keys.contains("observationdate") || FREDSeries.matches(headers) {
            self = .fred
        } else if SponsorColumns.matches(keys) {
            self = .sponsor
        } else if PriceColumns.matches(keys), !names.contains("session") {
            self = .prices
        } else {
            return nil
        }
    }

    /// The columns of this program's own table of all prices, apart from the adjusted close, which older ones lack.
    private static let allPriceColumns = ["symbol", "date", "open", "high", "low", "close", "volume"]

    private static func own(_ names: Set<String>) -> ImportShape? {
        let kinds: [(Set<String>, ImportShape)] = [
            (["fund", "as_of", "ticker", "name", "sector", "weight_percent"], .exportedHoldings),
            (["date", "sp500", "sp600", "measure"], .exported("valuation/forward-pe-points.csv")),
            (["as_of", "small_cap_discount_percent", "measure"], .exported("valuation/statements.csv")),
            (["accepted", "accession", "form", "cik"], .exported("filings.csv")),
            (["time", "wire", "title", "link"], .exported("headlines.csv")),
            (["cik", "figure", "value", "end"], .exported("companies.csv")),
            (["symbol", "session", "time", "last"], .exported("quotes.csv")),
            (["symbol", "session", "time", "price"], .exported("intraday.csv")),
            (["symbol", "source", "freshness"], .exported("provenance.csv")),
            (["ticker", "name", "sector", "weight_percent"], .ownHoldings),
            (["fund", "as_of", "sector", "weight_percent"], .ownSectors),
            (["announced", "acquirer", "target", "kind"], .ownDeals),
            (["symbol", "name", "kind", "group", "basis"], .ownInstruments),
            (["date", "10y"], .ownYields), (["date", "rate"], .ownPolicy),
        ]
        // Tables of prices may also have columns First and Last.
        if names == ["first", "last"] { return .exported("deal-days.csv") }
        return kinds.first { names.isSuperset(of: $0.0) }?.1
    }
}

extension ImportShape {
    /// The number of columns recognised as belonging to a table of prices or holdings.
    static func score(_ keys: [String]) -> Int { keys.count { PriceColumns.isKnown($0) || SponsorColumns.isKnown($0) } }

    /// Describes the column whose absence prevents a table of prices or holdings.
    static func missingColumn(_ keys: [String]) -> String {
        let prices = keys.count(where: PriceColumns.isKnown), holdings = keys.count(where: SponsorColumns.isKnown)
        guard holdings > prices else {
            let hasDate = keys.contains { PriceColumns.dates.contains($0) }
            return hasDate ? "a column Close (or Adj Close, Last, Price)" : "a column Date"
        }
        if !keys.contains(where: { SponsorColumns.weights.contains($0) }) { return "a column Weight (or % of fund)" }
        if !keys.contains(where: { SponsorColumns.names.contains($0) }) { return "a column Name (or Holding, Company)" }
        return "a column Ticker, CUSIP, Sector or Asset Class"
    }
}

extension PriceColumns {
    /// Whether a key names a column of a table of prices.
    static func isKnown(_ key: String) -> Bool {
        [dates, closes, adjustedCloses, opens, highs, lows, volumes].contains { $0.contains(key) }
    }
}
