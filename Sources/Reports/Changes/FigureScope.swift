public import Model

/// The part of the figures that updates may have changed.
public struct FigureScope: Sendable {
    /// The instruments with a new price.
    private var priced: Set<Symbol> = []
    /// Whether anything but prices, the moment and statuses of sources has changed.
    public private(set) var isEverything = false
    private var hasStatuses = false

    /// The scope of no update.
    public init() {}

    /// The scope of everything.
    public static var everything: FigureScope {
        var scope = FigureScope()
        scope.isEverything = true
        return scope
    }

    /// Adds what an update changes on a market of the given date.
    public mutating func add(_ update: MarketUpdate, on day: Day) {
        switch update {
        case .quote(let quote): priced.insert(quote.symbol)
        case .provenance(let symbol, _): priced.insert(symbol)
        case .source: hasStatuses = true
        case .playback, .intraday: break
        case .moment(let moment): if moment.day != day { isEverything = true }
        case .batch(let updates): for part in updates { add(part, on: day) }
        default: isEverything = true
        }
    }

    /// The sections and instruments that have to be computed again, of those that are told.
    func part(
        of sections: Set<FigureSection>, _ symbols: Set<Symbol>?, in market: Market
    ) -> (sections: Set<FigureSection>, symbols: Set<Symbol>?) {
        if isEverything { return (sections, symbols) }
        var touched: Set<FigureSection> = hasStatuses ? [.sources] : []
        guard !priced.isEmpty else { return (sections.intersection(touched), []) }
        touched.formUnion(FigureSection.ofPrices)
        // A figure against a benchmark follows from both prices, and a ratio from those of its parts.
        let affected = market.listings.lazy.map(\.instrument).filter { instrument in
            priced.contains(instrument.symbol) || instrument.kind == .ratio
                || instrument.benchmark.map(priced.contains) ?? false
        }.map(\.symbol)
        let shown = symbols.map { symbols in affected.filter(symbols.contains) } ?? Array(affected)
        return (sections.intersection(touched), Set(shown))
    }
}
