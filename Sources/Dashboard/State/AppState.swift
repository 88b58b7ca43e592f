public import Model
import Reports
public import Screen
public import Thesis

/// The complete state of the dashboard: the market, and how the user views it.
///
/// Changed only by `update`; `draw` only reads it.
public struct AppState: Sendable {
    /// The market as reported by its sources.
    public internal(set) var market: Market
    /// The size of the screen in cells.
    public internal(set) var size: Size
    /// The panel that receives keys.
    public internal(set) var focus: PanelID = .tickers
    /// Whether the focused panel fills the screen.
    public internal(set) var isZoomed = false
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
    /// Whether the list has yet to be filtered by the text typed.
    var filterIsDue = false
    /// The recap on its page, written when the page is opened or the session changes.
    var recap: Recap?
    /// The date on which it was written; the recap of a day without a session is that of an earlier one.
    var recapDay: Day?
    /// The page that covers the panels, if any.
    public internal(set) var page: Page?
    /// A message to the user, in place of the hints until the next key.
    public internal(set) var notice: String?
    /// The wall clock; nil if none is shown.
    public internal(set) var clock: WallClock?
    /// The theme.
    public internal(set) var theme: Theme
    /// The settings from the configuration.
    public internal(set) var settings = Settings()
    /// The time at which each changed listing ceases to be marked, by position.
    var marks: [Int: Timestamp] = [:]
    /// The time at which the first marks expire.
    var unmarkTime: Timestamp?
    /// The time at which the watch list was last sorted because of new data.
    var lastSort = Timestamp(milliseconds: 0)
    /// Whether data have arrived since.
    var sortIsDue = false
    /// The time of the last event that had one.
    var now = Timestamp(milliseconds: 0)

    /// Creates the dashboard of a market, with the first ticker selected unless `symbol` is given.
    public init(
        market: Market, size: Size, settings: Settings = Settings(), select symbol: Symbol? = nil,
        thesis: Thesis = .empty, errorMessage: String? = nil
    ) {
        var market = market
        market.include(thesis.derived)
        self.market = market
        self.size = size
        theme = settings.theme
        selected = ""
        book = ThesisBook(thesis, errorMessage: errorMessage, market)
        deals = market.deals
        begin(settings)
        watchList.sort(market)
        selected = symbol ?? watchList.positions.first.map { market.listings[$0].instrument.symbol } ?? ""
        settleScroll()
    }

    /// The lookups that are required before the first frame can be complete.
    public mutating func open() -> [Effect] { book.inquiry(market).map { [.lookUp($0)] } ?? [] }

    /// Performs the lookups of `open` at once, for a single frame.
    public mutating func completeNow() {
        if let inquiry = book.inquiry(market) { book.apply(inquiry.evaluate()) }
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

    /// The freshness of the figures of all instruments that are shown.
    public var freshness: FreshnessTally {
        market.freshness.without(unwatchedPositions.lazy.map { market.listings[$0] })
    }

    /// Sets the window of returns, changes and the chart.
    public mutating func choose(_ window: Window) {
        self.window = window
        chooseChart(window)
    }

    /// Sets the window of the chart.
    public mutating func chooseChart(_ window: Window) { chartWindow = window }

    /// The listing of the selected instrument.
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
