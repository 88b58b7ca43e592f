/// The kinds of Invesco's positions, by its own names and codes.
enum InvescoKind {
    /// By a code such as `COM` or `CURR`, else by name.
    static func of(code: String, name: String) -> FundPosition.Kind {
        switch code.uppercased() {
        case "COM", "ADR", "GDR", "DRNY", "NYRS", "REIT", "PFD", "PREF", "UNIT", "MLP", "LP": .share
        case "CURR", "CASH", "IFUT", "FUT", "SYN", "FXFWD", "FWD", "SWAP", "OPT", "STIF", "MMF", "REPO": .cash
        default: of(name: name, hasSector: false)
        }
    }

    /// By a name such as `Common Stock` or `American Depository Receipt`.
    static func of(name: String, hasSector: Bool) -> FundPosition.Kind {
        let name = name.lowercased()
        func has(_ words: String...) -> Bool { words.contains { name.contains($0) } }
        if has("currency", "cash", "future", "synthetic", "forward", "swap", "option", "money market", "repurchase") {
            return .cash
        }
        if has("stock", "receipt", "reit", "share", "partnership", "registry", "registered", "unit") { return .share }
        if has("bond", "note", "bill", "loan", "debt") { return .other }
        return hasSector ? .share : .other
    }
}
