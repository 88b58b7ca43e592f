import Model
import Playback
import PlaybackSupport
import Testing

struct BundledTablesTests {
    let tables: BundledTables

    init() throws { tables = try Bundled.tables }

    @Test("the first stage is the market of the last session, without errors")
    func firstStage() throws {
        let (market, errors) = tables.firstStage()
        #expect(errors.isEmpty)
        #expect(market.moment == Moment(try #require(Day(2026, 8, 20)), .closed, mode: .bundled))
        #expect(market.listings.count == 25)
        #expect(market.listings.allSatisfy { !$0.series.isEmpty })
        #expect(market.rates[.tenYears].last == 4.69)
        #expect(market.rates.policy.last == 3.63)
        #expect(market.deals.count == 113)
        #expect(market.valuations.count == 11)
        #expect(market.valuationStatements.count == 4)
        #expect(market.sectorTables.count == 9)
        #expect(market.sources == [SourceStatus("bundled", .good)])
    }

    @Test("closes equal those of the tables, to the last digit")
    func closes() throws {
        let market = tables.firstStage().market
        let day = try #require(Day(2024, 5, 16))
        #expect(market["RUT"]?.series.close(on: day) == 2096.25)
        #expect(market["SPX"]?.series.close(on: day) == 5297.1001)
        #expect(market["VIX"]?.series.close(on: day) == 12.42)
        #expect(market["IWM"]?.provenance == Provenance("Yahoo Finance", .bundled))
        #expect(market["XBI"]?.instrument.sector == .healthCare)
    }

    @Test("the rest is the holdings of funds, of each date")
    func rest() throws {
        let (updates, errors) = tables.rest()
        #expect(errors.isEmpty)
        let market = tables.firstStage().market.applying(.batch(updates))
        #expect(market.holdingsTables.map(\.fund) == ["IJH", "IJR", "IJR", "IVV", "IWM", "IWM"])
        #expect(market.holdingsTables.map(\.holdings.count) == [400, 631, 601, 502, 1982, 1714])
    }
}
