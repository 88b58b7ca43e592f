public import Model

/// The tickers in their order on the screen: filtered, sorted, pinned ones first.
///
/// The row under the cursor does not move when new data re-sort the others; a row held out of order is marked.
public struct WatchList: Sendable {
    /// The column to sort by.
    public internal(set) var column: TickerColumn = .month
    /// Whether the smallest value comes first; of names, the first in alphabetical order.
    public internal(set) var isAscending = false
    /// Whether the tickers are in the order of their list rather than of a column.
    public internal(set) var isInListOrder = false
    /// The filter as typed, see `TickerFilter`; empty for all.
    public internal(set) var filter: String {
        get { search.text }
        set { search = TickerFilter(newValue) }
    }
    /// The same, ready to search.
    private(set) var search = TickerFilter("")
    /// The list that is shown; nil for all tickers.
    public internal(set) var list: SymbolList? {
        didSet { members = list.map { Set($0.symbols) } }
    }
    /// Sets that the filter finds by name, in addition to those of the catalogue.
    var groups: [SymbolList] = []
    /// The symbols of all lists.
    var listed: Set<Symbol> = []
    private var members: Set<Symbol>?
    /// The symbols that stay at the top whatever the order.
    public internal(set) var pinned: Set<Symbol> = []
    /// The indices into `Market.listings`, in the order shown.
    public private(set) var positions: [Int] = []
    /// The symbol that is held in its row although its figure belongs elsewhere.
    public private(set) var heldOutOfOrder: Symbol?

    /// The number of tickers without the filter.
    public private(set) var total = 0

    /// The row of a symbol; nil if it does not pass the filter.
    func row(of symbol: Symbol?, in market: Market) -> Int? {
        symbol.flatMap(market.index(of:)).flatMap(positions.firstIndex(of:))
    }

    /// Sorts all rows by their figures.
    mutating func sort(_ market: Market) {
        positions = ordered(market)
        heldOutOfOrder = nil
    }

    /// Sorts the other rows around that of `symbol`, which does not move.
    mutating func resort(_ market: Market, holding symbol: Symbol?) {
        let sorted = ordered(market)
        guard let symbol, let row = row(of: symbol, in: market), let index = market.index(of: symbol),
            let natural = sorted.firstIndex(of: index)
        else {
            positions = sorted
            heldOutOfOrder = nil
            return
        }
        positions = sorted
        let held = min(row, sorted.count - 1)
        heldOutOfOrder = held == natural ? nil : symbol
        if held != natural {
            positions.remove(at: natural)
            positions.insert(index, at: held)
        }
    }

    private mutating func ordered(_ market: Market) -> [Int] {
        let tickers = market.listings.indices.filter { isMember(market.listings[$0].instrument) }
        total = tickers.count
        let found = search.found(among: Array(tickers), of: market, in: groups)
        let rows = listRows
        let keyed = found.map { index in
            let listing = market.listings[index]
            return Keyed(
                index: index, symbol: listing.instrument.symbol, label: listing.instrument.label,
                isPinned: pinned.contains(listing.instrument.symbol), row: rows[listing.instrument.symbol],
                figure: column.figure(listing, in: market))
        }
        return keyed.sorted(by: precedes).map(\.index)
    }

    /// The row of each symbol in the order of its list; empty if another order is chosen.
    private var listRows: [Symbol: Int] {
        guard isInListOrder, let list else { return [:] }
        return Dictionary(list.symbols.enumerated().map { ($1, $0) }) { first, _ in first }
    }

    /// Whether an instrument is on the list shown. Indexes have a panel of their own, but a list may name them.
    private func isMember(_ instrument: Instrument) -> Bool {
        if let members, instrument.kind == .ratio, members.contains(Symbol(instrument.label)) { return true }
        return members?.contains(instrument.symbol)
            ?? (instrument.kind != .index && !instrument.isUnwatched(by: listed))
    }

    /// A ticker with its sort keys.
    private struct Keyed {
        let index: Int
        let symbol: Symbol
        let label: String
        let isPinned: Bool
        let row: Int?
        let figure: Double?
    }

    /// Pinned first, then by figure with missing ones last, then by name.
    private func precedes(_ a: Keyed, _ b: Keyed) -> Bool {
        if a.isPinned != b.isPinned { return a.isPinned }
        if let first = a.row, let second = b.row { return first < second }
        if column == .symbol, a.label != b.label { return isAscending ? a.label < b.label : a.label > b.label }
        switch (a.figure, b.figure) {
        case (let first?, let second?) where first != second: return isAscending ? first < second : first > second
        case (_?, nil): return true
        case (nil, _?): return false
        default: return a.label == b.label ? a.symbol < b.symbol : a.label < b.label
        }
    }
}
