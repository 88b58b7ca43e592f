import Formats

/// The columns of a sponsor's table of holdings, by the names that sponsors use in several languages.
struct SponsorColumns {
    let name, weight: Int
    let ticker, cusip, sector, kind, shares, price, value, date, fund: Int?

    /// Whether columns with these keys make a table of holdings.
    static func matches(_ keys: [String]) -> Bool {
        func has(_ names: [String]) -> Bool { keys.contains { names.contains($0) } }
        return has(names) && has(weights) && (has(tickers) || has(cusips) || has(kinds) || has(sectors))
    }

    /// Whether a key names a column of a table of holdings.
    static func isKnown(_ key: String) -> Bool {
        [names, weights, tickers, cusips, sectors, kinds, counts, values].contains { $0.contains(key) }
    }

    init?(_ table: ImportTable) {
        guard let name = table.column(SponsorColumns.names), let weight = table.column(SponsorColumns.weights) else {
            return nil
        }
        (self.name, self.weight) = (name, weight)
        ticker = table.column(SponsorColumns.tickers)
        cusip = table.column(SponsorColumns.cusips)
        sector = table.column(SponsorColumns.sectors)
        kind = table.column(SponsorColumns.kinds)
        shares = table.column(SponsorColumns.counts)
        price = table.column(SponsorColumns.prices)
        value = table.column(SponsorColumns.values)
        date = table.column(["date", "asofdate", "asof", "effectivedate"])
        fund = table.column(["fund", "fundticker", "etf"])
    }

    var all: [Int?] { [name, weight, ticker, cusip, sector, kind, shares, price, value, date, fund] }
    var numbers: [Int] { [weight, shares, price, value].compactMap(\.self) }

    static let names = [
        "name", "holdingname", "securityname", "company", "companyname", "holdings", "holding", "security", "issuer",
        "issuername", "description", "nome", "nom", "nombre", "bezeichnung", "wertpapier",
    ]
    static let weights = [
        "weight", "weighting", "weights", "weightpct", "weightpercent", "gewichtung", "gewicht", "ponderazione",
        "ponderation", "poids", "ponderacion", "peso", "offund", "offunds", "percentoffund", "ofnetassets", "netassets",
        "percentofnetassets", "percentageoftotalnetassets", "oftotalnetassets", "ofmarketvalue", "oftna", "ofassets",
    ]
    static let tickers = [
        "ticker", "holdingticker", "issuerticker", "tickersymbol", "symbol", "emittententicker", "tickerdellemittente",
        "tickerdelemetteur", "tickerdelemisor", "stockticker",
    ]
    static let cusips = ["cusip", "identifier", "securityidentifier"]
    static let sectors = ["sector", "gicssector", "sektor", "secteur", "settore", "setor"]
    static let kinds = [
        "assetclass", "anlageklasse", "classedactifs", "clasedeactivos", "clasedeactivo", "assettype", "securitytype",
        "holdingtype", "classofshares",
    ]
    static let counts = [
        "shares", "sharesheld", "quantity", "numberofshares", "sharesparvalue", "nominale", "unites", "titulos",
        "quantite", "cantidad", "quantidade",
    ]
    static let prices = ["price", "kurs", "prezzo", "cours", "precio", "preco"]
    static let values = [
        "marketvalue", "marketvalueusd", "marktwert", "valoredimercato", "valeurdemarche", "valordemercado",
        "notionalvalue",
    ]
}
