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
        #expect(market.moment == Moment(try #require(Day(2025, 9, 24)), .closed, mode: .bundled))
        #expect(market.listings.count == 25)
        #expect(market.listings.allSatisfy { !$0.series.isEmpty })
        #expect(market.rates[.tenYears].last == 4.16)
        #expect(market.rates.policy.last == 4.09)
        #expect(market.deals.count == 38)
        #expect(market.valuations.count == 9)
        #expect(market.valuationStatements.count == 3)
        #expect(market.sectorTables.count == 6)
        #expect(market.sources == [SourceStatus("bundled", .good)])
    }

    @Test("closes equal those of the tables, to the last digit")
    func closes() throws {
        let market = tables.firstStage().market
        let day = try #require(Day(2024, 5, 16))
        #expect(market["RUT"]?.series.close(on: day) == 2096.25)
        #expect(market["SPX"]?.series.close(on: day) == 5297.10)
        #expect(market["VIX"]?.series.close(on: day) == 12.42)
        #expect(market["IWM"]?.provenance == Provenance("Yahoo Finance", .bundled))
        #expect(market["XBI"]?.instrument.sector == .healthCare)
    }

    @Test("the rest is the holdings of two funds")
    func rest() throws {
        let (updates, errors) = tables.rest()
        #expect(errors.isEmpty)
        let market = tables.firstStage().market.applying(.batch(updates))
        #expect(market.holdingsTables.map(\.fund) == ["IWM", "IJR"])
        #expect(market.holdingsTables.map(\.holdings.count) == [1982, 631])
    }
}
