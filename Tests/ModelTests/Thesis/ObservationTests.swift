import Model
import Testing

struct ObservationTests {
    @Test("six of eight hold on 16 May 2024, one fails and one cannot be told")
    func spring() {
        let observations = market(at: Spring2024.day).observations
        #expect(
            observations.map(\.status) == [.holds, .holds, .holds, .holds, .holds, .holds, .fails, .unknown])
        #expect(
            observations.map(\.figure) == [
                "+2.11 pp", "+0.68 pp", "−21 bp", "r −0.45", "5.33 %", "≥82.0 %", "13", "—",
            ])
        #expect(observations.last?.note == "newest Dec 2023")
        #expect(Set(observations.map(\.id)).count == 8)
    }

    @Test("with nothing known, nothing holds and nothing fails, and each says why")
    func nothing() {
        for observation in Market(Moment(Spring2024.day, mode: .live)).observations {
            #expect(observation.status == .unknown)
            #expect(observation.figure == "—")
            #expect(observation.value == nil)
            #expect(observation.note?.isEmpty == false)
        }
    }

    @Test("figures too old for a verdict leave it unknown, and say how old they are")
    func stale() {
        let late = market(at: Spring2024.day + 100).observations
        #expect(late[0].note == "newest 16 May 2024")
        #expect(late[5].status == .holds)
        #expect(late.map(\.status) == [.unknown, .unknown, .unknown, .unknown, .unknown, .holds, .fails, .unknown])
        let soon = market(at: Spring2024.day + 8).observations
        #expect(soon[2].note == "newest 16 May 2024")
        #expect(market(at: Spring2024.day + 7).observations[2].status == .holds)
        #expect(market(at: Spring2024.day + 400).observations[6].note == "newest May 2024")
    }

    @Test("a lower bound above the mark holds, one below it decides nothing, an exact one fails")
    func bounds() {
        #expect(twoSectors([share(.healthCare, 0.51, .atLeast), share(.informationTechnology, 0.31)]).status == .holds)
        let low = twoSectors([share(.healthCare, 0.4, .atLeast), share(.informationTechnology, 0.3)])
        #expect(low.status == .unknown)
        #expect(low.figure == "≥70.0 %")
        #expect(twoSectors([share(.healthCare, 0.4), share(.informationTechnology, 0.3)]).status == .fails)
        #expect(twoSectors([share(.healthCare, 0.9)]).status == .unknown)
    }

    @Test("a table of a later date is said to be later")
    func later() {
        let table = SectorTable(
            fund: "QQQS", asOf: Dated(Spring2024.day + 30, precision: .month),
            weights: [share(.healthCare, 0.5), share(.informationTechnology, 0.4)], source: "test")
        let market = Market(Moment(Spring2024.day, mode: .bundled), sectorTables: [table])
        #expect(market.observations[5].note == "later: Jun 2024")
        #expect(market.observations[5].status == .holds)
    }

    private func market(at day: Day) -> Market {
        let point = ValuationPoint(
            Day("2023-12-07") ?? day, large: 18.8, mid: 13.8, small: 13.3, measure: "forward", source: "test")
        return Market(
            Moment(day, mode: .bundled), listings: Spring2024.market.listings, rates: Spring2024.market.rates,
            sectorTables: [SectorTests.fund], deals: BiotechDeals.all.filter { $0.announced.day <= day },
            valuations: [point])
    }

    private func twoSectors(_ weights: [SectorWeight]) -> Observation {
        let table = SectorTable(fund: "QQQS", asOf: Dated(Spring2024.day), weights: weights, source: "test")
        return Market(Moment(Spring2024.day, mode: .bundled), sectorTables: [table]).observations[5]
    }

    private func share(_ sector: Sector, _ weight: Double, _ quality: Quality = .exact) -> SectorWeight {
        SectorWeight(sector, weight: weight, quality: quality)
    }
}
