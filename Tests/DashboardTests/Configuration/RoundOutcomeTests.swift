import Model
import Testing

@testable import ballast

@Suite("How a round of questions went") struct RoundOutcomeTests {
    private func outcome(_ sources: SourceStatus...) -> RoundOutcome {
        let market = Market(Moment(Day(number: 20_780), mode: .live))
        return RoundOutcome(sources.reduce(market) { $0.applying(.source($1)) }, isWhole: true)
    }

    private func source(
        _ name: String, _ state: SourceStatus.State, isHeard: Bool = false, reason: String? = nil
    ) -> SourceStatus {
        SourceStatus(
            name, state, lastSuccess: isHeard ? Timestamp(milliseconds: 0) : nil, reason: reason,
            service: ServiceRecord(address: "https://example.org"))
    }

    @Test("one good answer is enough, also beside a source that fails")
    func answer() {
        #expect(outcome(source("yahoo", .good, isHeard: true), source("fred", .failed)).hasAnswer)
    }

    @Test("nothing to ask is no fault, but no answer either where those that were asked failed")
    func nothing() {
        let yahoo = source("yahoo", .off, reason: "nothing to ask")
        #expect(outcome(yahoo).hasAnswer)
        #expect(!outcome(yahoo, source("treasury", .failed)).hasAnswer)
        #expect(!outcome(yahoo, source("treasury", .starting)).hasAnswer)
    }

    @Test("where every source is switched off there is no answer")
    func off() { #expect(!outcome(SourceStatus("yahoo", .off, reason: "switched off")).hasAnswer) }
}
