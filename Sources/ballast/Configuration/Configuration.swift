import Dashboard
import Feeds
import Model
import Screen

/// All that a person may choose in a file: plain values, each as it is by default until the file says otherwise.
struct Configuration: Sendable {
    /// The colours.
    var theme = Theme.dark
    /// How alerts draw attention.
    var bell = Bell.audible
    /// Whether to draw with ASCII only.
    var ascii = false
    /// The folder of data tables; nil to look for it.
    var data: String?
    /// The file of the thesis; nil to look for it.
    var thesis: String?
    /// The watch list that is shown first; nil for all tickers.
    var list: String?
    /// The watch lists: those of the file, then those that ship with the program.
    var lists = Configuration.shippedLists
    /// Sets that the filter finds by name, in the same way.
    var groups = Configuration.shippedGroups
    /// Whether the lists and groups that ship stay beside those of the file.
    var keepsShipped = true
    /// How sources of the network are asked.
    var sources = SourcesConfiguration.standard
    /// How the history on disk is kept.
    var store = StoreSettings()
    /// The keys of commands, where they are not those of the standard table.
    var keys: [Command: [Key]] = [:]
    /// Alerts beside those of the thesis, with their places; read once it is known what they may speak of.
    var alerts: ThesisSource?

    /// The watch lists that ship with the program.
    static let shippedLists = [
        SymbolList("small", ["QQQS", "IWM", "IJR", "VTWO"]),
        SymbolList("biotech", ["XBI", "IBB"]),
        SymbolList("sectors", ["XLV", "XLK", "XLF", "XLI", "XLY", "XLP", "XLE", "XLB", "XLU", "XLRE", "XLC"]),
    ]
    /// The groups that ship with the program.
    static let shippedGroups = [
        SymbolList("cyclical", ["XLB", "XLE", "XLF", "XLI", "XLY", "XLRE"]),
        SymbolList("defensive", ["XLP", "XLU", "XLV"]),
    ]

    /// The keys of a command.
    subscript(keysOf command: Command) -> [Key] {
        get { keys[command] ?? KeyTable.standard.keys(of: command) }
        set { keys[command] = newValue }
    }
}

/// How the history on disk is kept.
struct StoreSettings: Hashable, Sendable {
    /// Its folder; nil for the user's own.
    var folder: String?
    /// How long quotes within a session are kept; nil for ever.
    var quotes: Duration? = .days(7)
    /// How long filings are kept; nil for ever.
    var filings: Duration? = .days(400)
    /// How long what funds hold is kept day by day; of what is older a table a month stays. Nil for ever.
    var holdings: Duration? = .days(7)
    /// How long bars, yields, holdings and deals are kept; nil for ever.
    var history: Duration?
}
