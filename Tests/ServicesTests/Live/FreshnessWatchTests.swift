import Model
import TestSupport
import Testing

@testable import Services

@Suite("Freshness of yields") struct FreshnessWatchTests {
    @Test("ageing yields change their provenance and nothing else")
    func yields() throws {
        let friday = Fixture.day("2026-03-06")
        var rates = Rates()
        rates.append(YieldCurve(friday, percent: [.tenYears: 4.2]))
        rates.provenance = Provenance("U.S. Treasury", .endOfDay)
        let market = Market(Moment(friday, mode: .live), rates: rates)
        let watch = FreshnessWatch()
        let weekend = NewYorkTime.timestamp(friday + 1, minute: 12 * 60)
        #expect(watch.changes(in: market, at: weekend).isEmpty)
        let later = NewYorkTime.timestamp(friday + 5, minute: 12 * 60)
        let changes = watch.changes(in: market, at: later)
        let change = try #require(changes.first)
        #expect(changes.count == 1)
        guard case .ratesProvenance(let provenance) = change else {
            Issue.record("the complete history is reported again: \(change)")
            return
        }
        #expect(provenance == Provenance("U.S. Treasury", .stale))
        let aged = market.applying(change)
        #expect(aged.rates[.tenYears].last == 4.2)
        #expect(watch.changes(in: aged, at: later).isEmpty)
    }
}
