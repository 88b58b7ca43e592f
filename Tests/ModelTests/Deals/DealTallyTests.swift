import Model
import Testing

struct DealTallyTests {
    @Test("the quarter to 16 May 2024 has 13 deals for $25.4bn, two of them without a value")
    func spring() {
        let tally = DealTally(BiotechDeals.all, at: Spring2024.day)
        #expect(BiotechDeals.all.count == 38)
        #expect(tally.quarterName == "Q2")
        #expect(tally.previousQuarterName == "Q1")
        #expect(tally.count == 13)
        #expect(tally.acquisitions == 12)
        #expect(agree(tally.upfrontUSDMillions, 25_442.6))
        #expect(tally.withoutValue == 2)
        #expect(tally.previousQuarterSameDays == 8)
        #expect(tally.previousQuarter == 14)
        #expect(NumberText.money(usdMillions: tally.upfrontUSDMillions) == "$25.4bn")
    }

    @Test("a deal counts from the day that stands for it, the quarter's ends included")
    func edges() throws {
        let deals = [deal("2024-03-31", 1), deal("2024-04-01", 2), deal("2024-06-30", 4), deal("2024-07-01", 8)]
        func tally(_ text: String) throws -> DealTally { DealTally(deals, at: try #require(Day(text))) }
        #expect(try tally("2024-03-31").upfrontUSDMillions == 1)
        #expect(try tally("2024-04-01").upfrontUSDMillions == 2)
        #expect(try tally("2024-06-29").upfrontUSDMillions == 2)
        #expect(try tally("2024-06-30").upfrontUSDMillions == 6)
        #expect(try tally("2024-07-01").upfrontUSDMillions == 8)
    }

    @Test("the same days of a shorter quarter end with it")
    func shorterQuarter() throws {
        let deals = [deal("2025-03-30", nil), deal("2025-03-31", nil), deal("2025-04-01", nil)]
        let last = try #require(Day("2025-06-30"))
        #expect(last - last.startOfQuarter == 90)
        #expect(DealTally(deals, at: last).previousQuarterSameDays == 2)
        #expect(DealTally(deals, at: last - 1).previousQuarterSameDays == 2)
        #expect(DealTally(deals, at: last - 2).previousQuarterSameDays == 1)
        #expect(DealTally(deals, at: last - 2).previousQuarter == 2)
    }

    @Test("no deal is nothing paid, deals without a value are an unknown sum")
    func unknownSum() {
        #expect(DealTally([], at: Spring2024.day).upfrontUSDMillions == 0)
        let silent = DealTally([deal("2024-05-01", nil)], at: Spring2024.day)
        #expect(silent.count == 1)
        #expect(silent.upfrontUSDMillions == nil)
        #expect(silent.withoutValue == 1)
    }

    @Test("quarters are listed newest first, and together hold every deal")
    func quarters() {
        let tallies = DealTally.byQuarter(BiotechDeals.all, at: Spring2024.day)
        #expect(tallies.map(\.quarterName) == ["Q2", "Q1", "Q4"])
        #expect(tallies.map(\.count) == [13, 14, 1])
        #expect(DealTally.byQuarter([], at: Spring2024.day).isEmpty)
        #expect(DealTally.byQuarter(BiotechDeals.all, at: Day(number: 0)).isEmpty)
    }

    private func deal(_ text: String, _ upfront: Double?) -> Deal {
        Deal(
            announced: Dated(text) ?? Dated(Day(number: 0)), acquirer: "A", target: text, kind: .licence,
            area: "biotech",
            upfrontUSDMillions: upfront, source: "")
    }
}
