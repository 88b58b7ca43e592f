import Model
import TestSupport
import Testing

@testable import Desk

@Suite("Updates that wait to be published") struct OutgoingUpdatesTests {
    private let session = Fixture.fourth + 1

    private func quote(_ symbol: Symbol, _ cents: Int64, _ second: Int64, session: Day? = nil) -> MarketUpdate {
        .quote(
            Quote(
                symbol, last: Price(units: cents, decimals: 2), session: session ?? self.session,
                time: Timestamp(milliseconds: 1_686_150_000_000 + second * 1000), volume: Double(second)))
    }

    private func drained(_ updates: [MarketUpdate]) -> [MarketUpdate] {
        var outgoing = OutgoingUpdates()
        for update in updates { outgoing.add(update, receivedAt: Timestamp(milliseconds: 1), at: .zero) }
        defer { #expect(outgoing.isEmpty) }
        return outgoing.drain(at: .zero).map(\.update)
    }

    @Test("any number of quotes leaves four of an instrument at most, and the same session")
    func conflation() {
        var random = SplitMix(seed: 7)
        for _ in 0..<200 {
            let quotes = (0..<Int64(Int(random.next() % 30) + 1)).map { second in
                second % 3 == 0
                    ? quote("AAA", 1380 + Int64(random.next() % 50), second)
                    : quote("BBB", 10_250 + Int64(random.next() % 90), second)
            }
            let drained = drained(quotes)
            #expect(drained.count <= 8)
            var all = Fixture.market, some = Fixture.market
            for update in quotes { all.apply(update) }
            for update in drained { some.apply(update) }
            #expect(all["AAA"]?.series.running == some["AAA"]?.series.running)
            #expect(all["BBB"]?.series.running == some["BBB"]?.series.running)
            #expect(some.differences(to: all) == [])
        }
    }

    @Test("a quote stays behind a history of its instrument")
    func order() {
        let series = MarketUpdate.series("AAA", Spring2024.series("IWM"))
        let found = drained([quote("AAA", 1, 1), series, quote("AAA", 2, 2), quote("AAA", 3, 3)])
        #expect(found.count == 4)
        if case .series = found[1] {} else { Issue.record("the history is not second") }
    }

    @Test("quotes of two sessions are not joined")
    func sessions() {
        let found = drained([quote("AAA", 1, 1), quote("AAA", 2, 2, session: session + 1)])
        #expect(found.count == 2)
    }

    @Test("of statuses, provenances and moments the newest waits")
    func newest() {
        let found = drained([
            .source(SourceStatus("a", .starting)), .provenance("AAA", Provenance("a", .live)),
            .batch([.source(SourceStatus("a", .good)), .provenance("AAA", Provenance("a", .stale))]),
            .moment(Moment(session, .open, mode: .live, minute: 600)),
            .moment(Moment(session, .open, mode: .live, minute: 601)),
        ])
        #expect(found.count == 3)
        #expect(found.flatMap(\.flattened).contains { if case .source(let s) = $0 { s.state == .good } else { false } })
    }
}
