import TestSupport
import Testing
import ThesisSupport

@testable import Model
@testable import Thesis

struct ThesisResultTests {
    @Test("the thesis of spring 2024: six of eight conditions are met, one is not, one is unknown")
    func spring() throws {
        let thesis = try ThesisFixtures.thesis(
            "relative(IWM, 1M, SPY) > 0", "relative(QQQS, 1M, IWM) > 0", "trend(10Y) = falling",
            "correlation_high(IWM, 10Y, 60) < 0", "held() >= 90 days",
            "weight(QQQS, \"Health Care\", \"Information Technology\") > 80%", "deals(any, QTD) > 20",
            "discount() < -25%")
        let result = thesis.evaluate(ThesisFixtures.market)
        #expect(
            result.conditions.map(\.status) == [.holds, .holds, .holds, .holds, .holds, .holds, .fails, .unknown])
        #expect(
            result.conditions.map(\.figure) == [
                "+2.11 pp", "+0.68 pp", "−21 bp", "r −0.22", "295 d", "≥82.0 %", "13", "—",
            ])
        #expect(
            result.conditions.map { $0.flip?.text } == [
                "Flips if it falls 2.11 pp to 0.00 pp", "Flips if it falls 0.68 pp to 0.00 pp",
                "Flips if the yield rises 12 bp", "Flips if it rises 0.22 to r 0.00",
                "Flips if it falls 206 d to 89 d", "Flips if it falls 2.00 pp to 80.0 %",
                "Flips if it rises 8 to 21", nil,
            ])
        #expect(result.conditions[7].note == "newest Dec 2023")
        #expect(result.count(.holds) == 6 && result.count(.fails) == 1 && result.count(.unknown) == 1)
    }
}

extension ThesisResultTests {
    @Test(
        "without data every condition is unknown, with a reason",
        arguments: [
            ("return(IWM, 1M) > 0", "no prices of IWM"), ("return(SPY/IWM, 1M) > 0", "no prices of SPY"),
            ("relative(IWM, 1M) > 0", "no prices of IWM"), ("above(IWM, 50)", "no prices of IWM"),
            ("breadth(test, 50) > 0", "no prices of IWM"), ("yield(10Y) > 0", "no yields"),
            ("spread(2s10s) > 0", "no yields"),
            ("trend(10Y) != flat", "no yields"), ("policy() > 0", "no policy rate"), ("held() > 0", "no policy rate"),
            ("correlation(IWM, 10Y, 60) < 0", "fewer than 20 sessions with a yield"),
            ("two_largest(QQQS) > 0", "no sectors of QQQS"), ("discount() < 0", "no price-earnings ratios"),
            ("deals(any, QTD) >= 0", "no deal data"), ("deal_value(any, YTD) >= 0", "no deal data"),
            ("last(IWM) / (1 - 1) > 0", "no prices of IWM"),
        ])
    func withoutData(_ text: String, _ reason: String) throws {
        let result = try ThesisFixtures.result(text, in: Market(Moment(Spring2024.day, mode: .live)))
        #expect(result.status == .unknown)
        #expect(result.figure == "—" && result.value == nil && result.flip == nil)
        #expect(result.note == reason)
    }

    @Test(
        "a figure with too few sessions is unknown",
        arguments: [
            ("return(IWM, 1Y) > 0", "too few sessions of IWM"), ("average(IWM, 500) > 0", "too few sessions of IWM"),
            ("return(IWM/SPY, 1Y) > 0", "too few sessions of IWM and SPY"),
            ("relative(IWM, 1Y) > 0", "too few sessions of IWM and SPY"),
            ("change(10Y, 500) > 0", "fewer than 22 yields"), ("deals(any, QTD, toys) > 0", "no deal data"),
        ])
    func short(_ text: String, _ reason: String) throws {
        let result = try ThesisFixtures.result(text)
        #expect(result.status == .unknown && result.note == reason)
    }

