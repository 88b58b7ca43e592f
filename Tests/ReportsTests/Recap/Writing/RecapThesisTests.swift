import Testing
import ThesisSupport

@testable import Model
@testable import Reports
@testable import Thesis

struct RecapThesisTests {
    private func prose(_ statuses: [(ConditionStatus?, ConditionStatus)], later: Int = 0) throws -> String {
        let day = RecapFixtures.day
        func result(_ index: Int, _ status: ConditionStatus) -> ConditionResult {
            ConditionResult(
                id: "c\(index)", text: "condition \(index)", status: status, value: 1, unit: .count, figure: "1",
                newest: Dated(day), note: nil, isLater: index < later, flip: nil)
        }
        let before = statuses.enumerated().compactMap { index, pair in pair.0.map { result(index, $0) } }
        let now = statuses.enumerated().map { result($0.offset, $0.element.1) }
        let thesis = RecapThesis(
            ThesisResult(day: day, conditions: now, claims: []),
            before: before.isEmpty ? nil : ThesisResult(day: day - 1, conditions: before, claims: []))
        let market = RecapFixtures.market()
        let writer = RecapWriter(market, try RecapSpan(market), RecapSubject(), thesis)
        return writer.recap.prose("Thesis")
    }

    @Test("an unchanged thesis is a short sentence")
    func unchanged() throws {
        #expect(
            try prose([(.holds, .holds), (.fails, .fails), (.unknown, .unknown), (.holds, .holds)])
                == "Nothing changed: of 4 conditions 2 met, 1 not met and 1 unknown.")
        #expect(try prose([(.holds, .holds)]) == "Nothing changed: of 1 condition 1 met.")
        #expect(
            try prose([(.unknown, .unknown), (.unknown, .unknown)]) == "Nothing changed: of 2 conditions 2 unknown."
        )
    }

    @Test("conditions that changed are named with their new status")
    func turned() throws {
        #expect(
            try prose([(.fails, .holds), (.holds, .holds)])
                == "“condition 0” now met. Of 2 conditions 2 met.")
        #expect(
            try prose([(.fails, .holds), (.unknown, .holds)])
                == "“condition 0” and “condition 1” now met. Of 2 conditions 2 met.")
        #expect(
            try prose([(.holds, .unknown), (.holds, .fails)])
                == "“condition 1” now not met; “condition 0” now unknown. Of 2 conditions 1 not met and 1 unknown.")
    }

    @Test("two of many changed conditions are named, and the others counted")
    func many() throws {
        let text = try prose([(.fails, .holds), (.fails, .holds), (.fails, .holds), (.fails, .holds)])
        #expect(text == "“condition 0” and “condition 1” now met; 2 more changed. Of 4 conditions 4 met.")
    }

    @Test("conditions that use a later table are counted separately, and the first session has no changes")
    func laterAndFirst() throws {
        #expect(
            try prose([(.holds, .holds), (.fails, .fails)], later: 1)
                == "Nothing changed: of 2 conditions 1 met and 1 not met (1 with later data).")
        #expect(try prose([(nil, .holds), (nil, .fails)]) == "Of 2 conditions 1 met and 1 not met.")
    }

    @Test("a recap without a thesis does not mention one")
    func noThesis() throws {
        #expect(try RecapFixtures.market().recap().prose("Thesis") == "")
        #expect(try RecapFixtures.market().recap(thesis: .empty).prose("Thesis") == "")
    }

    @Test("a thesis is evaluated at both sessions")
    func evaluated() throws {
        let thesis = try ThesisFixtures.thesis("relative(QQQS, 1M, IWM) > 0", "change(10Y, 1D) > 0bp")
        let now = try RecapFixtures.market().recap(thesis: thesis)
        #expect(now.figures.first { $0.id == "thesis.holds" }?.value == 2)
        #expect(now.prose("Thesis").hasPrefix("“words of a” and “words of b” now met."))
    }
}
