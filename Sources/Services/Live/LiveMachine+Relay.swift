import Model

extension LiveMachine {
    /// Applies an update of another live market: dates and provenances count as they are, the state of a replay is the
    /// viewer's own. When that market is lost, all of it is stale.
    mutating func relay(_ update: MarketUpdate, from origin: LiveOrigin) -> [MarketUpdate] {
        let result = adapted(update, origin)
        if result.isEmpty { return [] }
        if update.hasPrices { isRelaying = true }
        market.apply(result)
        forward(result)
        return [result]
    }

    /// From now on figures come from services again, and the clock is this machine's own: what it says differs from what
    /// was relayed last. Returns what has changed.
    mutating func endRelaying(at now: Timestamp) -> [MarketUpdate] {
        guard isRelaying else { return [] }
        isRelaying = false
        return isLive ? pass(moment(at: now)) : []
    }

    private mutating func adapted(_ update: MarketUpdate, _ origin: LiveOrigin) -> MarketUpdate {
        switch update {
        case .batch(let updates): return .batch(updates.map { adapted($0, origin) }.withoutEmpty)
        case .playback: return .nothing
        case .snapshot(let other):
            isRelaying = true
            isLive = other.moment.mode == .live
            let first = min(other.firstLoadedDay ?? other.day, other.day)
            return .batch([.snapshot(other.applying(.playback(playback(first...other.day))))] + missing(from: other))
        case .moment(var moment):
            isLive = moment.mode == .live
            moment.playback = playback(min(firstDay, moment.day)...moment.day)
            return .moment(moment)
        // The group is the viewer's choice.
        case .instrument(let instrument):
            return .instrument(instrument.inGroup(market[instrument.symbol]?.instrument.group ?? instrument.group))
        case .source(let status) where status.name == origin.name && status.state == .failed && (isRelaying || !isLive):
            return .batch([update] + staleness)
        default: return update
        }
    }

    private func playback(_ span: ClosedRange<Day>) -> Playback {
        Playback(span: span, speed: .sessions(1), isPaused: isFrozen)
    }

    /// The instruments of the viewer's own lists that another market lacks.
    private func missing(from other: Market) -> [MarketUpdate] {
        market.listings.map(\.instrument)
            .filter { $0.group == Instrument.watchGroup && other[$0.symbol] == nil }.map { .instrument($0) }
    }

    /// Marks all figures as older than they should be.
    private var staleness: [MarketUpdate] {
        let prices = market.listings.filter { $0.provenance.freshness.canAge }.map { listing in
            MarketUpdate.provenance(listing.instrument.symbol, Provenance(listing.provenance.source, .stale))
        }
        guard let rates = market.rates.provenance, rates.freshness.canAge else { return prices }
        return prices + [.ratesProvenance(Provenance(rates.source, .stale))]
    }
}

extension Freshness {
    /// Whether it can become stale: bundled figures are dimmed in a live market anyway.
    fileprivate var canAge: Bool { self != .stale && self != .bundled }
}

extension MarketUpdate {
    /// Whether it has prices.
    var hasPrices: Bool {
        switch self {
        case .quote, .series, .bar: true
        case .batch(let updates): updates.contains(where: \.hasPrices)
        default: false
        }
    }
}
