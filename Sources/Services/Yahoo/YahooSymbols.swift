import Model

/// Yahoo's names of instruments: indices have a caret and special names, share classes a hyphen.
struct YahooSymbols: Hashable, Sendable {
    private let special: [Symbol: String]
    private let reversed: [String: Symbol]

    /// Creates the mapping.
    ///
    /// - Parameter special: the names that do not follow the rule.
    init(_ special: [Symbol: String]) {
        self.special = special
        reversed = Dictionary(special.map { ($1, $0) }, uniquingKeysWith: min)
    }

    /// Yahoo's name: `BRK-B` for `BRK.B`. A single letter from A to D after the dot is a share class; anything else is
    /// an exchange, as in `VOD.L` and `7203.T`.
    func name(of symbol: Symbol) -> String {
        if let name = special[symbol] { return name }
        guard let dot = symbol.name.lastIndex(of: "."), YahooSymbols.classes.contains(symbol.name[dot...]) else {
            return symbol.name
        }
        return symbol.name[..<dot] + "-" + symbol.name[dot...].dropFirst()
    }

    /// The instrument with a Yahoo name.
    func symbol(of name: String) -> Symbol {
        if let symbol = reversed[name] { return symbol }
        guard let dash = name.lastIndex(of: "-") else { return Symbol(name) }
        let ending = "." + String(name[dash...].dropFirst())
        return YahooSymbols.classes.contains(ending[...]) ? Symbol(String(name[..<dash]) + ending) : Symbol(name)
    }

    private static let classes: Set<Substring> = [".A", ".B", ".C", ".D"]
}
