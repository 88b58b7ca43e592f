import Testing
import Thesis
import ThesisSupport

struct ThesisSpanTests {
    @Test(
        "a thesis looks far back if a condition needs more than the newest sessions",
        arguments: [
            ("return(IWM, 1M) > 0", false), ("return(IWM, 1Y) > 0", false), ("return(IWM, YTD) > 0", false),
            ("return(IWM, MAX) > 0", true), ("return(IWM, 5Y) > 0", true), ("average(IWM, 300) > 0", false),
            ("above(IWM, 400)", true), ("correlation(IWM, 10Y, 60) < 0", false),
            ("correlation(IWM, 10Y, 500) < 0", true), ("trend(10Y) = falling", false), ("deals(any, QTD) > 5", false),
            ("last(IWM) > 0 and change(10Y, 3Y) > 0", true),
        ])
    func farBack(holds: String, isFar: Bool) throws {
        #expect(try ThesisFixtures.thesis(holds).looksFarBack == isFar)
    }
}
