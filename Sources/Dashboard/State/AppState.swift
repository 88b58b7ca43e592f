public import Model
import Reports
public import Screen
import Thesis

/// The complete state of the dashboard: the market, and how the user views it.
///
/// Changed only by `update`; `draw` only reads it.
public struct AppState: Sendable {
    /// The market as reported by its sources.
    public internal(set) var market: Market
    /// The number of events so far other than the user's input, each of which may have changed any figure.
    var revision = 0
    /// The size of the screen in cells.
    public internal(set) var size: Size
    /// The panel that receives keys.
    public internal(set) var focus: PanelID = .tickers
    /// Whether the focused panel fills the screen.
    public internal(set) var isZoomed = false
    /// The panels that the user wants to see, and their sizes.
    public internal(set) var arrangement = Arrangement.standard
    /// The border between panels that the mouse holds.
    var heldBorder: Layout.Border?
    /// The panel shown next to the tickers when not all panels fit.
    public internal(set) var tab: PanelID = .chart
    /// The instrument shown by chart, sectors and deals.
    public internal(set) var selected: Symbol
    /// The window of returns and changes.
    public internal(set) var window: Window = .month
    /// The window of the chart.
    public internal(set) var chartWindow: Window = .halfYear
    /// How the chart shows prices.
    public internal(set) var chartKind: ChartKind = .line
    /// The chart's cross-hair, and the sessions that it shows.
    public internal(set) var chart = ChartView()
    /// The instruments that the chart compares.
    public internal(set) var compared: [Symbol] = []
    /// The tickers that are still being loaded, which count as if they were there; and the number of listings without
    /// them. They come together.
    var awaited: (tickers: FreshnessTally, beside: Int) = (FreshnessTally(), 0)
    /// The newest session that was on the screen in an earlier run; nil if there was none.
    var lastVisit: Day?
    /// The tickers in their order.
    public internal(set) var watchList = WatchList()
    /// The positions of the indexes in the market's listings, in the order of the catalogue.
    public private(set) var indexPositions: [Int] = []
    /// The positions of instruments that are no longer on any watch list.
    private(set) var unwatchedPositions: [Int] = []
    /// The thesis and its evaluation.
    public internal(set) var book: ThesisBook
    /// The alerts that were triggered, newest first.
    public internal(set) var alerts: [AlertEntry] = []
    /// Whether triggered alerts are kept, and told by one dashboard only of those that share a store.
    var keepsAlerts = false
    /// The alerts whose conditions have been met since they were told.
    var runningAlerts: Set<AlertEntry.Key> = []
    /// The row under the cursor, for panels whose rows are not tickers.
    public internal(set) var cursors: [PanelID: Int] = [
        .yields: Tenor.allCases.firstIndex(of: .tenYears) ?? 0
    ]
    /// The filter of the deals.
    public internal(set) var dealSearch = DealSearch()
    /// The deals that pass the filter, newest first.
    public internal(set) var deals: [Deal]
    /// The first visible row of each list.
    var tops: [PanelID: Int] = [:]
    /// The line being typed.
    public internal(set) var prompt: Prompt?
    /// What was chosen in the palette.
    var history = PaletteHistory()
    /// Whether the list has yet to be filtered by the text typed.
    var filterIsDue = false
    /// The recap on its page, written when the page is opened or the session changes.
    var recap: Recap?
    /// The date on which it was written; the recap of a day without a session is that of an earlier one.
    var recapDay: Day?
    /// The tour, while it is on.
    public internal(set) var tour: Tour?
    /// The page that covers the panels, if any.
    public internal(set) var page: Page?
    /// A message to the user, in place of the hints until the next key.
    public internal(set) var notice: String?
    /// What the last row says until the first key.
    var greeting: Greeting?
    /// The wall clock; nil if none is shown.
    public internal(set) var clock: WallClock?
    /// The theme.
    public internal(set) var theme: Theme
    /// Whether the theme follows the terminal's background, as long as none was chosen.
    var followsGround = false
    /// Whether the terminal's background is light, as it said in this run or an earlier one; nil if unknown.
    var groundIsLight: Bool?
    /// The settings from the configuration.
    public internal(set) var settings = Settings()
    /// The time at which each changed listing ceases to be marked, by position.
    var marks: [Int: Timestamp] = [:]
    /// The time at which the first marks expire.
    var unmarkTime: Timestamp?
    /// The time at which the watch list was last sorted because of new data.
    var lastSort = Timestamp(milliseconds: 0)
    /// The date of the market when the watch list was last sorted because of new data.
    var sortDay: Day?
    /// Whether data have arrived since.
    var sortIsDue = false
    /// The changes that can be undone, the newest last.
    var changes: [UndoableChange] = []
    /// What an edit has done, until the configuration is read again.
    var edit: ConfigurationEdit?
    /// What undoing has done, until the configuration is read again.
    var messageOfUndo: String?
    /// The columns of the tickers by choice; nil for the standard ones.
    public internal(set) var columns: [TickerColumn]?
    /// The symbols that were added, until something is known about them.
    var awaitedSymbols: [Symbol] = []
    /// How the updates that are being applied change the catalogue.
    var catalogueChange: CatalogueChange?
    /// The time of the last event that had one.
    var now = Timestamp(milliseconds: 0)

