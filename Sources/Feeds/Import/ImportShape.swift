import Model

/// The kinds of table that can be imported, told apart by their columns.
enum ImportShape: Hashable {
    case ishares, invesco, prices, treasury
    case fred(FREDSeries)
    /// A table of an export's, by its file in a data folder.
    case exported(String)
    /// The positions of several funds.
    case exportedHoldings
    case ownHoldings, ownSectors, ownDeals, ownInstruments, ownYields, ownPolicy

    /// The kind of a table with columns of these names, in small letters; nil where it is none.
    init?(columns names: Set<String>) {
        func has(_ needed: String...) -> Bool { names.isSuperset(of: needed) }
        if has("name", "sector", "asset class") {
            self = .ishares
        } else if has("fund ticker", "holding ticker") {
            self = .invesco
        } else if let own = ImportShape.own(names) {
            self = own
        } else if has("date"), names.contains(where: { Tenor(maturity: $0) != nil }) {
            self = .treasury
        } else if let series = FREDSeries.find(in: names) {
            self = .fred(series)
        } else if PriceColumns.areIn(names) {
            self = .prices
        } else {
            return nil
        }
    }

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
            (["first", "last"], .exported("deal-days.csv")),
            (["ticker", "name", "sector", "weight_percent"], .ownHoldings),
            (["fund", "as_of", "sector", "weight_percent"], .ownSectors),
            (["announced", "acquirer", "target", "kind"], .ownDeals),
            (["symbol", "name", "kind", "group", "basis"], .ownInstruments),
            (["date", "10y"], .ownYields), (["date", "rate"], .ownPolicy),
        ]
        return kinds.first { names.isSuperset(of: $0.0) }?.1
    }
}
