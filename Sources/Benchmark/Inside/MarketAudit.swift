import LoopbackMarket
import Model

/// Holds what is shown against what is served.
struct MarketAudit {
    private let prices: LoopbackPrices
    private var known: Set<Symbol> = []
    /// How many values were looked at, how many of them were wrong, and how often one was lost.
    private(set) var values = 0, wrong = 0, lost = 0
    /// How many tables of funds, deals, headlines and companies were looked at among them.
    private var tables = 0, deals = 0, headlines = 0, companies = 0
    /// The first wrong one.
    private(set) var example: String?

    init(_ prices: LoopbackPrices) { self.prices = prices }

    /// What else than prices was looked at.
    var papers: String { "\(tables) tables of funds, \(deals) deals, \(headlines) headlines, \(companies) companies" }

    var words: String { "\(values) values, \(wrong) wrong, \(lost) lost" }

    /// Looks at each quote that comes.
    mutating func hear(_ update: MarketUpdate) {
        switch update {
        case .batch(let updates): for update in updates { hear(update) }
        case .quote(let quote): check(quote)
        case .series(let symbol, let series):
            let closed = series.closed
            for place in 0..<closed.count {
                let right = prices.close(symbol, on: closed.day(place)).map { Double($0) / 100 }
                count(right.map { abs($0 - closed.close(place)) < 1e-6 } ?? false, "\(symbol) \(closed.day(place))")
            }
        case .holdings(let table):
            tables += 1
            let fund = LoopbackFund(table.asOf.day)
            for holding in table.holdings {
                count(holding.weight, of: fund.weight(of: holding.ticker), "\(table.fund) \(holding.ticker)")
            }
        case .sectors(let table):
            tables += 1
            let fund = LoopbackFund(table.asOf.day)
            for weight in table.weights {
                count(weight.weight, of: fund.weight(of: weight.sector), "\(table.fund) \(weight.sector)")
            }
        case .deal(let deal): check(deal)
        case .headline(let headline):
            headlines += 1
            count(headline.deal.map(isRight) ?? false, "\u{201C}\(headline.title)\u{201D}")
        case .companies(let facts):
            companies += facts.count
            for company in facts {
                let right = company.tickers.first.flatMap { LoopbackFund.shares(of: $0.name) }
                count(right != nil && company.shares?.value == right, "shares of \(company.name)")
                count(company.interestExpense?.value == right, "interest of \(company.name)")
            }
        default: break
        }
    }

    /// Looks at what a viewer sees.
    mutating func look(_ market: Market) {
        for listing in market.listings {
            let symbol = listing.instrument.symbol
            guard let last = listing.last else {
                if known.contains(symbol) { lost += 1 }
                continue
            }
            if last.units <= 0 { lost += 1 }
            known.insert(symbol)
        }
    }

    private mutating func check(_ quote: Quote) {
        let right = prices.cents(quote.symbol, at: quote.time)
        count(right == quote.last.units && quote.last.units > 0, "\(quote.symbol) \(quote.last) at \(quote.time)")
    }

    private mutating func check(_ deal: Deal) {
        count(isRight(deal), "\(deal.acquirer) buys \(deal.target), \(deal.area), \(deal.announced.day)")
        deals += 1
    }

    private func isRight(_ deal: Deal) -> Bool {
        guard let right = LoopbackDeal(target: deal.target) else { return false }
        let day = NewYorkTime.wallClock(at: right.announced).day
        let area = right.isBiotech ? "biotech" : "software"
        return deal.acquirer == right.acquirer && deal.announced == Dated(day)
            && (deal.area == area || deal.area == Deal.unknownArea)
            && (deal.upfrontUSDMillions ?? Double(right.usdMillions)) == Double(right.usdMillions)
    }

    /// Looks at the deals as they stand at the end: each once, and none left out between the first and the last.
    mutating func look(atDealsOf market: Market) {
        let targets = market.deals.map(\.target)
        count(Set(targets).count == targets.count, "a deal twice")
        let numbers = targets.compactMap { LoopbackDeal(target: $0)?.number }.sorted()
        if let first = numbers.first, let last = numbers.last {
            count(last - first + 1 == numbers.count, "\(last - first + 1 - numbers.count) deals missing")
        }
        for deal in market.deals { check(deal) }
    }

    private mutating func count(_ weight: Double, of right: Int?, _ words: @autoclosure () -> String) {
        count(right.map { abs(weight - Double($0) / 10_000) < 1e-9 } ?? false, words())
    }

    private mutating func count(_ isRight: Bool, _ words: @autoclosure () -> String) {
        values += 1
        if isRight { return }
        wrong += 1
        if example == nil { example = words() }
    }
}
