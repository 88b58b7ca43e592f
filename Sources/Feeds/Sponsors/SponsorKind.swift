import Model

/// What a position is, by the words of sponsors.
enum SponsorKind {
    /// By its asset class where the table has one, else by its sector, ticker and name.
    static func of(_ word: String?, sector: Sector?, ticker: String, name: String) -> FundPosition.Kind {
        if let word, !ColumnKey.of(word).isEmpty {
            let key = ColumnKey.of(word)
            if shares.contains(where: { key.contains($0) }) { return .share }
            if others.contains(where: { key.contains($0) }) { return .other }
            return sector == .cash || sector == .unassigned || sector == nil ? .cash : .other
        }
        if sector == .cash { return .cash }
        if let sector, sector.isGICS { return .share }
        let small = name.lowercased()
        if certainlyCash.contains(where: { small.contains($0) }) { return .cash }
        let hasTicker = symbol(ticker).contains { $0.isLetter || $0.isNumber }
        if !hasTicker, cash.contains(where: { small.contains($0) }) { return .cash }
        return .share
    }

    /// The ticker without the market that ARK and others write behind it: `ABC UQ`, `7203 JP`.
    static func symbol(_ ticker: String) -> String {
        let parts = ticker.trimmed.split(separator: " ")
        return parts.count == 2 && parts[1].count == 2 && markets.contains(String(parts[1])) ? String(parts[0]) : ticker
    }

    private static let markets: Set<String> = [
        "US", "UN", "UQ", "UW", "UR", "UA", "UP", "CN", "CT", "LN", "GR", "GY", "FP", "JP", "JT", "HK", "SW", "SE",
        "NA",
        "IM", "SM", "SS", "AU", "AT", "TT", "KS", "SP", "IT",
    ]
    private static let shares = [
        "equity", "equities", "stock", "aktie", "azion", "actions", "rentavariable", "acciones", "acoes", "share",
        "reit",
        "receipt",
    ]
    private static let others = [
        "fixedincome", "bond", "anleihe", "renten", "obbligazion", "obligation", "rentafija", "alternative",
        "commodity",
    ]
    private static let certainlyCash = [
        "money market", "e-mini", "emini", "state street institutional liq", "cash collateral", "us dollar",
        "u.s. dollar",
        "cash/receivables",
    ]
    private static let cash = [
        "cash", "dollar", "currency", "liquidity", "future", "swap", "forward", "treasury", "margin",
    ]
}
