/// Judges updates that come from a file or a disk by the rules of days, prices and rates: what cannot be is left out and
/// counted, the rest is as it was.
///
/// Knows an instrument from the update that lists it; of one that was not listed no more is asked than a weekday.
public struct UpdateRules: Sendable {
    /// How many figures were left out.
    public private(set) var refused = 0
    /// The first of them, for a reader.
    public private(set) var firstRefusal: String?
    /// What was left out last, and what should stand in its place.
    public private(set) var lastRefusal: (subject: String, expected: String)?
    private var days: DayRules
    private var now: Timestamp
    private var instruments: [Symbol: Instrument] = [:]

    /// The rules at an instant.
    public init(now: Timestamp) {
        self.now = now
        days = DayRules(now: now)
    }

    /// The rules with the instruments that are known.
    public init(now: Timestamp, instruments: some Sequence<Instrument>) {
        self.init(now: now)
        for instrument in instruments { self.instruments[instrument.symbol] = instrument }
    }

    /// What to say of what was left out; nil where nothing was.
    public var words: String? {
        guard let firstRefusal else { return nil }
        let figures = refused == 1 ? "1 figure cannot be and is" : "\(refused) figures cannot be and are"
        return "\(figures) left out: \(firstRefusal)"
    }

    /// Lets time go on.
    public mutating func advance(to time: Timestamp) {
        guard time > now else { return }
        now = time
        days = DayRules(now: time)
    }

    /// What of an update can be; nil where nothing is left of it. O(figures).
    public mutating func judge(_ update: MarketUpdate) -> MarketUpdate? {
        switch update {
        case .picture(let market): return .picture(judge(market))
        case .instrument(let instrument):
            instruments[instrument.symbol] = instrument
            return update
        case .quote(let quote):
            let words = QuoteRules(now: now, PriceRules(instrument(quote.symbol))).breach(quote)
            return keep(update, "\(quote.symbol) \(quote.session)", words)
        case .bar(let symbol, let bar): return judge(bar, symbol).map { .bar(symbol, $0) }
        case .series(let symbol, let series): return .series(symbol, judge(series, symbol))
        case .curve(let curve): return judge(curve).map { .curve($0) }
        case .policy(let day, let percent):
            return keep(update, "policy rate of \(day)", days.breach(day) ?? RateRules.breach(percent: percent))
        case .rates(let rates): return .rates(judge(rates))
        case .deal(let deal): return keep(update, "deal of \(deal.announced.day)", days.breach(deal.announced.day))
        case .batch(let updates):
            let kept = updates.compactMap { judge($0) }
            return kept.isEmpty && !updates.isEmpty ? nil : .batch(kept)
        case .valuation(let point): return keep(update, "valuation of \(point.day)", breach(point))
        case .valuationStatement(let statement):
            return keep(update, "valuation stated on \(statement.day)", days.breach(statement.day))
        case .moment(let moment): return keep(update, "date", days.breach(moment.day))
        case .sectors(let table):
            return keep(update, "sectors of \(table.fund) of \(table.asOf)", days.breach(table.asOf.day))
        case .holdings(let table):
            return keep(update, "holdings of \(table.fund) of \(table.asOf)", days.breach(table.asOf.day))
        case .filing(let filing): return keep(update, "filing of \(filing.day)", days.breach(filing.day))
        case .headline(let headline): return keep(update, "headline of \(headline.day)", days.breach(headline.day))
        case .intraday(let symbol, let prices):
            return keep(update, "\(symbol) \(prices.session)", days.breach(prices.session))
        case .dealsKnown, .companies, .source, .provenance, .playback, .ratesProvenance: return update
        }
    }
}

extension UpdateRules {
    private func instrument(_ symbol: Symbol) -> Instrument {
        instruments[symbol] ?? .undescribed(symbol, group: Instrument.importGroup)
    }

    private func breach(_ point: ValuationPoint) -> String? {
        days.breach(point.day) ?? RateRules.breach(ratio: point.small) ?? RateRules.breach(ratio: point.large)
    }

    private mutating func keep(_ update: MarketUpdate, _ subject: String, _ words: String?) -> MarketUpdate? {
        refuse(subject, words) ? nil : update
    }

    /// Whether there is something to be refused, which is counted.
    private mutating func refuse(_ subject: String, _ words: String?) -> Bool {
        guard let words else { return false }
        refused += 1
        lastRefusal = (subject, words)
        firstRefusal = firstRefusal ?? "\(subject): expected \(words)"
        return true
    }

