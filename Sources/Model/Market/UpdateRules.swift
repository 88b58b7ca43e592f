/// Checks updates from a file or a disk against the rules for days, prices and rates: invalid figures are dropped and
/// counted, the rest is unchanged.
///
/// Instruments are registered by the updates that list them; for an unlisted one only weekdays are required.
public struct UpdateRules: Sendable {
    /// The number of figures that were dropped.
    public private(set) var refused = 0
    /// The first dropped figure, as text for the user.
    public private(set) var firstRefusal: String?
    /// The last dropped figure, and what was expected instead.
    public private(set) var lastRefusal: (subject: String, expected: String)?
    private var days: DayRules
    private var now: Timestamp
    /// The instruments, with the rules for their prices.
    private var instruments: [Symbol: (instrument: Instrument, prices: PriceRules)] = [:]

    /// The rules at an instant.
    public init(now: Timestamp) {
        self.now = now
        days = DayRules(now: now)
    }

    /// The rules with a list of instruments.
    public init(now: Timestamp, instruments: some Sequence<Instrument>) {
        self.init(now: now)
        for instrument in instruments { register(instrument) }
    }

    /// A message about the dropped figures; nil where there are none.
    public var message: String? {
        guard let firstRefusal else { return nil }
        let figures = refused == 1 ? "1 invalid figure was" : "\(refused) invalid figures were"
        return "\(figures) left out: \(firstRefusal)"
    }

    /// Advances the time; ignored where it is not later.
    public mutating func advance(to time: Timestamp) {
        guard time > now else { return }
        now = time
        days = DayRules(now: time)
    }

    /// The valid part of an update; nil where nothing is left of it. O(figures).
    public mutating func judge(_ update: MarketUpdate) -> MarketUpdate? {
        switch update {
        case .snapshot(let market): return .snapshot(judge(market))
        case .instrument(let instrument):
            register(instrument)
            return update
        case .quote(let quote):
            let expected = QuoteRules(now: now, prices(quote.symbol)).breach(quote)
            return accept(update, "\(quote.symbol) \(quote.session)", expected)
        case .bar(let symbol, let bar): return judge(bar, symbol).map { .bar(symbol, $0) }
        case .series(let symbol, let series): return .series(symbol, judge(series, symbol))
        case .curve(let curve): return judge(curve).map { .curve($0) }
        case .policy(let day, let percent):
            return accept(update, "policy rate of \(day)", days.breach(day) ?? RateRules.breach(percent: percent))
        case .rates(let rates): return .rates(judge(rates))
        case .deal(let deal): return accept(update, "deal of \(deal.announced.day)", days.breach(deal.announced.day))
        case .batch(let updates):
            let accepted = updates.compactMap { judge($0) }
            return accepted.isEmpty && !updates.isEmpty ? nil : .batch(accepted)
        case .valuation(let point): return accept(update, "valuation of \(point.day)", breach(point))
        case .valuationStatement(let statement):
            return accept(update, "valuation stated on \(statement.day)", days.breach(statement.day))
        case .moment(let moment): return accept(update, "date", days.breach(moment.day))
        case .sectors(let table):
            return accept(update, "sectors of \(table.fund) of \(table.asOf)", days.breach(table.asOf.day))
        case .holdings(let table):
            return accept(update, "holdings of \(table.fund) of \(table.asOf)", days.breach(table.asOf.day))
        case .filing(let filing): return accept(update, "filing of \(filing.day)", days.breach(filing.day))
        case .headline(let headline): return accept(update, "headline of \(headline.day)", days.breach(headline.day))
        case .intraday(let symbol, let prices):
            return accept(update, "\(symbol) \(prices.session)", days.breach(prices.session))
        case .dealsCovered, .companies, .source, .provenance, .playback, .ratesProvenance: return update
        }
    }
}

extension UpdateRules {
    private mutating func register(_ instrument: Instrument) {
        instruments[instrument.symbol] = (instrument, PriceRules(instrument))
    }

    private func instrument(_ symbol: Symbol) -> Instrument {
        instruments[symbol]?.instrument ?? .undescribed(symbol, group: Instrument.importGroup)
    }

    private func prices(_ symbol: Symbol) -> PriceRules {
        instruments[symbol]?.prices ?? PriceRules(instrument(symbol))
    }

    private func breach(_ point: ValuationPoint) -> String? {
        days.breach(point.day) ?? RateRules.breach(ratio: point.small) ?? RateRules.breach(ratio: point.large)
    }

