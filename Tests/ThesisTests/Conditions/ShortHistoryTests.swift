import Model
import TestSupport
import Testing
import Thesis
import ThesisSupport

struct ShortHistoryTests {
    @Test(
        "a condition lacks history if more sessions could change its result",
        arguments: [
            ("return(IWM, 1M) > 0", false), ("return(IWM, MAX) > 0", true), ("return(IWM, 5Y) > 0", true),
            ("average(IWM, 300) > 0", true), ("trend(10Y) = falling", false), ("deals(any, QTD) > 5", false),
        ])
    func lacksHistory(holds: String, lacks: Bool) throws {
        #expect(try ThesisFixtures.thesis(holds).lacksHistory(ThesisFixtures.market) == lacks)
    }
}
