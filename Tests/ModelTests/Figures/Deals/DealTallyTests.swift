import Model
import TestSupport
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

    @Test("a deal counts on the day of its date, and a quarter includes both of its ends")
    func edges() throws {
        let deals = [deal("2024-03-31", 1), deal("2024-04-01", 2), deal("2024-06-30", 4), deal("2024-07-01", 8)]
        func tally(_ text: String) throws -> DealTally { DealTally(deals, at: try #require(Day(text))) }
        #expect(try tally("2024-03-31").upfrontUSDMillions == 1)
        #expect(try tally("2024-04-01").upfrontUSDMillions == 2)
        #expect(try tally("2024-06-29").upfrontUSDMillions == 2)
        #expect(try tally("2024-06-30").upfrontUSDMillions == 6)
        #expect(try tally("2024-07-01").upfrontUSDMillions == 8)
    }

    @Test("the same days of a shorter quarter end with that quarter")
    func shorterQuarter() throws {
        let deals = [deal("2025-03-30", nil), deal("2025-03-31", nil), deal("2025-04-01", nil)]
        let last = try #require(Day("2025-06-30"))
        #expect(last - last.startOfQuarter == 90)
        #expect(DealTally(deals, at: last).previousQuarterSameDays == 2)
        #expect(DealTally(deals, at: last - 1).previousQuarterSameDays == 2)
        #expect(DealTally(deals, at: last - 2).previousQuarterSameDays == 1)
        #expect(DealTally(deals, at: last - 2).previousQuarter == 2)
    }

    @Test("the sum of no deals is zero, and the sum of deals without a value is unknown")
    func unknownSum() {
        #expect(DealTally([], at: Spring2024.day).upfrontUSDMillions == 0)
        let undisclosed = DealTally([deal("2024-05-01", nil)], at: Spring2024.day)
        #expect(undisclosed.count == 1)
        #expect(undisclosed.upfrontUSDMillions == nil)
        #expect(undisclosed.withoutValue == 1)
    }

    private func deal(_ text: String, _ upfront: Double?) -> Deal {
        Deal(
            announced: Dated(text) ?? Dated(Day(number: 0)), acquirer: "A", target: text, kind: .licence,
            area: "biotech",
            upfrontUSDMillions: upfront, source: "")
    }
}
