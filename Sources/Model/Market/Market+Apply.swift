extension Market {
    /// Takes what a source has to say. A quote costs O(1); an unknown symbol is ignored.
    public mutating func apply(_ update: MarketUpdate) {
        switch update {
        case .picture(let market): replace(with: market)
        case .moment(let moment): self.moment = moment.keeping(self.moment.playback)
        case .playback(let playback): moment.playback = playback
        case .instrument(let instrument): list(instrument)
        case .provenance(let symbol, let provenance): change(symbol) { $0.provenance = provenance }
        case .quote(let quote): apply(quote)
        case .series(let symbol, let series): change(symbol) { $0.take(series) }
        case .bar(let symbol, let bar): change(symbol) { $0.take(bar) }
        case .intraday(let symbol, let intraday): change(symbol) { $0.intraday = intraday }
        case .curve(let curve): rates.append(curve)
        case .policy(let day, let percent): rates.policy.append(percent, on: day)
        case .ratesProvenance(let provenance): rates.provenance = provenance
        case .rates(let rates): self.rates = rates
        case .sectors(let table): sectorTables.replace(table) { $0.asOf == table.asOf && $0.fund == table.fund }
        case .holdings(let table): take(table)
        case .deal(let deal): insert(deal)
        case .dealsKnown(let days): knowDeals(in: days)
        case .valuation(let point): insert(point)
        case .valuationStatement(let statement): insert(statement)
        case .filing(let filing): insert(filing)
        case .headline(let headline): insert(headline)
        case .companies(let facts): companies.take(facts)
        case .source(let status): sources.replace(status) { $0.name == status.name }
        case .batch(let updates): for update in updates { apply(update) }
        }
    }

    /// A market after an update.
    public func applying(_ update: MarketUpdate) -> Market {
        var next = self
        next.apply(update)
        return next
    }

    private mutating func apply(_ quote: Quote) {
        change(quote.symbol) { $0.take(quote) }
    }

    private mutating func change(_ symbol: Symbol, _ body: (inout Listing) -> Void) {
        guard let place = place(of: symbol) else { return }
        freshness.remove(listings[place].counted)
        body(&listings[place])
        freshness.add(listings[place].counted)
    }

    private mutating func list(_ instrument: Instrument) {
        guard let place = place(of: instrument.symbol) else {
            return append(Listing(instrument, provenance: Provenance("", .stale)))
        }
        let known = listings[place].instrument
        guard known.isUndescribed else { return }
        listings[place].instrument = instrument.inGroup(known.group)
        listings[place] = listings[place].judged
    }

    private mutating func insert(_ point: ValuationPoint) {
        // As of those that a market begins with: no range could be told with it.
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

    /// Takes another picture but keeps what is said of sources that it does not know.
    private mutating func replace(with market: Market) {
        var next = market
        next.moment = next.moment.keeping(moment.playback)
        for status in sources where !next.sources.contains(where: { $0.name == status.name }) {
            next.sources.append(status)
        }
        self = next
    }
}

extension Moment {
    /// The moment with a playback that is known already where it has none of its own.
    fileprivate func keeping(_ known: Playback?) -> Moment {
        var moment = self
        moment.playback = playback ?? known
        return moment
    }
}

extension Listing {
    /// Takes a price that is no older than what is known. Behind a gap it stands apart until the history has come: a
    /// session that was only seen running must not be taken for closed, nor a day's change span several.
    public mutating func take(_ quote: Quote) {
        guard takes(quote) else { return }
        if holdsBack(quote) { return }
        held = nil
        self.quote = quote
        join()
    }

    /// Takes a whole history. A running session that follows it goes on; a quote of one it has closed is dropped.
    fileprivate mutating func take(_ series: Series) {
        let running = self.series.running
        self.series = series
        self = judged
        dropQuote(through: series.lastDay)
        if let running, running.day > series.lastDay ?? running.day, series.closesUp(to: running.day) {
            for price in [running.open, running.high, running.low, running.close] {
                if let price { self.series.update(price, on: running.day, volume: running.volume) }
            }
        }
        if isApart { join() }
    }

    /// Takes a closed session; a quote of it is dropped, for the close is what it came to.
    fileprivate mutating func take(_ bar: Bar) {
        series.append(bar)
        guard bar.hasClose else { return }
        judge(after: bar.day)
        dropQuote(through: bar.day)
        if isApart { join() }
    }

    private mutating func join() {
        guard let quote, series.closesUp(to: quote.session) else { return }
        series.update(quote.last.value, on: quote.session, volume: quote.volume)
    }

    private mutating func dropQuote(through day: Day?) {
        if let session = quote?.session, let day, session <= day { quote = nil }
        if let session = held?.quote.session, let day, session <= day { held = nil }
    }
}

extension Array {
    /// Replaces the element that matches, or appends where none does.
    fileprivate mutating func replace(_ element: Element, where matches: (Element) -> Bool) {
        if let at = firstIndex(where: matches) { self[at] = element } else { append(element) }
    }
}
