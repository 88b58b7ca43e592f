import Model
import TestSupport
import Testing

struct DealPaceTests {
    @Test("the pace of spring 2024 against the same days of the previous quarter agrees with pandas")
    func spring() {
        let pace = DealPace(BiotechDeals.all, at: Spring2024.day)
        #expect(pace.toDate.count == 13)
        #expect(pace.toDate.acquisitions == 12)
        #expect(agree(pace.toDate.upfrontUSDMillions, 25_442.6))
        #expect(pace.toDate.medianUpfrontUSDMillions == 850)
        #expect(pace.toDate.largestUpfrontUSDMillions == 13_100)
        #expect(pace.toDate.withoutValue == 2)
        #expect(pace.sameDaysBefore.count == 8)
        #expect(pace.sameDaysBefore.upfrontUSDMillions == 29_319)
        #expect(pace.sameDaysBefore.medianUpfrontUSDMillions == 1850)
        #expect(pace.quarterBefore.count == 14)
        #expect(pace.quarterBefore.medianUpfrontUSDMillions == 1850)
        #expect(pace.quarterBefore.withoutValue == 4)
        #expect(pace.ratio == 1.625)
        #expect(pace.kinds.map(\.name) == [.acquisition, .collaboration])
        #expect(pace.kinds.map(\.toDate.count) == [12, 1])
        #expect(pace.areas.map(\.name) == ["biotech"])
    }

    @Test("the counts of every day equal those of the tally, and the parts add up")
    func agreesWithTally() throws {
        let first = try #require(Day("2023-12-01"))
        for offset in 0..<400 {
            let (pace, tally) = (
                DealPace(BiotechDeals.all, at: first + offset), DealTally(BiotechDeals.all, at: first + offset)
            )
            #expect(pace.toDate.count == tally.count)
            #expect(
                pace.toDate.upfrontUSDMillions == nil || agree(pace.toDate.upfrontUSDMillions, tally.upfrontUSDMillions)
            )
            #expect(pace.toDate.withoutValue == tally.withoutValue)
            #expect(pace.sameDaysBefore.count == tally.previousQuarterSameDays)
            #expect(pace.quarterBefore.count == tally.previousQuarter)
            #expect(pace.kinds.reduce(0) { $0 + $1.toDate.count } == tally.count)
            #expect(pace.areas.reduce(0) { $0 + $1.sameDaysBefore.count } == tally.previousQuarterSameDays)
        }
    }

    @Test("quarters contain every deal once, and the current one is incomplete")
    func quarters() {
        let quarters = DealQuarter.all(BiotechDeals.all, at: Spring2024.day)
        #expect(quarters.map(\.name) == ["2024 Q2", "2024 Q1", "2023 Q4"])
        #expect(quarters.map(\.sum.count) == [13, 14, 1])
        #expect(quarters.map(\.isComplete) == [false, true, true])
        #expect(DealQuarter.all([], at: Spring2024.day).isEmpty)
    }

    @Test("without deals the sum is zero, and there is no median and no pace")
    func none() {
        let pace = DealPace([], at: Spring2024.day)
        #expect(pace.toDate.count == 0)
        #expect(pace.toDate.upfrontUSDMillions == 0)
        #expect(pace.toDate.medianUpfrontUSDMillions == nil)
        #expect(pace.ratio == nil)
        #expect(pace.kinds.isEmpty)
    }

    @Test("a filter combines kind, area and size")
    func filters() {
        func count(_ filter: DealFilter) -> Int { BiotechDeals.all.count { filter.passes($0) } }
        #expect(count(DealFilter()) == 38)
        #expect(count(DealFilter(kind: .licence)) == 4)
        #expect(count(DealFilter(kind: .licence, leastUpfrontUSDMillions: 150)) == 2)
        #expect(count(DealFilter(leastUpfrontUSDMillions: 0)) == 32)
        #expect(count(DealFilter(area: "software")) == 0)
    }
}
