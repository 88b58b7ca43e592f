extension Market {
    /// Applies an update of a source. A quote costs O(1); an unknown symbol is ignored.
    public mutating func apply(_ update: MarketUpdate) {
        switch update {
        case .snapshot(let market): replace(with: market)
        case .moment(let moment): self.moment = moment.retaining(self.moment.playback)
        case .playback(let playback): moment.playback = playback
        case .instrument(let instrument): list(instrument)
        case .provenance(let symbol, let provenance): change(symbol) { $0.provenance = provenance }
        case .quote(let quote): apply(quote)
        case .series(let symbol, let series): change(symbol) { $0.apply(series) }
        case .bar(let symbol, let bar): change(symbol) { $0.apply(bar) }
        case .intraday(let symbol, let intraday): change(symbol) { $0.intraday = intraday }
        case .curve(let curve): rates.append(curve)
        case .policy(let day, let percent): rates.policy.append(percent, on: day)
        case .ratesProvenance(let provenance): rates.provenance = provenance
        case .rates(let rates): self.rates = rates
        case .sectors(let table): sectorTables.replace(table) { $0.asOf == table.asOf && $0.fund == table.fund }
        case .holdings(let table): insert(table)
        case .deal(let deal): insert(deal)
        case .dealsCovered(let days): addDealCoverage(in: days)
        case .valuation(let point): insert(point)
        case .valuationStatement(let statement): insert(statement)
        case .filing(let filing): insert(filing)
        case .headline(let headline): insert(headline)
        case .companies(let facts): companies.add(facts)
        case .source(let status): sources.replace(status) { $0.name == status.name }
        case .batch(let updates): for update in updates { apply(update) }
        }
    }

    /// The market after an update.
    public func applying(_ update: MarketUpdate) -> Market {
        var next = self
        next.apply(update)
        return next
    }

    private mutating func apply(_ quote: Quote) {
        change(quote.symbol) { $0.apply(quote) }
    }

    private mutating func change(_ symbol: Symbol, _ body: (inout Listing) -> Void) {
        guard let index = index(of: symbol) else { return }
        freshness.remove(listings[index].counted)
        body(&listings[index])
        freshness.add(listings[index].counted)
    }

    private mutating func list(_ instrument: Instrument) {
        guard let index = index(of: instrument.symbol) else {
            return append(Listing(instrument, provenance: Provenance("", .stale)))
        }
        let known = listings[index].instrument
        guard known.isUndescribed else { return }
        listings[index].instrument = instrument.inGroup(known.group)
        listings[index] = listings[index].judged
    }

    private mutating func insert(_ point: ValuationPoint) {
        // Such as those that a market starts with: no range could be computed with it.
        guard point.discount.isFinite else { return }
        valuations.replace(point) {
            $0.day == point.day && $0.measure == point.measure && $0.source == point.source
        }
        valuations.sort { $0.day < $1.day }
    }

    private mutating func insert(_ statement: ValuationStatement) {
        valuationStatements.replace(statement) {
            $0.day == statement.day && $0.measure == statement.measure && $0.source == statement.source
        }
        valuationStatements.sort { $0.day < $1.day }
    }

    /// Replaces the market with a snapshot, but retains what the snapshot lacks: the status of sources, and the reference
    /// tables, which recordings do not have.
    private mutating func replace(with market: Market) {
        var next = market
        if next.reference == ReferenceTables() { next.reference = reference.asOf(next.day) }
        next.moment = next.moment.retaining(moment.playback)
        for status in sources where !next.sources.contains(where: { $0.name == status.name }) {
            next.sources.append(status)
        }
        self = next
    }
}

extension Moment {
    /// The moment, with the given playback where it has none of its own.
    fileprivate func retaining(_ fallback: Playback?) -> Moment {
        var moment = self
        moment.playback = playback ?? fallback
        return moment
    }
}

extension Listing {
    /// Applies a price unless it is older than the current data. After a gap the price stays separate until the history
    /// has arrived: a session that was only seen running does not count as closed, and a daily change must not span
    /// several days.
    public mutating func apply(_ quote: Quote) {
        guard accepts(quote) else { return }
        if holdsBack(quote) { return }
        held = nil
        self.quote = quote
        join()
    }

    /// Replaces the history. A running session that directly follows it is retained; a quote of a session it contains
    /// is dropped.
    fileprivate mutating func apply(_ series: Series) {
        let running = self.series.running
        self.series = series
        self = judged
        dropQuote(through: series.lastDay)
        if let running, running.day > series.lastDay ?? running.day, series.isContinuous(to: running.day) {
            for price in [running.open, running.high, running.low, running.price] {
                if let price { self.series.update(price, on: running.day, volume: running.volume) }
            }
        }
        if isAfterGap { join() }
    }

    /// Applies a closed session; a quote of that session is dropped, since the close supersedes it.
    fileprivate mutating func apply(_ bar: Bar) {
        series.append(bar)
        guard bar.hasClose else { return }
        judge(after: bar.day)
        dropQuote(through: bar.day)
        if isAfterGap { join() }
    }

    private mutating func join() {
        guard let quote, series.isContinuous(to: quote.session) else { return }
        series.update(quote.last.value, on: quote.session, volume: quote.volume)
    }

    private mutating func dropQuote(through day: Day?) {
        if let session = quote?.session, let day, session <= day { quote = nil }
        if let session = held?.quote.session, let day, session <= day { held = nil }
    }
}

extension Array {
    /// Replaces the first element that matches, or appends where none does.
    fileprivate mutating func replace(_ element: Element, where matches: (Element) -> Bool) {
        if let index = firstIndex(where: matches) { self[index] = element } else { append(element) }
    }
}
