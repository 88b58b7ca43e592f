public import Model

/// The part of a thesis's inputs that an update changes.
public enum ThesisChange: Hashable, Sendable {
    /// No input.
    case nothing
    /// Some prices or tables.
    case inputs(ThesisInputs)
    /// Every input, as when the date changes.
    case everything

    /// The change that an update makes to a market of the given date.
    public init(_ update: MarketUpdate, on day: Day) {
        switch update {
        case .snapshot: self = .everything
        case .moment(let moment): self = moment.day == day ? .nothing : .everything
        case .playback, .intraday, .source, .provenance, .ratesProvenance, .filing, .headline, .companies:
            self = .nothing
        case .instrument(let instrument): self = .inputs(ThesisInputs(symbols: [instrument.symbol]))
        case .quote(let quote): self = .inputs(ThesisInputs(symbols: [quote.symbol]))
        case .series(let symbol, _), .bar(let symbol, _): self = .inputs(ThesisInputs(symbols: [symbol]))
        case .curve, .policy, .rates: self = .inputs(ThesisInputs(tables: .rates))
        case .sectors: self = .inputs(ThesisInputs(tables: .sectors))
        case .holdings: self = .inputs(ThesisInputs(tables: .holdings))
        case .deal, .dealsCovered: self = .inputs(ThesisInputs(tables: .deals))
        case .valuation, .valuationStatement: self = .inputs(ThesisInputs(tables: .valuations))
        case .batch(let updates):
            self = updates.reduce(into: .nothing) { $0.formUnion(ThesisChange($1, on: day)) }
        }
    }

    /// The change that an update makes to sessions before a date, as when a history is received late.
    public init(_ update: MarketUpdate, before day: Day) {
        let isOld =
            switch update {
            case .series, .rates: true
            case .bar(_, let bar): bar.day < day
            case .curve(let curve): curve.day < day
            case .policy(let date, _): date < day
            case .sectors(let table): table.asOf.day < day
            case .holdings(let table): table.asOf.day < day
            case .deal(let deal): deal.announced.day < day
            case .dealsCovered(let span): span.lowerBound < day
            case .valuation(let point): point.day < day
            case .valuationStatement(let statement): statement.day < day
            default: false
            }
        if case .batch(let updates) = update {
            self = updates.reduce(into: .nothing) { $0.formUnion(ThesisChange($1, before: day)) }
        } else {
            self = isOld ? ThesisChange(update, on: day) : .nothing
        }
    }

    /// Adds another change to this one.
    public mutating func formUnion(_ other: ThesisChange) {
        switch (self, other) {
        case (.everything, _), (_, .nothing): break
        case (.nothing, _), (_, .everything): self = other
        case (.inputs(var mine), .inputs(let others)):
            mine.formUnion(others)
            self = .inputs(mine)
        }
    }
}

extension ThesisInputs {
    /// Whether the two have any symbol or table in common.
    public func intersects(_ other: ThesisInputs) -> Bool {
        !tables.isDisjoint(with: other.tables) || !symbols.isDisjoint(with: other.symbols)
    }
}

extension Market {
    /// The market reduced to the given inputs, so that walking through its history costs no more than they do.
    func restricted(to inputs: ThesisInputs) -> Market {
        Market(
            moment, listings: inputs.symbols.sorted().compactMap { self[$0] },
            rates: inputs.tables.contains(.rates) ? rates : Rates(),
            sectorTables: inputs.tables.contains(.sectors) ? sectorTables : [],
            holdingsTables: inputs.tables.contains(.holdings) ? holdingsTables : [],
            deals: inputs.tables.contains(.deals) ? deals : [], dealSpans: dealSpans,
            valuations: inputs.tables.contains(.valuations) ? valuations : [], reference: reference)
    }
}
