import Model
import Testing

struct SectorTests {
    /// The fund's sectors from ETF Trends in May 2024; `benchmark` sums IWM's holdings of September 2024 by sector.
    static let fund = table(
        "QQQS", "2024-05",
        [
            SectorWeight(.healthCare, weight: 0.51, quality: .atLeast),
            SectorWeight(.informationTechnology, weight: 0.31, quality: .derived("over 82 for both less 51")),
            SectorWeight(.other, weight: 0.18, quality: .derived("the rest")),
        ])
    static let benchmark = table(
        "IWM", "2024-09-27",
        zip(
            [
                Sector.financials, .healthCare, .industrials, .informationTechnology, .consumerDiscretionary,
                .realEstate, .energy, .materials, .utilities, .consumerStaples, .communicationServices, .cash,
            ],
            [17.91, 17.41, 17.06, 12.86, 10.06, 6.51, 5.26, 4.58, 2.84, 2.77, 2.72, 0.18]
        ).map { SectorWeight($0, weight: $1 / 100) })

    @Test("rows are the eleven sectors by the fund's weight, then the benchmark's, then the rest")
    func order() {
        let comparison = SectorComparison(SectorTests.fund, with: SectorTests.benchmark)
        #expect(
            comparison.rows.map(\.sector) == [
                .healthCare, .informationTechnology, .financials, .industrials, .consumerDiscretionary, .realEstate,
                .energy, .materials, .utilities, .consumerStaples, .communicationServices, .cash, .other,
            ])
        #expect(SectorComparison(SectorTests.fund, with: nil).rows.count == 12)
    }

    @Test("a difference needs both weights")
    func difference() {
        let rows = SectorComparison(SectorTests.fund, with: SectorTests.benchmark).rows
        #expect(agree(rows[0].difference, 0.51 - 0.1741))
        #expect(rows[0].fund?.quality == .atLeast)
        #expect(rows[2].difference == nil)
        #expect(rows[2].weight == nil)
        #expect(agree(rows[2].benchmarkWeight, 0.1791))
    }

    @Test("the sum of the two largest sectors is a lower bound if the weights are")
    func concentration() {
        #expect(agree(SectorTests.fund.twoLargest?.value, 0.82))
        #expect(SectorTests.fund.twoLargest?.quality == .atLeast)
        #expect(agree(SectorTests.benchmark.twoLargest?.value, 0.3532))
        #expect(SectorTests.benchmark.twoLargest?.quality == .exact)
        #expect(table("A", "2024", [SectorWeight(.energy, weight: 1)]).twoLargest == nil)
    }

    @Test("the sum of the two largest sectors is a lower bound if the rest exceeds the second")
    func hiddenSector() {
        let table = SectorTests.table(
            "A", "2024",
            [
                SectorWeight(.energy, weight: 0.5), SectorWeight(.materials, weight: 0.1),
                SectorWeight(.other, weight: 0.4),
            ])
        #expect(table.twoLargest?.quality == .atLeast)
    }

    @Test("the Herfindahl index of equal weights is one over their number, and a lower bound with a rest")
    func herfindahl() {
        let equal = SectorTests.table("A", "2024", Sector.gics.map { SectorWeight($0, weight: 1.0 / 11) })
        #expect(agree(equal.herfindahl?.value, 1.0 / 11))
        #expect(equal.herfindahl?.quality == .exact)
        #expect(agree(SectorTests.fund.herfindahl?.value, 0.51 * 0.51 + 0.31 * 0.31))
        #expect(SectorTests.fund.herfindahl?.quality == .atLeast)
        #expect(SectorTests.table("A", "2024", []).herfindahl == nil)
    }

    @Test("the sum over sectors has the weakest quality, and is nil if a sector is missing")
    func sum() {
        #expect(SectorTests.fund.sum(of: [.healthCare, .energy]) == nil)
        #expect(SectorTests.fund.sum(of: [.healthCare, .informationTechnology])?.quality == .atLeast)
        #expect(SectorTests.fund.sum(of: [.informationTechnology])?.quality == .derived("over 82 for both less 51"))
        #expect(SectorTests.benchmark.sum(of: [.healthCare])?.quality == .exact)
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
        let tables = ["2025", "2024-05", "2025-01-01"].map { SectorTests.table("QQQS", $0, []) }
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
            sectorTables: [SectorTests.fund, SectorTests.benchmark])
        #expect(market.sectorComparison(of: "QQQS")?.benchmark == SectorTests.benchmark)
        #expect(market.sectorComparison(of: "QQQS", with: "QQQS")?.rows[0].difference == 0)
        #expect(market.sectorComparison(of: "IWM")?.benchmark == nil)
        #expect(market.sectorComparison(of: "SPY") == nil)
        #expect(market.sectorTable(of: "IWM")?.isLater == true)
    }

    private func holding(_ ticker: String, _ sector: Sector, _ weight: Double) -> Holding {
        Holding(ticker: ticker, name: ticker, sector: sector, weight: weight)
    }

    private func table(_ fund: Symbol, _ asOf: String, _ weights: [SectorWeight]) -> SectorTable {
        SectorTests.table(fund, asOf, weights)
    }

    private static func table(_ fund: Symbol, _ asOf: String, _ weights: [SectorWeight]) -> SectorTable {
        SectorTable(fund: fund, asOf: Dated(asOf) ?? Dated(Day(number: 0)), weights: weights, source: "test")
    }
}