    /// The session without what cannot be; one whose close is none is a session without one.
    private mutating func judge(_ bar: Bar, _ symbol: Symbol) -> Bar? {
        let instrument = instrument(symbol), rules = PriceRules(instrument)
        if refuse("\(symbol) \(bar.day)", days.of(TradingDays(instrument)).breach(bar.day)) { return nil }
        guard bar.hasClose else { return bar }
        if refuse("\(symbol) \(bar.day)", rules.breach(bar.close)) { return .withoutClose(bar.day) }
        let session = rules.session(
            bar.day, open: bar.open, high: bar.high, low: bar.low, close: bar.close, volume: bar.volume)
        for breach in session.breaches { _ = refuse("\(symbol) \(bar.day), \(breach.part.rawValue)", breach.expected) }
        return session.breaches.isEmpty ? bar : session.bar
    }

    private mutating func judge(_ series: Series, _ symbol: Symbol) -> Series {
        let instrument = instrument(symbol), prices = PriceRules(instrument)
        let closed = series.closed
        let trading = TradingDays(instrument, seeing: (0..<closed.count).map(closed.day))
        let days = days.of(trading)
        let isWhole = (0..<closed.count).allSatisfy { index in
            days.allows(closed.day(index)) && prices.allows(closed.close(index))
        }
        let running = series.running.flatMap { bar in
            days.allows(bar.day) && prices.allows(bar.close) ? bar : nil
        }
        if isWhole, running == series.running { return series }
        var kept: [Bar] = []
        for index in 0..<closed.count {
            let day = closed.day(index)
            if refuse("\(symbol) \(day)", days.breach(day)) { continue }
            let isPrice = !refuse("\(symbol) \(day)", prices.breach(closed.close(index)))
            kept.append(isPrice ? closed[index] : .withoutClose(day))
        }
        if running != series.running { _ = refuse("\(symbol)", "a running session that can be") }
        return Series(Series(kept).withGaps(of: closed), running: running)
    }

    private mutating func judge(_ curve: YieldCurve) -> YieldCurve? {
        if refuse("yields of \(curve.day)", days.of(.weekdays).breach(curve.day)) { return nil }
        let kept = curve.percent.filter { tenor, percent in
            !refuse("\(tenor.rawValue) yield of \(curve.day)", RateRules.breach(percent: percent))
        }
        return kept.isEmpty && !curve.percent.isEmpty ? nil : YieldCurve(curve.day, percent: kept)
    }

    private mutating func judge(_ rates: Rates) -> Rates {
        var rates = rates
        for (tenor, values) in rates.yields {
            rates.yields[tenor] = judge(values, "\(tenor.rawValue) yield", days.of(.weekdays))
        }
        rates.policy = judge(rates.policy, "policy rate", days)
        return rates
    }

    private mutating func judge(_ values: DatedValues, _ subject: String, _ days: DayRules) -> DatedValues {
        let isWhole = (0..<values.count).allSatisfy { index in
            days.allows(values.day(index)) && RateRules.breach(percent: values.value(index)) == nil
        }
        if isWhole { return values }
        var kept = DatedValues()
        for index in 0..<values.count {
            let (day, value) = (values.day(index), values.value(index))
            let words = days.breach(day) ?? RateRules.breach(percent: value)
            if !refuse("\(subject) of \(day)", words) { kept.append(value, on: day) }
        }
        return kept
    }

    private mutating func judge(_ market: Market) -> Market {
        var market = market
        let before = refused
        for place in market.listings.indices {
            let listing = market.listings[place], symbol = listing.instrument.symbol
            instruments[symbol] = listing.instrument
            market.listings[place].series = judge(listing.series, symbol)
            if let quote = listing.quote, judge(.quote(quote)) == nil { market.listings[place].quote = nil }
        }
        market.rates = judge(market.rates)
        market.deals = market.deals.filter { deal in
            !refuse("deal of \(deal.announced.day)", days.breach(deal.announced.day))
        }
        market.valuations = market.valuations.filter { !refuse("valuation of \($0.day)", breach($0)) }
        market.valuationStatements = market.valuationStatements.filter { judge(.valuationStatement($0)) != nil }
        market.sectorTables = market.sectorTables.filter { judge(.sectors($0)) != nil }
        market.holdingsTables = market.holdingsTables.filter { judge(.holdings($0)) != nil }
        if market.filings.contains(where: { !days.allows($0.day) }) {
            market.filings = market.filings.filter { judge(.filing($0)) != nil }
        }
        if market.headlines.contains(where: { !days.allows($0.day) }) {
            market.headlines = market.headlines.filter { judge(.headline($0)) != nil }
        }
        guard refused > before else { return market }
        market.listings = market.listings.map(\.judged)
        if let day = market.newestDay, day < market.day {
            market.moment = Moment(closed: day, mode: market.moment.mode)
        }
        return market
    }
}
