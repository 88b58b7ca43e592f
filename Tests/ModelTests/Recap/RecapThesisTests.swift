import Testing

@testable import Model

struct RecapThesisTests {
    private func prose(_ statuses: [(ConditionStatus?, ConditionStatus)], later: Int = 0) throws -> String {
        let day = RecapFixtures.day
        func standing(_ place: Int, _ status: ConditionStatus) -> ConditionStanding {
            ConditionStanding(
                id: "c\(place)", words: "condition \(place)", status: status, value: 1, unit: .count, figure: "1",
                newest: Dated(day), note: nil, isLater: place < later, flip: nil)
        }
        let before = statuses.enumerated().compactMap { place, pair in pair.0.map { standing(place, $0) } }
        let now = statuses.enumerated().map { standing($0.offset, $0.element.1) }
        let thesis = RecapThesis(
            ThesisStanding(day: day, conditions: now, claims: []),
            before: before.isEmpty ? nil : ThesisStanding(day: day - 1, conditions: before, claims: []))
        let market = RecapFixtures.market()
        let writer = RecapWriter(market, try RecapSpan(market), RecapSubject(), thesis)
        return writer.recap.prose("Thesis")
    }

    @Test("nothing changed is said in a short sentence")
    func unchanged() throws {
        #expect(
            try prose([(.holds, .holds), (.fails, .fails), (.unknown, .unknown), (.holds, .holds)])
                == "Nothing changed: of 4 conditions 2 hold, 1 fails and 1 is unknown.")
        #expect(try prose([(.holds, .holds)]) == "Nothing changed: of 1 condition 1 holds.")
        #expect(
            try prose([(.unknown, .unknown), (.unknown, .unknown)]) == "Nothing changed: of 2 conditions 2 are unknown."
        )
    }

    @Test("conditions that turned are named by what they do now")
    func turned() throws {
        #expect(
            try prose([(.fails, .holds), (.holds, .holds)])
                == "“condition 0” now holds. Of 2 conditions 2 hold.")
        #expect(
            try prose([(.fails, .holds), (.unknown, .holds)])
                == "“condition 0” and “condition 1” now hold. Of 2 conditions 2 hold.")
        #expect(
            try prose([(.holds, .unknown), (.holds, .fails)])
                == "“condition 1” now fails; “condition 0” now is unknown. Of 2 conditions 1 fails and 1 is unknown.")
    }

    @Test("of many that turned two are named and the others counted")
    func many() throws {
        let text = try prose([(.fails, .holds), (.fails, .holds), (.fails, .holds), (.fails, .holds)])
        #expect(text == "“condition 0” and “condition 1” now hold; 2 more changed. Of 4 conditions 4 hold.")
    }

    @Test("a condition that rests on a later table is told apart, and so is the first session")
    func laterAndFirst() throws {
        #expect(
            try prose([(.holds, .holds), (.fails, .fails)], later: 1)
                == "Nothing changed: of 2 conditions 1 holds and 1 fails (1 by a later table).")
        #expect(try prose([(nil, .holds), (nil, .fails)]) == "Of 2 conditions 1 holds and 1 fails.")
    }

    @Test("a recap without a thesis does not speak of one")
    func noThesis() throws {
        #expect(try RecapFixtures.market().recap().prose("Thesis") == "")
        #expect(try RecapFixtures.market().recap(thesis: .empty).prose("Thesis") == "")
    }

    @Test("a thesis is held against both sessions")
    func evaluated() throws {
        let thesis = try ThesisFixtures.thesis("relative(QQQS, 1M, IWM) > 0", "change(10Y, 1D) > 0bp")
        let now = try RecapFixtures.market().recap(thesis: thesis)
        #expect(now.figures.first { $0.id == "thesis.holds" }?.value == 2)
        #expect(now.prose("Thesis").hasPrefix("“words of a” and “words of b” now hold."))
    }
}
