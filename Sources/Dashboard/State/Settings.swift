public import Model
public import Screen
public import Thesis

/// A named list of symbols: a watch list, or a group.
public struct SymbolList: Hashable, Sendable {
    /// The name of the list.
    public let name: String
    /// The symbols in their order.
    public let symbols: [Symbol]

    /// Creates a list of symbols.
    public init(_ name: String, _ symbols: [Symbol]) {
        self.name = name
        self.symbols = symbols
    }
}

extension [SymbolList] {
    /// The symbols of all lists.
    public var allSymbols: Set<Symbol> { Set(lazy.flatMap(\.symbols)) }
}

/// The settings of the dashboard from the configuration.
public struct Settings: Sendable {
    /// The theme.
    public var theme = Theme.dark
    /// How alerts draw attention.
    public var bell = Bell.audible
    /// How much moves by itself.
    public var motion = Motion.full
    /// The key bindings.
    public var keys = KeyTable.standard
    /// The watch lists, in addition to that of all tickers.
    public var lists: [SymbolList] = []
    /// The name of the list that is shown first; nil for all tickers.
    public var list: String?
    /// Sets that the filter finds by name, in addition to those of the catalogue.
    public var groups: [SymbolList] = []
    /// Alerts in addition to those of the thesis.
    public var alerts: [Thesis.Alert] = []
    /// The names of the sources of yields and of the policy rate.
    public var rateSources: [String] = []

    /// Creates the default settings.
    public init() {}
}