    private mutating func accept(
        _ update: MarketUpdate, _ subject: @autoclosure () -> String, _ expected: String?
    ) -> MarketUpdate? {
        refuse(subject(), expected) ? nil : update
    }

    /// Counts a refusal where there is an expected value; returns whether it did.
    ///
    /// - Parameter subject: not computed for valid figures, of which there may be thousands a second.
    private mutating func refuse(_ subject: @autoclosure () -> String, _ expected: String?) -> Bool {
        guard let expected else { return false }
        let subject = subject()
        refused += 1
        lastRefusal = (subject, expected)
        firstRefusal = firstRefusal ?? "\(subject): expected \(expected)"
        return true
    }

    /// The session without its invalid values; with an invalid close it becomes a session without a close.
    private mutating func judge(_ bar: Bar, _ symbol: Symbol) -> Bar? {
        let instrument = instrument(symbol), rules = PriceRules(instrument)
        if refuse("\(symbol) \(bar.day)", days.of(TradingDays(instrument)).breach(bar.day)) { return nil }
        guard bar.hasClose else { return bar }
        if refuse("\(symbol) \(bar.day)", rules.breach(bar.close)) { return .withoutClose(bar.day) }
        let session = rules.session(
            bar.day, open: bar.open, high: bar.high, low: bar.low, close: bar.close, quotedClose: bar.quotedClose,
            volume: bar.volume)
        for breach in session.breaches { _ = refuse("\(symbol) \(bar.day), \(breach.part.rawValue)", breach.expected) }
        return session.breaches.isEmpty ? bar : session.bar
    }

    private mutating func judge(_ series: Series, _ symbol: Symbol) -> Series {
        if series.isEmpty { return series }
        let instrument = instrument(symbol), prices = PriceRules(instrument)
        let closed = series.closed
        let days = days.of(TradingDays(instrument, seeing: closed.closedDays))
        let isValid = closed.allClosedSatisfy { day, close, quotedClose in
            days.allows(day) && prices.allows(close) && quotedClose.map(prices.allows) ?? true
        }
        let running = series.running.flatMap { bar in
            days.allows(bar.day) && prices.allows(bar.close) && prices.allows(bar.price) ? bar : nil
        }
        if isValid, running == series.running { return series }
        var accepted: [Bar] = []
        for index in 0..<closed.count {
            let day = closed.day(index)
            if refuse("\(symbol) \(day)", days.breach(day)) { continue }
            let expected = prices.breach(closed.close(index)) ?? prices.breach(closed.price(index))
            let isPrice = !refuse("\(symbol) \(day)", expected)
            accepted.append(isPrice ? closed[index] : .withoutClose(day))
        }
        if running != series.running { _ = refuse("\(symbol)", "a valid running session") }
        return Series(Series(accepted).withGaps(of: closed), running: running)
    }

    private mutating func judge(_ curve: YieldCurve) -> YieldCurve? {
        if refuse("yields of \(curve.day)", days.of(.weekdays).breach(curve.day)) { return nil }
        let accepted = curve.percent.filter { tenor, percent in
            !refuse("\(tenor.rawValue) yield of \(curve.day)", RateRules.breach(percent: percent))
        }
        return accepted.isEmpty && !curve.percent.isEmpty ? nil : YieldCurve(curve.day, percent: accepted)
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
        let isValid = (0..<values.count).allSatisfy { index in
            days.allows(values.day(index)) && RateRules.breach(percent: values.value(index)) == nil
        }
        if isValid { return values }
        var accepted = DatedValues()
        for index in 0..<values.count {
            let (day, value) = (values.day(index), values.value(index))
            let expected = days.breach(day) ?? RateRules.breach(percent: value)
            if !refuse("\(subject) of \(day)", expected) { accepted.append(value, on: day) }
        }
        return accepted
    }

    private mutating func judge(_ market: Market) -> Market {
        var market = market
        let before = refused
        instruments.reserveCapacity(market.listings.count)
        for index in market.listings.indices {
            let instrument = market.listings[index].instrument, known = refused
            register(instrument)
            let series = judge(market.listings[index].series, instrument.symbol)
            if refused > known { market.listings[index].series = series }
            if let quote = market.listings[index].quote, judge(.quote(quote)) == nil {
                market.listings[index].quote = nil
            }
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
