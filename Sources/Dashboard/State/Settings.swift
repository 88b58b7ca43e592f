public import Model
public import Screen

/// Symbols under a name: a watch list, or a group.
public struct SymbolList: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// Its symbols in order.
    public let symbols: [Symbol]

    /// A list.
    public init(_ name: String, _ symbols: [Symbol]) {
        self.name = name
        self.symbols = symbols
    }
}

extension [SymbolList] {
    /// The symbols of all of them.
    public var allSymbols: Set<Symbol> { Set(lazy.flatMap(\.symbols)) }
}

/// What a person has chosen of the dashboard before they touch a key.
public struct Settings: Sendable {
    /// The colours.
    public var theme = Theme.dark
    /// How alerts draw attention.
    public var bell = Bell.audible
    /// The keys.
    public var keys = KeyTable.standard
    /// The watch lists that can be chosen beside that of all tickers.
    public var lists: [SymbolList] = []
    /// The name of the one that is shown first; nil for all tickers.
    public var list: String?
    /// Sets that the filter finds by name, beside those of the catalogue.
    public var groups: [SymbolList] = []
    /// Alerts beside those of the thesis.
    public var alerts: [Thesis.Alert] = []

    /// What holds where nobody has chosen.
    public init() {}
}