    /// The state of a market before its settings, with nothing selected.
    init(_ market: Market, size: Size, book: ThesisBook) {
        self.market = market
        self.size = size
        self.book = book
        theme = settings.theme.theme
        selected = ""
        deals = market.deals
    }

    /// Updates the positions of indexes and hidden instruments after a change of the catalogue.
    mutating func catalogue() {
        unwatchedPositions = market.listings.indices.filter {
            market.listings[$0].instrument.isUnwatched(by: watchList.listed)
        }
        indexPositions = market.listings.indices.filter {
            market.listings[$0].instrument.kind == .index && !unwatchedPositions.contains($0)
        }
    }

    /// The name of a picture of the frame: its date, and the panel if it shows only one.
    var frameName: String { "ballast-\(market.day)\(isZoomed ? "-\(focus.name)" : "")" }

    /// The freshness of the figures of all instruments that are shown.
    public var freshness: FreshnessTally {
        market.freshness.without(unwatchedPositions.lazy.map { market.listings[$0] }) + loading
    }

    /// The tickers that are still being loaded.
    var loading: FreshnessTally {
        market.listings.count == awaited.beside ? awaited.tickers : FreshnessTally()
    }
}

extension AppState {
    /// A change of the market's instruments.
    enum CatalogueChange {
        /// The descriptions of some.
        case described
        /// Some more, after the others.
        case added
        /// Others, or in another order.
        case reordered
    }

    /// The figures to which a window applies.
    enum WindowUse {
        /// Returns and changes.
        case returns
        /// The chart.
        case chart
    }

    /// The arrangement of the screen; nil if it is too small.
    var layout: Layout? {
        Layout(panelArea, focus: focus, tab: tab, isZoomed: isZoomed, arrangement: arrangement)
    }

    /// Moves the focus to a panel.
    mutating func moveFocus(to panel: PanelID) {
        focus = panel
        if panel != .tickers { tab = panel }
    }

    /// The listing of the selected instrument.
    var selectedListing: Listing? { market[selected] }

    /// The tenor under the cursor; the 10-year unless the rows can be selected.
    var selectedTenor: Tenor { isZoomed ? Tenor.allCases[cursor(of: .yields)] : .tenYears }

    /// The panel through whose rows the cursor keys move.
    var cursorPanel: PanelID { focus == .chart || focus == .sectors ? .tickers : focus }

    /// The row under the cursor of a panel.
    func cursor(of panel: PanelID) -> Int {
        switch panel {
        case .tickers: watchList.row(of: selected, in: market) ?? -1
        case .indexes: indexPositions.firstIndex { market.listings[$0].instrument.symbol == selected } ?? -1
        default: min(cursors[panel] ?? 0, max(0, rowCount(of: panel) - 1))
        }
    }

    /// The number of rows in a panel's list; 0 without a list.
    func rowCount(of panel: PanelID) -> Int {
        switch panel {
        case .tickers: watchList.positions.count
        case .indexes: indexPositions.count
        case .yields: isZoomed ? Tenor.allCases.count : 0
        case .deals: deals.count
        case .thesis: book.result.conditions.count + listedClaims
        case .chart, .sectors: 0
        }
    }

    /// Which window `[` and `]` change: the chart's if it is focused or the only visible panel with a window, else that
    /// of returns. Nil if no visible panel has a window.
    var windowUse: WindowUse? {
        if focus == .chart { return .chart }
        let shown = layout?.panels.map(\.panel) ?? []
        if shown.contains(.indexes) || shown.contains(.yields) { return .returns }
        return shown.contains(.chart) ? .chart : nil
    }

    /// The window that `[` and `]` change.
    var focusedWindow: Window { windowUse == .chart ? chartWindow : window }

    /// Whether a command has any effect at present.
    func offers(_ command: Command) -> Bool {
        switch command {
        case .down, .up: rowCount(of: cursorPanel) > 1
        case .shorterWindow, .longerWindow: windowUse != nil
        default: true
        }
    }
}
