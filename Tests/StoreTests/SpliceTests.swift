import Model
import TestSupport
import Testing

@testable import Store

@Suite("Histories on different levels") struct SpliceTests {
    let folder: TemporaryFolder
    let store: MarketStore

    init() throws { (folder, store) = try TemporaryFolder.withEmptyStore() }

    private func save(_ closes: [Double], from first: Int = 0, at hour: Int) throws {
        let series = SmallMarket.series(closes, from: SmallMarket.firstDay + first)
        try store.save([.instrument(SmallMarket.iwm), .series("IWM", series)], receivedAt: .hour(hour))
    }

    private func closes() throws -> [Double] { try #require(try store.history(of: "IWM")).bars.map(\.close) }

    @Test("a split rescales the days before the new history to its level, once")
    func split() throws {
        let bars = [200.0, 210, 220, 230].enumerated().map {
            Bar(SmallMarket.firstDay + $0, open: $1 - 1, high: $1 + 2, low: $1 - 3, close: $1, volume: 1000)
        }
        try store.save([.instrument(SmallMarket.iwm), .series("IWM", Series(bars))], receivedAt: .hour(1))
        for hour in 2...3 {
            try save([110, 115, 120], from: 2, at: hour)
            let series = try #require(try store.history(of: "IWM"))
            #expect(series.bars.map(\.close) == [100, 105, 110, 115, 120])
            #expect(series[0] == Bar(SmallMarket.firstDay, open: 99.5, high: 101, low: 98.5, close: 100, volume: 2000))
        }
        #expect(try store.firstSnapshot()?["IWM"]?.series.bars.map(\.close) == [100, 105, 110, 115, 120])
    }

    @Test("a dividend in an adjusted history moves prices and leaves volumes")
    func dividend() throws {
        let bars = [Bar(SmallMarket.firstDay, close: 200, volume: 1000), Bar(SmallMarket.firstDay + 1, close: 202)]
        try store.save([.instrument(SmallMarket.iwm), .series("IWM", Series(bars))], receivedAt: .hour(1))
        try save([200.99, 203], from: 1, at: 2)
        let first = try #require(try store.history(of: "IWM"))[0]
        #expect((first.close - 199).magnitude < 1e-9)
        #expect(first.volume == 1000)
    }

    @Test("rounding to the cent changes no level, and a corrected close does not rescale a history")
    func rounding() throws {
        try save([100, 101, 102, 103, 104, 105], at: 1)
        try save([101.004, 102.5, 103.001, 104, 105], from: 1, at: 2)
        #expect(try closes() == [100, 101.004, 102.5, 103.001, 104, 105])
    }

    @Test("histories that contradict each other are not joined")
    func contradiction() throws {
        try save([100, 101, 102, 103], at: 1)
        try save([7, 300, 20], from: 1, at: 2)
        #expect(try closes() == [7, 300, 20])
    }

    @Test("a session missing from a newer history of those days is removed")
    func withdrawn() throws {
        try save([100, 101, 102, 103], at: 1)
        let series = Series([0, 1, 3].map { Bar(SmallMarket.firstDay + $0, close: 100 + Double($0)) })
        try store.save([.series("IWM", series)], receivedAt: .hour(2))
        #expect(try closes() == [100, 101, 103])
    }

    @Test("an older history is rescaled to the stored level and only fills gaps")
    func olderHistory() throws {
        try save([50, 51, 52], from: 2, at: 2)
        try save([98, 99, 100, 102], at: 1)
        #expect(try closes() == [49, 49.5, 50, 51, 52])
    }

    @Test("a history that adjoins the stored one without overlap is appended")
    func adjoining() throws {
        try save([100, 101], at: 1)
        try save([102, 103], from: 2, at: 2)
        #expect(try closes() == [100, 101, 102, 103])
    }

    @Test("the running session is not stored as a closed one")
    func running() throws {
        var series = SmallMarket.series([100, 101])
        series.update(103, on: SmallMarket.firstDay + 2)
        try store.save([.instrument(SmallMarket.iwm), .series("IWM", series)], receivedAt: .hour(1))
        #expect(try closes() == [100, 101])
    }
}
