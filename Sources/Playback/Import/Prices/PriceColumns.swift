import Formats
import Model

/// The columns of a table of prices, by the names that services use.
struct PriceColumns {
    let date, close: Int
    let open, high, low, volume, adjusted: Int?
    /// The columns that identify the instrument of a row: tickers first, then names.
    let tickers: [Int]
    /// Whether the closes themselves are adjusted for dividends.
    var closesAreAdjusted: Bool { adjusted == close }

    /// Whether columns with these keys make a table of prices.
    static func matches(_ keys: [String]) -> Bool {
        keys.contains { dates.contains($0) } && keys.contains { closes.contains($0) || adjustedCloses.contains($0) }
    }

    init(_ table: ImportTable) throws(FeedError) {
        adjusted = table.column(PriceColumns.adjustedCloses)
        guard let date = table.column(PriceColumns.dates), let close = table.column(PriceColumns.closes) ?? adjusted
        else {
            throw FeedError(
                table.file, line: table.line, expected: "columns of dates and closes",
                found: table.names.joined(separator: ","))
        }
        (self.date, self.close) = (date, close)
        open = table.column(PriceColumns.opens)
        high = table.column(PriceColumns.highs)
        low = table.column(PriceColumns.lows)
        volume = table.column(PriceColumns.volumes)
        tickers = PriceColumns.owners.compactMap { table.keys.firstIndex(of: $0) }
        for column in [date, close] where table.keys.count(where: { $0 == table.keys[column] }) > 1 {
            throw FeedError(
                table.file, line: table.line, expected: "one column “\(table.names[column])”", found: "several")
        }
    }

    /// The column of a part of a session.
    func column(of part: PriceRules.Part) -> Int? {
        switch part {
        case .open: open
        case .high: high
        case .low: low
        case .volume: volume
        case .quotedClose: close
        }
    }

    var all: [Int?] { [date, open, high, low, close, adjusted, volume] + tickers.map { $0 } }
    var numbers: [Int] { [open, high, low, close, adjusted, volume].compactMap(\.self) }
}

extension PriceColumns {
    /// Names of date columns, the likeliest first: English, German, Italian and Portuguese, Spanish, Russian.
    static let dates = [
        "date", "observationdate", "tradedate", "tradingdate", "exchangedate", "datum", "data", "fecha", "дата", "day",
        "datetime", "timestamp", "time",
    ]
    static let closes = [
        "close", "closelast", "closingprice", "closeprice", "zamkniecie", "schlusskurs", "schluss", "cloture", "cierre",
        "chiusura", "fechamento", "last", "lastprice", "pxlast", "zuletzt", "dernier", "ultimo", "price", "цена",
    ]
    static let adjustedCloses = [
        "adjclose", "adjustedclose", "adjcloseprice", "adjustedcloseprice", "closeadj", "closeadjusted",
    ]
    static let opens = [
        "open", "openingprice", "openprice", "pxopen", "eroffn", "eroffnung", "eroffnungskurs", "erster", "ouv",
        "ouverture", "apertura", "abertura", "otwarcie", "откр",
    ]
    static let highs = [
        "high", "highprice", "dayhigh", "pxhigh", "hoch", "tageshoch", "haut", "plushaut", "maximo", "massimo",
        "maxima",
        "najwyzszy", "макс", "max",
    ]
    static let lows = [
        "low", "lowprice", "daylow", "pxlow", "tief", "tagestief", "bas", "plusbas", "minimo", "minima", "najnizszy",
        "мин", "min",
    ]
    static let volumes = [
        "volume", "vol", "totalvolume", "pxvolume", "volumen", "umsatz", "wolumen", "объем", "объём",
    ]
    static let owners = [
        "ticker", "symbol", "tickersymbol", "code", "sym", "isin", "instrument", "name", "security", "company",
    ]
}
