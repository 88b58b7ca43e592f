import Formats
import Model

/// The kinds of positions, by the names that sponsors use.
enum SponsorKind {
    /// By the asset class if the table has one, else by sector, ticker and name.
    static func of(_ assetClass: String?, sector: Sector?, ticker: String, name: String) -> FundPosition.Kind {
        if let assetClass, !ColumnKey.of(assetClass).isEmpty {
            let key = ColumnKey.of(assetClass)
            if shares.contains(where: { key.contains($0) }) { return .share }
            if others.contains(where: { key.contains($0) }) { return .other }
            return sector == .cash || sector == .unassigned || sector == nil ? .cash : .other
        }
        if sector == .cash { return .cash }
        if let sector, sector.isGICS { return .share }
        let lower = name.lowercased()
        if certainlyCash.contains(where: { lower.contains($0) }) { return .cash }
        let hasTicker = symbol(ticker).contains { $0.isLetter || $0.isNumber }
        if !hasTicker, cash.contains(where: { lower.contains($0) }) { return .cash }
        return .share
    }

    /// The ticker without the market code that ARK and others append: `ABC UQ`, `7203 JP`.
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
