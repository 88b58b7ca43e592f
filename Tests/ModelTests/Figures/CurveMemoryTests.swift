import Model
import TestSupport
import Testing

struct CurveMemoryTests {
    @Test("the curves of 16 May 2024, a week and a month before equal those published by the Treasury")
    func spring() throws {
        let memory = try #require(CurveComparison(Spring2024.market.rates))
        #expect(memory.now.day == Spring2024.day)
        #expect(memory.now.percent[.tenYears] == 4.38)
        #expect(memory.past[.week]?.day.description == "2024-05-09")
        #expect(memory.past[.week]?.percent == [.threeMonths: 5.46, .twoYears: 4.80, .tenYears: 4.45])
        #expect(memory.past[.month]?.day.description == "2024-04-17")
        #expect(memory.past[.month]?.percent[.tenYears] == 4.59)
        #expect(memory.past[.year] == nil)
    }

    @Test("an earlier curve has only the tenors of its date")
    func missingTenor() throws {
        let start = Day(number: 0)
        let rates = Rates(yields: [
            .tenYears: DatedValues((0..<6).map { (start + $0, 4 + Double($0) / 10) }),
            .twentyYears: DatedValues([(start + 5, 5)]),
        ])
        let memory = try #require(CurveComparison(rates))
        #expect(memory.past[.week]?.day == start)
        #expect(memory.past[.week]?.percent == [.tenYears: 4])
        #expect(memory.now.percent == [.tenYears: 4.5, .twentyYears: 5])
        #expect(CurveComparison(Rates()) == nil)
    }
}
