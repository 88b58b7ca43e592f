import Model
import Testing

struct SectorTiltTests {
    /// The sectors of IJR's holdings of November 2025.
    private let other = SectorTable(
        fund: "IJR", asOf: Dated("2025-11") ?? Dated(Day(number: 0)),
        weights: zip(
            [
                Sector.financials, .industrials, .informationTechnology, .consumerDiscretionary, .healthCare,
                .realEstate, .materials, .energy, .communicationServices, .consumerStaples, .utilities, .cash,
            ],
            [17.16, 16.58, 15.99, 12.93, 11.35, 7.24, 5.26, 4.64, 2.69, 2.48, 2.28, 1.40]
        ).map { SectorWeight($0, weight: $1 / 100) }, source: "test")

    @Test("two funds told by sector differ as pandas has it, either way round")
    func exact() throws {
        let tilt = try #require(SectorTilt(SectorTests.benchmark, against: other))
        #expect(agree(tilt.activeShare.value, 0.081))
        #expect(tilt.activeShare.quality == .exact)
        #expect(tilt.rest == nil)
        #expect(tilt.rows.count == 11)
        #expect(tilt.rows.first?.sector == .healthCare)
        #expect(agree(tilt.rows.first?.difference.value, 0.1741 - 0.1135))
        let back = try #require(SectorTilt(other, against: SectorTests.benchmark))
        #expect(agree(back.activeShare.value, tilt.activeShare.value))
    }

    @Test("a fund of which two sectors are told differs by at least what they and the rest together do")
    func pooled() throws {
        let tilt = try #require(SectorTilt(SectorTests.fund, against: SectorTests.benchmark))
        #expect(tilt.rows.map(\.sector) == [.healthCare, .informationTechnology])
        #expect(agree(tilt.activeShare.value, 0.5172))
        #expect(agree(tilt.rest, -0.5171))
        #expect(tilt.activeShare.quality == .atLeast)
        #expect(tilt.rows[0].difference.quality == .atLeast)
        #expect(tilt.rows[1].difference.quality == .derived("over 82 for both less 51"))
    }

    @Test("nothing in common is 1, the same is 0, and cash does not count")
    func ends() throws {
        let energy = table([SectorWeight(.energy, weight: 1)])
        let materials = table([SectorWeight(.materials, weight: 1)])
        #expect(SectorTilt(energy, against: materials)?.activeShare.value == 1)
        #expect(SectorTilt(other, against: other)?.activeShare.value == 0)
        let half = table([SectorWeight(.energy, weight: 0.5), SectorWeight(.cash, weight: 0.5)])
        #expect(SectorTilt(energy, against: half)?.activeShare.value == 0.25)
        let silent = table([SectorWeight(.other, weight: 1)])
        #expect(SectorTilt(silent, against: silent) == nil)
    }

    @Test("a bound below the benchmark bounds nothing")
    func bounds() throws {
        let low = table([SectorWeight(.energy, weight: 0.1, quality: .atLeast), SectorWeight(.other, weight: 0.9)])
        let high = table([SectorWeight(.energy, weight: 0.5), SectorWeight(.materials, weight: 0.5)])
        #expect(SectorTilt(low, against: high)?.activeShare.quality == .derived("from a bound that could narrow it"))
        let turned = try #require(SectorTilt(high, against: low))
        #expect(turned.rows[0].difference.quality == .derived("at most"))
        #expect(turned.activeShare.quality == .derived("from a bound that could narrow it"))
    }

    @Test("the market sets a fund against its benchmark's table")
    func market() {
        let fund = Instrument("QQQS", name: "", kind: .etf, group: "", benchmark: "IWM", basis: .adjusted)
        let market = Market(
            Moment(Spring2024.day, mode: .bundled),
            listings: [Listing(fund, provenance: Provenance("test", .bundled))],
            sectorTables: [SectorTests.fund, SectorTests.benchmark, other])
        #expect(market.sectorTilt(of: "QQQS") == SectorTilt(SectorTests.fund, against: SectorTests.benchmark))
        #expect(market.sectorTilt(of: "IWM", against: "IJR") == SectorTilt(SectorTests.benchmark, against: other))
        #expect(market.sectorTilt(of: "IWM") == nil)
        #expect(market.sectorTilt(of: "XBI") == nil)
    }

    private func table(_ weights: [SectorWeight]) -> SectorTable {
        SectorTable(fund: "A", asOf: Dated(Day(number: 0)), weights: weights, source: "test")
    }
}
