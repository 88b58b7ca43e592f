import LoopbackMarket
import Model
import Testing

/// Funds, filings and headlines from loopback services in the live market.
struct LiveDocumentsTests {
    private static let services: Set = ["ishares", "invesco", "nport", "edgar", "wires"]

    @Test(
        "holdings, deals and companies match the services, also during failures, and updates continue afterwards",
        arguments: [InjectedFailure.page, .truncated, .tooManyForAMoment])
    func papers(_ failure: InjectedFailure) async throws {
        try await LoopbackTrial.run(symbols: 2, documents: true) { trial in
            let market = try await trial.until("all papers") {
                $0.isHealthy(Self.services) && $0.holdingsTables.count == 3 && $0.sectorTables.count == 3
                    && $0.deals.count >= 30 && $0.headlines.count >= 20
                    && $0.companies.all.count == LoopbackFund.sectors.count
            }
            expectMatch(market)
            trial.loopback.failure = failure
            trial.refresh()
            let during = try await trial.until("the failure") { market in
                Self.services.allSatisfy { name in
                    market.sources.contains { $0.name == name && $0.state != .good }
                }
            }
            #expect(during.deals.count >= market.deals.count && during.holdingsTables.count == 3)
            expectMatch(during)
            let before = trial.now()
            trial.loopback.failure = nil
            let after = try await trial.until("newer deals") { market in
                market.isHealthy(Self.services)
                    && market.deals.contains { LoopbackDeal(target: $0.target).map { $0.announced > before } ?? false }
            }
            expectMatch(after)
        }
    }

    private func expectMatch(_ market: Market) {
        for company in market.companies.all {
            #expect(company.shares?.value == company.tickers.first.flatMap { LoopbackFund.shares(of: $0.name) })
        }
        for table in market.holdingsTables {
            let fund = LoopbackFund(table.asOf.day)
            #expect(table.holdings.count == LoopbackFund.sectors.count)
            for holding in table.holdings { #expect(isClose(holding.weight, fund.weight(of: holding.ticker))) }
        }
        for fund in ["IWM", "QQQ", "XBI"] as [Symbol] {
            let table = market.sectorTables.first { $0.fund == fund }
            #expect(table?.weights.count == LoopbackFund.sectors.count)
            for weight in table?.weights ?? [] {
                #expect(isClose(weight.weight, table.flatMap { LoopbackFund($0.asOf.day).weight(of: weight.sector) }))
            }
        }
        #expect(Set(market.deals.map(\.target)).count == market.deals.count)
        for deal in market.deals {
            let served = LoopbackDeal(target: deal.target)
            #expect(deal.acquirer == served?.acquirer)
            // The wires come first; the line of business comes from the regulator.
            let area = served?.isBiotech == true ? "biotech" : "software"
            #expect(deal.area == area || deal.area == Deal.unknownArea)
            #expect((deal.upfrontUSDMillions ?? Double(served?.usdMillions ?? 0)) == Double(served?.usdMillions ?? -1))
        }
    }

    private func isClose(_ weight: Double, _ hundredths: Int?) -> Bool {
        hundredths.map { abs(weight - Double($0) / 10_000) < 1e-9 } ?? false
    }
}

extension Market {
    /// Whether the latest status of each named service is good.
    fileprivate func isHealthy(_ names: Set<String>) -> Bool {
        names.allSatisfy { name in sources.contains { $0.name == name && $0.state == .good } }
    }
}
