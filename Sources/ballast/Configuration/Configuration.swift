import Formats
import Dashboard
import Model
import Screen
import Services
import Thesis

/// The user's settings: plain values, each with its default.
struct Configuration: Sendable {
    /// The name of the colour theme, and the theme.
    var themeName = Theme.automaticName, theme = ThemeChoice.automatic
    /// How alerts draw attention.
    var bell = Bell.audible
    /// How alerts are passed on to the desktop.
    var desktop = DesktopNotification.automatic
    /// The program that is run for each alert, with its arguments; empty for none.
    var notify: [String] = []
    /// How much moves on the screen by itself.
    var motion = Motion.full
    /// Whether to draw with ASCII characters only.
    var ascii = false
    /// The folder of data tables; nil to search for it.
    var data: String?
    /// The file of the thesis; nil to search for it.
    var thesis: String?
    /// The watch list shown first; nil for all tickers.
    var list: String?
    /// Whether the file names that list.
    var choosesList = false
    /// The watch lists: those of the file, followed by the shipped ones.
    var lists = Configuration.shippedLists
    /// Groups of symbols that the filter finds by name, in the same order.
    var groups = Configuration.shippedGroups
    /// The layouts: those of the file, followed by the shipped ones.
    var layouts = LayoutPreset.shipped
    /// Whether the mouse is used.
    var mouse = true
    /// Whether the shipped lists and groups are retained next to those of the file.
    var includesShipped = true
    /// The settings of the network sources.
    var sources = SourcesConfiguration.standard
    /// The settings of the store on disk.
    var store = StoreSettings()
    /// The settings of a desk.
    var desk = DeskSettings()
    /// The keys of commands that differ from the standard table.
    var keys: [Command: [Key]] = [:]
    /// Alerts in addition to those of the thesis, with their locations; checked once the vocabulary is available.
    var alerts: ThesisSource?
    /// The names of the lists that the desk shares, and the alerts that it does.
    var sharedLists: [String] = [], sharedAlerts: [AlertDraft] = []

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

/// The settings of the store on disk.
struct StoreSettings: Hashable, Sendable {
    /// The folder; nil for the default in the user's data folder.
    var folder: String?
    /// How long quotes within a session are stored; nil for ever.
    var quotes: Duration? = .days(7)
    /// How long filings are stored; nil for ever.
    var filings: Duration? = .days(400)
    /// How long daily holdings of funds are stored; of older ones, one table per month is retained. Nil for ever.
    var holdings: Duration? = .days(7)
    /// How long bars, yields, holdings and deals are stored; nil for ever.
    var history: Duration?
}
