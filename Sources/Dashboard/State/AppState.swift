public import Model
public import Screen

/// All that the dashboard knows and shows: the market, and how a person looks at it.
///
/// It changes in `update` only; `draw` reads it only.
public struct AppState: Sendable {
    /// The market as its sources tell it.
    public internal(set) var market: Market
    /// The screen's extent.
    public internal(set) var size: Size
    /// The panel that keys go to.
    public internal(set) var focus: PanelID = .tickers
    /// Whether the focused panel has the whole screen.
    public internal(set) var isZoomed = false
    /// The panel beside the tickers where there is no room for all.
    public internal(set) var tab: PanelID = .chart
    /// The instrument that chart, sectors and deals are about.
    public internal(set) var selected: Symbol
    /// The window of returns and changes.
    public internal(set) var window: Window = .month
    /// The window of the chart.
    public internal(set) var chartWindow: Window = .halfYear
    /// How the chart shows prices.
    public internal(set) var chartKind: ChartKind = .line
    /// The tickers in order.
    public internal(set) var watchList = WatchList()
    /// The places of the indexes in the market, in the order of its catalogue.
    public private(set) var indexPlaces: [Int] = []
    /// The places of what no watch list names any more.
    private(set) var forgottenPlaces: [Int] = []
    /// The thesis, and what the market makes of it.
    public internal(set) var book: ThesisBook
    /// Alerts that were told, newest first.
    public internal(set) var alerts: [AlertEntry] = []
    /// The row under the cursor in the panels that list something else than tickers.
    public internal(set) var cursors: [PanelID: Int] = [
        .yields: Tenor.allCases.firstIndex(of: .tenYears) ?? 0
    ]
    /// Which deals are listed.
    public internal(set) var dealSearch = DealSearch()
    /// The deals that are listed, newest first.
    public internal(set) var deals: [Deal]
    /// The first row in sight of each list.
    var tops: [PanelID: Int] = [:]
    /// The line being typed.
    public internal(set) var prompt: Prompt?
    /// Whether the list is still to be narrowed to it.
    var filterIsDue = false
    /// The recap that its page shows, made when the page is opened or the session changes.
    var recap: Recap?
    /// The date that it was written on; a day without a session has the recap of an earlier one.
    var recapDay: Day?
    /// What lies over the panels.
    public internal(set) var page: Page?
    /// A word to the user, in place of the hints until the next key.
    public internal(set) var notice: String?
    /// The wall clock, or nil where none is shown.
    public internal(set) var clock: WallClock?
    /// The theme.
    public internal(set) var theme: Theme
    /// What was chosen before any key.
    public internal(set) var settings = Settings()
    /// When a place of the market stops being marked as changed, by the place.
    var marks: [Int: Timestamp] = [:]
    /// When the first marks are to be taken away.
    var unmarkTime: Timestamp?
    /// When the watch list was last sorted by data.
    var lastSort = Timestamp(milliseconds: 0)
    /// Whether data have come since.
    var sortIsDue = false
    /// The last time that any event told.
    var now = Timestamp(milliseconds: 0)

    /// The dashboard on a market, the first ticker selected.
    public init(
        market: Market, size: Size, settings: Settings = Settings(), select symbol: Symbol? = nil,
        thesis: Thesis = .empty, fault: String? = nil
    ) {
        var market = market
        market.include(thesis.derived)
        self.market = market
        self.size = size
        theme = settings.theme
        selected = ""
        book = ThesisBook(thesis, fault: fault, market)
        deals = market.deals
        begin(settings)
        watchList.sort(market)
        selected = symbol ?? watchList.places.first.map { market.listings[$0].instrument.symbol } ?? ""
        settleScroll()
    }

    /// What is to be looked up before the first frame can be complete.
    public mutating func open() -> [Effect] { book.inquiry(market).map { [.lookUp($0)] } ?? [] }

    /// Looks up at once what `open` would ask for, as a single frame needs it.
    public mutating func completeNow() {
        if let inquiry = book.inquiry(market) { book.take(inquiry.answer()) }
    }

    /// Finds the indexes in a new catalogue, and what is not shown of it.
    mutating func catalogue() {
        forgottenPlaces = market.listings.indices.filter {
            market.listings[$0].instrument.isForgotten(by: watchList.listed)
        }
        indexPlaces = market.listings.indices.filter {
            market.listings[$0].instrument.kind == .index && !forgottenPlaces.contains($0)
        }
    }

    /// How fresh the figures are of what is shown.
    public var freshness: FreshnessTally { market.freshness.without(forgottenPlaces.lazy.map { market.listings[$0] }) }

    /// Shows returns, changes and the chart over a window.
    public mutating func choose(_ window: Window) {
        self.window = window
        chooseChart(window)
    }

    /// Shows the chart over a window.
    public mutating func chooseChart(_ window: Window) { chartWindow = window }

    /// The listing that chart, sectors and deals are about.
    var selectedListing: Listing? { market[selected] }
}

/// How the chart shows prices.
public enum ChartKind: String, CaseIterable, Hashable, Sendable {
    /// Closes joined by a line.
    case line
    /// Open, high, low and close of each interval.
    case candles
    /// Against the benchmark, 100 at the start.
    case relative
}
