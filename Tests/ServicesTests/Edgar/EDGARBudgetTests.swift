import Services
import TestSupport
import Testing

@testable import Networking

@Suite("Request budget of EDGAR") struct EDGARBudgetTests {
    @Test("EDGAR is requested five times in any second at most, also at first and after a pause")
    func edgar() async throws {
        let clock = ManualClock(jumps: true)
        let budget = RequestBudget.regulator(clock: SourceClock(clock))
        var times: [Duration] = []
        for number in 0..<60 {
            if number.isMultiple(of: 20) { clock.advance(by: .seconds(30)) }
            times.append(try await budget.spend { () async throws(SourceError) in clock.now.offset })
        }
        for start in times {
            let end = start + .seconds(1)
            #expect(times.count { $0 >= start && $0 < end } <= 5)
        }
        #expect((times.last ?? .zero) < Duration.seconds(30 * 3 + 60 / 3), "the budget makes progress")
    }
}