    @Test("daily figures are valid for seven days, quarterly ones for 92")
    func age() throws {
        for text in ["return(IWM, 1M) > 0", "trend(10Y) = falling", "held() > 0", "above(IWM/SPY, 50)"] {
            #expect(
                try ThesisFixtures.result(text, in: ThesisFixtures.market(at: Spring2024.day + 7)).status != .unknown)
            let late = try ThesisFixtures.result(text, in: ThesisFixtures.market(at: Spring2024.day + 8))
            #expect(
                late.status == .unknown && late.note == "newest 16 May 2024" && late.newest == Dated(Spring2024.day))
        }
        let newest = try #require(BiotechDeals.all.map(\.announced.day).filter { $0 <= Spring2024.day + 92 }.max())
        #expect(
            try ThesisFixtures.result("deals(any, YTD) > 0", in: ThesisFixtures.market(at: newest + 92)).status
                == .holds)
        let old = try ThesisFixtures.result("deals(any, YTD) > 0", in: ThesisFixtures.market(at: newest + 93))
        #expect(old.status == .unknown && old.note == "newest May 2024")
    }

    @Test("the figure is that of the first deciding part, and the flip is the nearest one")
    func deciding() throws {
        let both = try ThesisFixtures.result("yield(10Y) > 4% and change(10Y, 1M) < -20bp")
        #expect(both.status == .holds && both.figure == "4.38 %")
        #expect(both.flip?.part == "change(10Y, 1M) < -20bp")
        #expect(both.flip?.text == "Flips if change(10Y, 1M) rises 1 bp to −20 bp")
        let band = try ThesisFixtures.result("correlation(IWM, 10Y, 60) < 0 and correlation_high(IWM, 10Y, 60) < 0")
        #expect(band.figure == "r −0.45" && band.flip?.part == "correlation_high(IWM, 10Y, 60) < 0")
        #expect(band.flip?.text == "Flips if correlation_high(IWM, 10Y, 60) rises 0.22 to r 0.00")
        let failing = try ThesisFixtures.result("yield(10Y) > 4% and change(10Y, 1M) < -30bp")
        #expect(failing.status == .fails && failing.figure == "−21 bp" && failing.flip?.change == -9)
        let neither = try ThesisFixtures.result("yield(10Y) > 5% and change(10Y, 1M) < -30bp")
        #expect(neither.status == .fails && neither.figure == "4.38 %" && neither.flip == nil)
        let either = try ThesisFixtures.result("yield(10Y) > 5% or not change(10Y, 1M) > -20bp")
        #expect(either.status == .holds && either.figure == "−21 bp")
    }

    @Test(
        "the flip of a comparison is its distance to the bound, which a count must pass",
        arguments: [
            ("deals(any, QTD) > 20", 8.0), ("deals(any, QTD) >= 20", 7), ("deals(any, QTD) > 10", -3),
            ("deals(any, QTD) >= 10", -4), ("deals(any, QTD) < 10", -4), ("deals(any, QTD) <= 10", -3),
            ("deals(any, QTD) < 20", 7), ("deals(any, QTD) <= 20", 8), ("20 < deals(any, QTD)", 8),
            ("deals(any, QTD) = 10", -3), ("yield(10Y) > 4.5%", 0.12), ("change(10Y, 1M) < -0.1%", 11),
            ("not yield(10Y) > 4.5%", 0.12), ("trend(10Y) = falling", 12),
            ("held() > 0", -295),
        ])
    func flips(_ text: String, _ change: Double) throws {
        let flip = try #require(try ThesisFixtures.result(text).flip)
        #expect((flip.change - change).magnitude < 1e-9)
    }

    @Test("moving the figure by the flip changes the condition, and by slightly less does not")
    func flipChangesStatus() throws {
        for bound in [3.0, 4.0, 4.38, 5.0] {
            let result = try ThesisFixtures.result("yield(10Y) > \(bound)%")
            let change = try #require(result.flip?.change)
            func status(_ yield: Double) throws -> ConditionStatus {
                let rates = Rates(yields: [.tenYears: DatedValues([(Spring2024.day, yield)])])
                let market = Market(
                    Moment(Spring2024.day, mode: .live), listings: ThesisFixtures.market.listings, rates: rates)
                return try ThesisFixtures.result("yield(10Y) > \(bound)%", in: market).status
            }
            #expect(try status(4.38 + change * 0.999) == result.status)
            #expect(try status(4.38 + change + (change < 0 ? -1e-9 : 1e-9)) != result.status)
        }
        // The newest yield moved just far enough to end the trend, and by one basis point less.
        let yields = Spring2024.tenYears
        for (move, isFalling) in [(0.12, false), (0.11, true)] {
            var moved = yields
            moved.append((yields.last ?? 0) + move, on: Spring2024.day)
            #expect((YieldTrend(moved)?.direction == .falling) == isFalling)
        }
    }

    @Test("the flip of a close above or below an average is its distance from the average")
    func averages() throws {
        let distance = try #require(Spring2024.series("IWM").distance(toAverage: 50))
        let result = try ThesisFixtures.result("above(IWM, 50)")
        #expect(result.value == distance && result.flip?.change == -distance)
        #expect(result.figure == NumberText.percentWithUnit(distance))
        #expect(try ThesisFixtures.truth("below(IWM, 50)") == (distance < 0))
    }

    @Test("a table of a later date is marked as later")
    func later() throws {
        let table = SectorTable(
            fund: "QQQS", asOf: Dated(Spring2024.day + 30, precision: .month),
            weights: [SectorWeight(.energy, weight: 0.5)], source: "test")
        let market = Market(
            Moment(Spring2024.day, mode: .bundled), listings: ThesisFixtures.market.listings, sectorTables: [table])
        let result = try ThesisFixtures.result("weight(QQQS, \"Energy\") > 40%", in: market)
        #expect(result.status == .holds && result.isLater && result.note == "later: Jun 2024")
        #expect(result.figure == "50.0 %")
    }
}
