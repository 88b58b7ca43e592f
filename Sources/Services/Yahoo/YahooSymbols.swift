import Model

/// Yahoo's names of instruments: indices have a caret and special names, share classes a hyphen.
struct YahooSymbols: Hashable, Sendable {
    private let special: [Symbol: String]

    /// Creates the mapping.
    ///
    /// - Parameter special: the names that do not follow the rule.
    init(_ special: [Symbol: String]) { self.special = special }

    /// Yahoo's name: `BRK-B` for `BRK.B`. A single letter from A to D after the dot is a share class; anything else is
    /// an exchange, as in `VOD.L` and `7203.T`.
    func name(of symbol: Symbol) -> String {
        if let name = special[symbol] { return name }
        guard let dot = symbol.name.lastIndex(of: "."), YahooSymbols.classes.contains(symbol.name[dot...]) else {
            return symbol.name
        }
        return symbol.name[..<dot] + "-" + symbol.name[dot...].dropFirst()
    }

    private static let classes: Set<Substring> = [".A", ".B", ".C", ".D"]
}
