import Model
import TestSupport
import Testing

@testable import Store

@Suite("Parts of the histories") struct NewestSessionsTests {
    let folder: TemporaryFolder
    let store: MarketStore
    private let first = SmallMarket.firstDay

    init() throws { (folder, store) = try TemporaryFolder.withStore() }

    private func sessions(_ updates: [MarketUpdate]) -> [Symbol: Series] {
        updates.reduce(into: [:]) { if case .series(let symbol, let series) = $1 { $0[symbol] = series } }
    }

    @Test("the newest sessions are whole, and end at the day that is asked for")
    func through() throws {
        let newest = sessions(try store.newestSessions(of: ["IWM", "SPY"], through: nil))
        #expect(newest["IWM"]?.bars == (try store.history(of: "IWM"))?.bars)
        #expect(newest["IWM"]?.bars.last?.volume == 5000)
        let earlier = sessions(try store.newestSessions(of: ["SPY", "NONE"], through: first + 1))
        #expect(earlier.keys.sorted() == ["SPY"] && earlier["SPY"]?.bars.map(\.close) == [500, 505])
    }

    @Test("of a long history the newest 400 sessions up to a day are read")
    func long() throws {
        let closes = (0..<1000).map { 100 + Double($0 % 9) }
        try store.save([.series("LONG", SmallMarket.series(closes, from: first - 999))], receivedAt: .hour(1))
        let part = sessions(try store.newestSessions(of: ["LONG"], through: first - 100))["LONG"]
        #expect(part?.count == 400 && part?.lastDay == first - 100 && part?.day(0) == first - 499)
        #expect(try store.firstDay() == first - 999)
    }

    @Test("the rest of some instruments has the histories of those alone")
    func rest() throws {
        #expect(sessions(try store.rest(of: ["SPY"])).keys.sorted() == ["SPY"])
        try OtherProgram(folder.file).run("UPDATE bars SET close = 1e300 WHERE day = \(first.number)")
        _ = try store.rest(of: ["SPY"])
        #expect(store.skippedRows?.contains("bars 1") == true)
        _ = try store.rest()
        #expect(store.skippedRows?.contains("bars 2") == true)
    }
}
