import Model
import TestSupport
import Testing

struct SectorTests {
    @Test("rows are the eleven sectors by the fund's weight, then the benchmark's, then the rest")
    func order() {
        let comparison = SectorComparison(FundSectors.fund, with: FundSectors.benchmark)
        #expect(
            comparison.rows.map(\.sector) == [
                .healthCare, .informationTechnology, .financials, .industrials, .consumerDiscretionary, .realEstate,
                .energy, .materials, .utilities, .consumerStaples, .communicationServices, .cash, .other,
            ])
        #expect(SectorComparison(FundSectors.fund, with: nil).rows.count == 12)
    }

    @Test("a difference needs both weights")
    func difference() {
        let rows = SectorComparison(FundSectors.fund, with: FundSectors.benchmark).rows
        #expect(agree(rows[0].difference, 0.51 - 0.1741))
        #expect(rows[0].fund?.quality == .atLeast)
        #expect(rows[2].difference == nil)
        #expect(rows[2].weight == nil)
        #expect(agree(rows[2].benchmarkWeight, 0.1791))
    }

    @Test("the sum of the two largest sectors is a lower bound if the weights are")
    func concentration() {
        #expect(agree(FundSectors.fund.twoLargest?.value, 0.82))
        #expect(FundSectors.fund.twoLargest?.quality == .atLeast)
        #expect(agree(FundSectors.benchmark.twoLargest?.value, 0.3532))
        #expect(FundSectors.benchmark.twoLargest?.quality == .exact)
        #expect(table("A", "2024", [SectorWeight(.energy, weight: 1)]).twoLargest == nil)
    }

    @Test("the sum of the two largest sectors is a lower bound if the rest exceeds the second")
    func hiddenSector() {
        let table = FundSectors.table(
            "A", "2024",
            [
                SectorWeight(.energy, weight: 0.5), SectorWeight(.materials, weight: 0.1),
                SectorWeight(.other, weight: 0.4),
            ])
        #expect(table.twoLargest?.quality == .atLeast)
    }

    @Test("the Herfindahl index of equal weights is one over their number, and a lower bound with a rest")
    func herfindahl() {
        let equal = FundSectors.table("A", "2024", Sector.gics.map { SectorWeight($0, weight: 1.0 / 11) })
        #expect(agree(equal.herfindahl?.value, 1.0 / 11))
        #expect(equal.herfindahl?.quality == .exact)
        #expect(agree(FundSectors.fund.herfindahl?.value, 0.51 * 0.51 + 0.31 * 0.31))
        #expect(FundSectors.fund.herfindahl?.quality == .atLeast)
        #expect(FundSectors.table("A", "2024", []).herfindahl == nil)
    }

    @Test("the sum over sectors has the weakest quality, and is nil if a sector is missing")
    func sum() {
        #expect(FundSectors.fund.sum(of: [.healthCare, .energy]) == nil)
        #expect(FundSectors.fund.sum(of: [.healthCare, .informationTechnology])?.quality == .atLeast)
        #expect(FundSectors.fund.sum(of: [.informationTechnology])?.quality == .derived("over 82 for both less 51"))
        #expect(FundSectors.benchmark.sum(of: [.healthCare])?.quality == .exact)
    }

    @Test("positions are summed by sector, largest first, without loss")
    func summing() {
        let holdings = HoldingsTable(
            fund: "A", asOf: Dated(Spring2024.day),
            holdings: [
                holding("B", .energy, 0.25), holding("C", .healthCare, 0.5), holding("D", .energy, 0.125),
                holding("-", .cash, 0.125),
            ], source: "test")
        let table = SectorTable(summing: holdings)
        #expect(table.weights.map(\.sector) == [.healthCare, .energy, .cash])
        #expect(table[.energy]?.weight == 0.375)
        #expect(table.weights.reduce(0) { $0 + $1.weight } == 1)
        #expect(table.asOf == holdings.asOf)
    }

    @Test(
        "the newest table up to the date is chosen, else the nearest later one, marked as later",
        arguments: [
            ("2024-01-01", "2024-05", true), ("2024-04-30", "2024-05", true), ("2024-05-01", "2024-05", false),
            ("2024-12-31", "2024-05", false), ("2025-01-01", "2025-01-01", false), ("2026-01-01", "2025-01-01", false),
        ])
    func choice(at text: String, asOf: String, isLater: Bool) throws {
        let tables = ["2025", "2024-05", "2025-01-01"].map { FundSectors.table("QQQS", $0, []) }
        let market = Market(Moment(try #require(Day(text)), mode: .bundled), sectorTables: tables)
        let chosen = try #require(market.sectorTable(of: "QQQS"))
        #expect(chosen.table.asOf == Dated(asOf))
        #expect(chosen.isLater == isLater)
        #expect(market.sectorTable(of: "IWM") == nil)
    }

    @Test("a market compares a fund with its benchmark or with another fund")
    func marketComparison() throws {
        let market = Market(
            Moment(Spring2024.day, mode: .bundled), listings: Spring2024.market.listings,
            sectorTables: [FundSectors.fund, FundSectors.benchmark])
        #expect(market.sectorComparison(of: "QQQS")?.benchmark == FundSectors.benchmark)
        #expect(market.sectorComparison(of: "QQQS", with: "QQQS")?.rows[0].difference == 0)
        #expect(market.sectorComparison(of: "IWM")?.benchmark == nil)
        #expect(market.sectorComparison(of: "SPY") == nil)
        #expect(market.sectorTable(of: "IWM")?.isLater == true)
    }

    @Test("a fund whose benchmark has no table is compared with its own of an earlier date")
    func ownEarlier() throws {
        let tables = ["2024-09-27", "2025-11", "2026-06"].map { date in
            FundSectors.table("IWM", date, [])
        }
        let market = Market(
            Moment(Fixture.day("2026-01-05"), mode: .bundled), listings: Spring2024.market.listings,
            sectorTables: tables)
        let comparison = try #require(market.sectorComparison(of: "IWM"))
        #expect(comparison.fund.asOf == Dated("2025-11") && comparison.isWithItself)
        #expect(comparison.benchmark?.asOf == Dated("2024-09-27"))
        let first = market.asOf(Fixture.day("2024-10-01"), mode: .bundled).sectorComparison(of: "IWM")
        #expect(first?.benchmark == nil && first?.isWithItself == false)
    }

    @Test("the sector of a share is that of the newest table of positions that has it")
    func shares() throws {
        let tables = [("IWM", "2024-09-27", Sector.healthCare), ("IJR", "2026-06-19", .financials)].map {
            HoldingsTable(
                fund: Symbol($0), asOf: Dated($1) ?? Dated(Day(number: 0)), holdings: [holding("ABC", $2, 0.1)],
                source: "t")
        }
        let market = Market(Moment(Fixture.day("2026-08-20"), mode: .bundled), holdingsTables: tables)
        #expect(market.statedSector(of: "ABC")?.sector == .financials && market.statedSector(of: "XYZ") == nil)
        let past = market.asOf(Fixture.day("2025-01-02"), mode: .bundled).statedSector(of: "ABC")
        #expect(past?.sector == .healthCare && past?.fund == "IWM" && past?.isLater == false)
        #expect(market.asOf(Fixture.day("2020-01-02"), mode: .bundled).statedSector(of: "ABC")?.isLater == true)
    }

    private func holding(_ ticker: String, _ sector: Sector, _ weight: Double) -> Holding {
        Holding(ticker: ticker, name: ticker, sector: sector, weight: weight)
    }

    private func table(_ fund: Symbol, _ asOf: String, _ weights: [SectorWeight]) -> SectorTable {
        FundSectors.table(fund, asOf, weights)
    }
}
