import Testing

@testable import Model

struct StandingTests {
    @Test("the argument of the spring of 2024: six of eight hold, one fails, one cannot be told")
    func spring() throws {
        let thesis = try ThesisFixtures.thesis(
            "relative(IWM, 1M, SPY) > 0", "relative(QQQS, 1M, IWM) > 0", "trend(10Y) = falling",
            "correlation_high(IWM, 10Y, 60) < 0", "held() >= 90 days",
            "weight(QQQS, \"Health Care\", \"Information Technology\") > 80%", "deals(any, QTD) > 20",
            "discount() < -25%")
        let standing = thesis.evaluate(ThesisFixtures.market)
        #expect(
            standing.conditions.map(\.status) == [.holds, .holds, .holds, .holds, .holds, .holds, .fails, .unknown])
        #expect(
            standing.conditions.map(\.figure) == [
                "+2.11 pp", "+0.68 pp", "−21 bp", "r −0.22", "295 d", "≥82.0 %", "13", "—",
            ])
        #expect(
            standing.conditions.map { $0.flip?.text } == [
                "turns if it falls by 2.11 pp to 0.00 pp", "turns if it falls by 0.68 pp to 0.00 pp",
                "turns if the yield rises by 12 bp", "turns if it rises by 0.22 to r 0.00",
                "turns if it falls by 206 d to 89 d", "turns if it falls by 2.00 pp to 80.0 %",
                "turns if it rises by 8 to 21", nil,
            ])
        #expect(standing.conditions[7].note == "newest Dec 2023")
        #expect(standing.count(.holds) == 6 && standing.count(.fails) == 1 && standing.count(.unknown) == 1)
    }
}

extension StandingTests {
    @Test(
        "with nothing known, nothing holds and nothing fails, and each says why",
        arguments: [
            ("return(IWM, 1M) > 0", "no prices of IWM"), ("return(SPY/IWM, 1M) > 0", "no prices of SPY"),
            ("relative(IWM, 1M) > 0", "no prices of IWM"), ("above(IWM, 50)", "no prices of IWM"),
            ("breadth(test, 50) > 0", "no prices of IWM"), ("yield(10Y) > 0", "no yields"),
            ("spread(2s10s) > 0", "no yields"),
            ("trend(10Y) != flat", "no yields"), ("policy() > 0", "no policy rate"), ("held() > 0", "no policy rate"),
            ("correlation(IWM, 10Y, 60) < 0", "fewer than 20 sessions with a yield"),
            ("two_largest(QQQS) > 0", "no sectors of QQQS"), ("discount() < 0", "no price-earnings ratios"),
            ("deals(any, QTD) >= 0", "no deals known"), ("deal_value(any, YTD) >= 0", "no deals known"),
            ("last(IWM) / (1 - 1) > 0", "no prices of IWM"),
        ])
    func nothing(_ text: String, _ reason: String) throws {
        let standing = try ThesisFixtures.standing(text, in: Market(Moment(Spring2024.day, mode: .live)))
        #expect(standing.status == .unknown)
        #expect(standing.figure == "—" && standing.value == nil && standing.flip == nil)
        #expect(standing.note == reason)
    }

    @Test(
        "too few sessions leave a figure unknown",
        arguments: [
            ("return(IWM, 1Y) > 0", "too few sessions of IWM"), ("average(IWM, 500) > 0", "too few sessions of IWM"),
            ("return(IWM/SPY, 1Y) > 0", "too few sessions of IWM and SPY"),
            ("relative(IWM, 1Y) > 0", "too few sessions of IWM and SPY"),
            ("change(10Y, 500) > 0", "fewer than 22 yields"),
        ])
    func short(_ text: String, _ reason: String) throws {
        let standing = try ThesisFixtures.standing(text)
        #expect(standing.status == .unknown && standing.note == reason)
    }

