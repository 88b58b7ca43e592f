import Model
import Testing

@testable import ballast

@Suite("Outcome of a polling round") struct RoundOutcomeTests {
    private func outcome(_ sources: SourceStatus...) -> RoundOutcome {
        let market = Market(Moment(Day(number: 20_780), mode: .live))
        return RoundOutcome(sources.reduce(market) { $0.applying(.source($1)) }, isComplete: true)
    }

    private func source(
        _ name: String, _ state: SourceStatus.State, hasSucceeded: Bool = false, reason: String? = nil
    ) -> SourceStatus {
        SourceStatus(
            name, state, lastSuccess: hasSucceeded ? Timestamp(milliseconds: 0) : nil, reason: reason,
            service: ServiceRecord(address: "https://example.org"))
    }

    @Test("one good response is enough, even if another source fails")
    func oneResponse() {
        #expect(outcome(source("yahoo", .good, hasSucceeded: true), source("fred", .failed)).hasResponse)
    }

    @Test("a source with nothing to request is not a failure, but is no response if all the others failed")
    func nothingToRequest() {
        let yahoo = source("yahoo", .off, reason: "no requests")
        #expect(outcome(yahoo).hasResponse)
        #expect(!outcome(yahoo, source("treasury", .failed)).hasResponse)
        #expect(!outcome(yahoo, source("treasury", .starting)).hasResponse)
    }

    @Test("without any source switched on there is no response")
    func off() { #expect(!outcome(SourceStatus("yahoo", .off, reason: "switched off")).hasResponse) }
}
