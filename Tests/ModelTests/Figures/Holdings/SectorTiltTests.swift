import Model
import TestSupport
import Testing

struct SectorTiltTests {
    /// IJR's holdings of November 2025 by sector.
    private let other = SectorTable(
        fund: "IJR", asOf: Dated("2025-11") ?? Dated(Day(number: 0)),
        weights: zip(
            [
                Sector.financials, .industrials, .informationTechnology, .consumerDiscretionary, .healthCare,
                .realEstate, .materials, .energy, .communicationServices, .consumerStaples, .utilities, .cash,
            ],
            [17.16, 16.58, 15.99, 12.93, 11.35, 7.24, 5.26, 4.64, 2.69, 2.48, 2.28, 1.40]
        ).map { SectorWeight($0, weight: $1 / 100) }, source: "test")

    @Test("the active share of two funds agrees with pandas in either direction")
    func exact() throws {
        let tilt = try #require(SectorTilt(FundSectors.benchmark, against: other))
        #expect(agree(tilt.activeShare.value, 0.081))
        #expect(tilt.activeShare.quality == .exact)
        #expect(tilt.rest == nil)
        #expect(tilt.rows.count == 11)
        #expect(tilt.rows.first?.sector == .healthCare)
        #expect(agree(tilt.rows.first?.difference.value, 0.1741 - 0.1135))
        let back = try #require(SectorTilt(other, against: FundSectors.benchmark))
        #expect(agree(back.activeShare.value, tilt.activeShare.value))
    }

    @Test("the active share of a fund with two reported sectors is a lower bound with the rest pooled")
    func pooled() throws {
        let tilt = try #require(SectorTilt(FundSectors.fund, against: FundSectors.benchmark))
        #expect(tilt.rows.map(\.sector) == [.healthCare, .informationTechnology])
        #expect(agree(tilt.activeShare.value, 0.5172))
        #expect(agree(tilt.rest, -0.5171))
        #expect(tilt.activeShare.quality == .atLeast)
        #expect(tilt.rows[0].difference.quality == .atLeast)
        #expect(tilt.rows[1].difference.quality == .derived("over 82 for both less 51"))
    }

    @Test("disjoint funds have an active share of 1, equal funds 0, and cash is ignored")
    func ends() throws {
        let energy = table([SectorWeight(.energy, weight: 1)])
        let materials = table([SectorWeight(.materials, weight: 1)])
        #expect(SectorTilt(energy, against: materials)?.activeShare.value == 1)
        #expect(SectorTilt(other, against: other)?.activeShare.value == 0)
        let half = table([SectorWeight(.energy, weight: 0.5), SectorWeight(.cash, weight: 0.5)])
        #expect(SectorTilt(energy, against: half)?.activeShare.value == 0.25)
        let withoutSectors = table([SectorWeight(.other, weight: 1)])
        #expect(SectorTilt(withoutSectors, against: withoutSectors) == nil)
    }

    @Test("a lower bound below the benchmark's weight bounds nothing")
    func bounds() throws {
        let low = table([SectorWeight(.energy, weight: 0.1, quality: .atLeast), SectorWeight(.other, weight: 0.9)])
        let high = table([SectorWeight(.energy, weight: 0.5), SectorWeight(.materials, weight: 0.5)])
        #expect(SectorTilt(low, against: high)?.activeShare.quality == .derived("from a bound that could narrow it"))
        let reversed = try #require(SectorTilt(high, against: low))
        #expect(reversed.rows[0].difference.quality == .derived("at most"))
        #expect(reversed.activeShare.quality == .derived("from a bound that could narrow it"))
    }

    @Test("a market compares a fund with its benchmark's table")
    func market() {
        let fund = Instrument("QQQS", name: "", kind: .etf, group: "", benchmark: "IWM", basis: .adjusted)
        let market = Market(
            Moment(Spring2024.day, mode: .bundled),
            listings: [Listing(fund, provenance: Provenance("test", .bundled))],
            sectorTables: [FundSectors.fund, FundSectors.benchmark, other])
        #expect(market.sectorTilt(of: "QQQS") == SectorTilt(FundSectors.fund, against: FundSectors.benchmark))
        #expect(market.sectorTilt(of: "IWM", against: "IJR") == SectorTilt(FundSectors.benchmark, against: other))
        #expect(market.sectorTilt(of: "IWM") == nil)
        #expect(market.sectorTilt(of: "XBI") == nil)
    }

    private func table(_ weights: [SectorWeight]) -> SectorTable {
        SectorTable(fund: "A", asOf: Dated(Day(number: 0)), weights: weights, source: "test")
    }
}
