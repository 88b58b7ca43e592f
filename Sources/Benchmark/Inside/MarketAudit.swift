import LoopbackMarket
import Model

/// Compares what the dashboard shows with what the loopback market serves.
struct MarketAudit {
    private let prices: LoopbackPrices
    private var priced: Set<Symbol> = []
    /// The numbers of values checked, of wrong ones, and of those that were lost.
    private(set) var values = 0, wrong = 0, lost = 0
    /// The numbers of fund tables, deals, headlines and companies among them.
    private var tables = 0, deals = 0, headlines = 0, companies = 0
    /// A description of the first wrong value.
    private(set) var example: String?

    init(_ prices: LoopbackPrices) { self.prices = prices }

    /// The counts of everything checked other than prices.
    var publications: String {
        "\(tables) tables of funds, \(deals) deals, \(headlines) headlines, \(companies) companies"
    }

    var summary: String { "\(values) values, \(wrong) wrong, \(lost) lost" }

    /// Checks an update from the sources.
    mutating func receive(_ update: MarketUpdate) {
        switch update {
        case .batch(let updates): for update in updates { receive(update) }
        case .quote(let quote): check(quote)
        case .series(let symbol, let series):
            let closed = series.closed
            for index in 0..<closed.count {
                let expected = prices.close(symbol, on: closed.day(index)).map { Double($0) / 100 }
                count(expected.map { abs($0 - closed.close(index)) < 1e-6 } ?? false, "\(symbol) \(closed.day(index))")
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
                let expected = company.tickers.first.flatMap { LoopbackFund.shares(of: $0.name) }
                count(expected != nil && company.shares?.value == expected, "shares of \(company.name)")
                count(company.interestExpense?.value == expected, "interest of \(company.name)")
            }
        default: break
        }
    }

    /// Checks that no displayed price has been lost.
    mutating func checkPrices(_ market: Market) {
        for listing in market.listings {
            let symbol = listing.instrument.symbol
            guard let last = listing.last else {
                if priced.contains(symbol) { lost += 1 }
                continue
            }
            if last.units <= 0 { lost += 1 }
            priced.insert(symbol)
        }
    }

    private mutating func check(_ quote: Quote) {
        let expected = prices.cents(quote.symbol, at: quote.time)
        count(expected == quote.last.units && quote.last.units > 0, "\(quote.symbol) \(quote.last) at \(quote.time)")
    }

    private mutating func check(_ deal: Deal) {
        count(isRight(deal), "\(deal.acquirer) buys \(deal.target), \(deal.area), \(deal.announced.day)")
        deals += 1
    }

    private func isRight(_ deal: Deal) -> Bool {
        guard let expected = LoopbackDeal(target: deal.target) else { return false }
        let day = NewYorkTime.wallClock(at: expected.announced).day
        let area = expected.isBiotech ? "biotech" : "software"
        return deal.acquirer == expected.acquirer && deal.announced == Dated(day)
            && (deal.area == area || deal.area == Deal.unknownArea)
            && (deal.upfrontUSDMillions ?? Double(expected.usdMillions)) == Double(expected.usdMillions)
    }

    /// Checks the deals at the end of the run: each is listed once, and none is missing between the first and the last.
    mutating func checkDeals(of market: Market) {
        let targets = market.deals.map(\.target)
        count(Set(targets).count == targets.count, "a duplicate deal")
        let numbers = targets.compactMap { LoopbackDeal(target: $0)?.number }.sorted()
        if let first = numbers.first, let last = numbers.last {
            count(last - first + 1 == numbers.count, "\(last - first + 1 - numbers.count) deals missing")
        }
        for deal in market.deals { check(deal) }
    }

    private mutating func count(_ weight: Double, of expected: Int?, _ message: @autoclosure () -> String) {
        count(expected.map { abs(weight - Double($0) / 10_000) < 1e-9 } ?? false, message())
    }

    private mutating func count(_ isRight: Bool, _ message: @autoclosure () -> String) {
        values += 1
        if isRight { return }
        wrong += 1
        if example == nil { example = message() }
    }
}
