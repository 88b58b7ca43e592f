import LoopbackMarket
import Model
import Synchronization
import Testing

/// The live market as a source, on loopback services.
struct LiveSourceTests {
    @Test("histories, quotes and yields of the services become one live market")
    func live() async throws {
        try await LoopbackTrial.run { trial in
            let market = try await trial.until("a live market") {
                $0.moment.mode == .live && $0.listings.allSatisfy { $0.quote != nil && !$0.isAfterGap }
            }
            for listing in market.listings { #expect(trial.matchesService(listing), "\(listing.instrument.symbol)") }
            #expect(market.listings.allSatisfy { $0.provenance.source == "yahoo" })
            // On a busy machine prices are a while old at first, and the fallback may respond before the Treasury.
            _ = try await trial.until("a live price") { market in
                market.listings.contains { $0.provenance.freshness == .live }
            }
            let curve = try await trial.until("the Treasury's yields") {
                $0.rates.provenance?.source == "U.S. Treasury"
            }.rates
            #expect(curve[.tenYears].lastDay != nil)
        }
    }

    @Test(
        "after a failure the last good values stay, with the reason, and updates resume without a restart",
        arguments: [
            InjectedFailure.broken, .page, .nullPrice, .changedType, .truncated, .hangUp, .consent, .tooManyForAMoment,
        ])
    func recovers(_ failure: InjectedFailure) async throws {
        try await LoopbackTrial.run { trial in
            _ = try await trial.until("first quotes") { $0.listings.allSatisfy { $0.quote != nil } }
            trial.loopback.failure = failure
            trial.refresh()
            let during = try await trial.until("the failure") { market in
                market.sources.contains { $0.name == "yahoo" && ($0.state == .failed || $0.state == .partial) }
            }
            #expect(during.listings.allSatisfy { trial.matchesService($0) })
            #expect(during.sources.first { $0.name == "yahoo" }?.reason?.isEmpty == false)
            let before = trial.now()
            trial.loopback.failure = nil
            _ = try await trial.until("newer quotes") { market in
                market.listings.allSatisfy { ($0.quote?.time ?? before) > before }
            }
        }
    }
}