    @Test("daily figures speak for seven days, those of a quarter for 92")
    func age() throws {
        for text in ["return(IWM, 1M) > 0", "trend(10Y) = falling", "held() > 0", "above(IWM/SPY, 50)"] {
            #expect(
                try ThesisFixtures.standing(text, in: ThesisFixtures.market(at: Spring2024.day + 7)).status != .unknown)
            let late = try ThesisFixtures.standing(text, in: ThesisFixtures.market(at: Spring2024.day + 8))
            #expect(
                late.status == .unknown && late.note == "newest 16 May 2024" && late.newest == Dated(Spring2024.day))
        }
        let newest = try #require(BiotechDeals.all.map(\.announced.day).filter { $0 <= Spring2024.day + 92 }.max())
        #expect(
            try ThesisFixtures.standing("deals(any, YTD) > 0", in: ThesisFixtures.market(at: newest + 92)).status
                == .holds)
        let old = try ThesisFixtures.standing("deals(any, YTD) > 0", in: ThesisFixtures.market(at: newest + 93))
        #expect(old.status == .unknown && old.note == "newest May 2024")
    }

    @Test("the figure is that of the first part that decides, and the flip the nearest one")
    func deciding() throws {
        let both = try ThesisFixtures.standing("yield(10Y) > 4% and change(10Y, 1M) < -20bp")
        #expect(both.status == .holds && both.figure == "4.38 %")
        #expect(both.flip?.part == "change(10Y, 1M) < -20bp")
        #expect(both.flip?.text == "turns if change(10Y, 1M) rises by 1 bp to −20 bp")
        let band = try ThesisFixtures.standing("correlation(IWM, 10Y, 60) < 0 and correlation_high(IWM, 10Y, 60) < 0")
        #expect(band.figure == "r −0.45" && band.flip?.part == "correlation_high(IWM, 10Y, 60) < 0")
        #expect(band.flip?.text == "turns if correlation_high(IWM, 10Y, 60) rises by 0.22 to r 0.00")
        let failing = try ThesisFixtures.standing("yield(10Y) > 4% and change(10Y, 1M) < -30bp")
        #expect(failing.status == .fails && failing.figure == "−21 bp" && failing.flip?.change == -9)
        let neither = try ThesisFixtures.standing("yield(10Y) > 5% and change(10Y, 1M) < -30bp")
        #expect(neither.status == .fails && neither.figure == "4.38 %" && neither.flip == nil)
        let either = try ThesisFixtures.standing("yield(10Y) > 5% or not change(10Y, 1M) > -20bp")
        #expect(either.status == .holds && either.figure == "−21 bp")
    }

    @Test(
        "what would turn a comparison is its distance to the bound; a count must pass it",
        arguments: [
            ("deals(any, QTD) > 20", 8.0), ("deals(any, QTD) >= 20", 7), ("deals(any, QTD) > 10", -3),
            ("deals(any, QTD) >= 10", -4), ("deals(any, QTD) < 10", -4), ("deals(any, QTD) <= 10", -3),
            ("deals(any, QTD) < 20", 7), ("deals(any, QTD) <= 20", 8), ("20 < deals(any, QTD)", 8),
            ("deals(any, QTD) = 10", -3), ("yield(10Y) > 4.5%", 0.12), ("change(10Y, 1M) < -0.1%", 11),
            ("not yield(10Y) > 4.5%", 0.12), ("trend(10Y) = falling", 12),
            ("held() > 0", -295),
        ])
    func flips(_ text: String, _ change: Double) throws {
        let flip = try #require(try ThesisFixtures.standing(text).flip)
        #expect((flip.change - change).magnitude < 1e-9)
    }

    @Test("moving the figure by what the flip says turns the condition, and by a little less does not")
    func flipTurns() throws {
        for bound in [3.0, 4.0, 4.38, 5.0] {
            let standing = try ThesisFixtures.standing("yield(10Y) > \(bound)%")
            let change = try #require(standing.flip?.change)
            func status(_ yield: Double) throws -> ConditionStatus {
                let rates = Rates(yields: [.tenYears: DatedValues([(Spring2024.day, yield)])])
                let market = Market(
                    Moment(Spring2024.day, mode: .live), listings: ThesisFixtures.market.listings, rates: rates)
                return try ThesisFixtures.standing("yield(10Y) > \(bound)%", in: market).status
            }
            #expect(try status(4.38 + change * 0.999) == standing.status)
            #expect(try status(4.38 + change + (change < 0 ? -1e-9 : 1e-9)) != standing.status)
        }
        // The newest yield moved by what the trend needs, and by one basis point less.
        let yields = Spring2024.tenYears
        for (move, isFalling) in [(0.12, false), (0.11, true)] {
            var moved = yields
            moved.append((yields.last ?? 0) + move, on: Spring2024.day)
            #expect((YieldTrend(moved)?.direction == .falling) == isFalling)
        }
    }

    @Test("a close turns its side of an average by its distance from it")
    func averages() throws {
        let distance = try #require(Spring2024.series("IWM").distance(toAverage: 50))
        let standing = try ThesisFixtures.standing("above(IWM, 50)")
        #expect(standing.value == distance && standing.flip?.change == -distance)
        #expect(standing.figure == NumberText.percentWithUnit(distance))
        #expect(try ThesisFixtures.truth("below(IWM, 50)") == (distance < 0))
    }

    @Test("a table of a later date is said to be later")
    func later() throws {
        let table = SectorTable(
            fund: "QQQS", asOf: Dated(Spring2024.day + 30, precision: .month),
            weights: [SectorWeight(.energy, weight: 0.5)], source: "test")
        let market = Market(
            Moment(Spring2024.day, mode: .bundled), listings: ThesisFixtures.market.listings, sectorTables: [table])
        let standing = try ThesisFixtures.standing("weight(QQQS, \"Energy\") > 40%", in: market)
        #expect(standing.status == .holds && standing.isLater && standing.note == "later: Jun 2024")
        #expect(standing.figure == "50.0 %")
    }
}
