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
    public var theme = ThemeChoice.fixed(.dark)
    /// The themes that can be chosen: the shipped ones, and the user's own as far as they have been read.
    public var themes = Theme.shipped
    /// The user's own themes that cannot be shown.
    public var faultyThemes: [FaultyTheme] = []
    /// The layouts that can be chosen: the shipped ones after the user's own.
    public var layouts = LayoutPreset.shipped
    /// Whether clicks and the wheel are used, instead of the terminal's own selection.
    public var mouse = true
    /// How alerts draw attention.
    public var bell = Bell.audible
    /// How alerts are passed on to the desktop.
    public var desktop = DesktopNotification.off
    /// The program that is run for each alert, with its arguments; empty for none.
    public var notify: [String] = []
    /// How much moves by itself.
    public var motion = Motion.full
    /// The key bindings.
    public var keys = KeyTable.standard
    /// The watch lists, in addition to that of all tickers.
    public var lists: [SymbolList] = []
    /// The name of the list that is shown first; nil for all tickers.
    public var list: String?
    /// Whether the configuration names that list, rather than merely having lists.
    public var choosesList = false
    /// The names of the lists that are the user's own, in their order.
    public var ownLists: [String] = []
    /// Sets that the filter finds by name, in addition to those of the catalogue.
    public var groups: [SymbolList] = []
    /// Alerts in addition to those of the thesis.
    public var alerts: [Thesis.Alert] = []
    /// The name of the desk that is followed; nil for none.
    public var desk: String?
    /// The names of the lists that the desk shares, which only sharing changes.
    public var sharedLists: [String] = []
    /// The alerts that the desk shares.
    public var sharedAlerts: [Thesis.Alert] = []
    /// What is wrong with others that it shares.
    public var sharedFaults: [String] = []
    /// The names of the sources of yields and of the policy rate.
    public var rateSources: [String] = []

    /// Creates the default settings.
    public init() {}

    /// How the desk's lists and alerts are called among one's own: this, and their names.
    public static let deskPrefix = "desk/"

    /// The lists of a section of the configuration.
    func lists(_ section: ConfigurationEdit.Section) -> [SymbolList] { section == .lists ? lists : groups }

    /// Throws if it is clear that an edit of a list makes no sense.
    func check(_ edit: ConfigurationEdit) throws(EditRefusal) {
        guard let (name, section) = edit.list else { return }
        if section == .lists, sharedLists.contains(name) {
            throw EditRefusal("\(name) is the desk's: change a list of your own, and share it")
        }
        _ = try edit.symbols(in: lists(section))
    }

    /// The alerts in addition to those of the thesis, those of the desk last.
    var watchedAlerts: [Thesis.Alert] { alerts + sharedAlerts }
}
