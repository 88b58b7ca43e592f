public import Model

/// The tickers in their order on the screen: filtered, sorted, pinned ones first.
///
/// The row under the cursor keeps its place when data re-sort the rest; a row held out of order says so.
public struct WatchList: Sendable {
    /// What it is sorted by.
    public internal(set) var column: TickerColumn = .month
    /// Whether the smallest comes first.
    public internal(set) var isAscending = false
    /// Only symbols and names that contain this, case ignored; all where empty.
    public internal(set) var filter = ""
    /// The list that is shown; all tickers where there is none.
    public internal(set) var list: SymbolList? {
        didSet { members = list.map { Set($0.symbols) } }
    }
    /// Sets that the filter finds by name, beside those of the catalogue.
    var groups: [SymbolList] = []
    /// The symbols of all lists.
    var listed: Set<Symbol> = []
    private var members: Set<Symbol>?
    /// Symbols that stand at the top whatever the order.
    public internal(set) var pinned: Set<Symbol> = []
    /// Places in `Market.listings`, in order.
    public private(set) var places: [Int] = []
    /// The symbol that is held at its row although its figure belongs elsewhere.
    public private(set) var heldOutOfOrder: Symbol?

    /// How many tickers there are without the filter.
    public private(set) var total = 0

    /// The row of a symbol, or nil where it is filtered away.
    func row(of symbol: Symbol?, in market: Market) -> Int? {
        symbol.flatMap(market.place(of:)).flatMap(places.firstIndex(of:))
    }

    /// Sorts anew; everything goes where its figure belongs.
    mutating func sort(_ market: Market) {
        places = ordered(market)
        heldOutOfOrder = nil
    }

    /// Sorts anew around the row of `symbol`, which stays where it is.
    mutating func resort(_ market: Market, holding symbol: Symbol?) {
        let sorted = ordered(market)
        guard let symbol, let row = row(of: symbol, in: market), let place = market.place(of: symbol),
            let natural = sorted.firstIndex(of: place)
        else {
            places = sorted
            heldOutOfOrder = nil
            return
        }
        places = sorted
        let held = min(row, sorted.count - 1)
        heldOutOfOrder = held == natural ? nil : symbol
        if held != natural {
            places.remove(at: natural)
            places.insert(place, at: held)
        }
    }

    private mutating func ordered(_ market: Market) -> [Int] {
        let tickers = market.listings.indices.filter { isMember(market.listings[$0].instrument) }
        total = tickers.count
        let search = filter.isEmpty ? nil : TickerSearch(filter, groups)
        let found = search.map { search in tickers.filter { search.finds(market.listings[$0].instrument) } } ?? tickers
        let keyed = found.map { place in
            let listing = market.listings[place]
            return Keyed(
                place: place, symbol: listing.instrument.symbol, label: listing.instrument.label,
                isPinned: pinned.contains(listing.instrument.symbol), figure: column.figure(listing, in: market))
        }
        return keyed.sorted(by: precedes).map(\.place)
    }

    /// Whether it is on the list that is shown. Indexes have a panel of their own; a list may name them all the same.
    private func isMember(_ instrument: Instrument) -> Bool {
        if let members, instrument.kind == .ratio, members.contains(Symbol(instrument.label)) { return true }
        return members?.contains(instrument.symbol)
            ?? (instrument.kind != .index && !instrument.isForgotten(by: listed))
    }

    /// Finds instruments by what they are called, or by the name of a set that they belong to.
    private struct TickerSearch {
        private let text: TextSearch
        private let members: Set<Symbol>

        init(_ filter: String, _ groups: [SymbolList]) {
            let text = TextSearch(filter)
            self.text = text
            members = Set(groups.lazy.filter { text.isFound(in: $0.name) }.flatMap(\.symbols))
        }

        func finds(_ instrument: Instrument) -> Bool {
            text.isFound(in: instrument.symbol.name) || text.isFound(in: instrument.name)
                || text.isFound(in: instrument.group) || members.contains(instrument.symbol)
        }
    }

    /// A ticker with what it is sorted by.
    private struct Keyed {
        let place: Int
        let symbol: Symbol
        let label: String
        let isPinned: Bool
        let figure: Double?
    }

    /// Pinned first, then by the figure with missing ones last, then by name.
    private func precedes(_ a: Keyed, _ b: Keyed) -> Bool {
        if a.isPinned != b.isPinned { return a.isPinned }
        if column == .symbol, a.label != b.label { return isAscending ? a.label > b.label : a.label < b.label }
        switch (a.figure, b.figure) {
        case (let first?, let second?) where first != second: return isAscending ? first < second : first > second
        case (_?, nil): return true
        case (nil, _?): return false
        default: return a.label == b.label ? a.symbol < b.symbol : a.label < b.label
        }
    }
}
