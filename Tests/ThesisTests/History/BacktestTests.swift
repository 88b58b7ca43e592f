import TestSupport
import Testing
import ThesisSupport

@testable import Model
@testable import Thesis

struct BacktestTests {
    /// The first of sixty sessions with a price that rises by one a day from 100, and a level that is up for twenty
    /// sessions, down for twenty, and unknown before and after.
    private let first = Day("2024-01-01") ?? Day(number: 0)

    private var market: Market {
        let days = (0..<60).map { first + $0 }
        func listing(_ symbol: Symbol, _ bars: [Bar]) -> Listing {
            Listing(
                Instrument(symbol, name: "", kind: .index, group: "test", basis: .price), series: Series(bars),
                provenance: Provenance("test", .bundled))
        }
        return Market(
            Moment(first + 59, mode: .bundled),
            listings: [
                listing("RUT", days.enumerated().map { Bar($1, close: 100 + Double($0)) }),
                listing("IWM", days.suffix(30).map { Bar($0, close: 50) }),
                listing("UP", days[10..<50].enumerated().map { Bar($1, close: $0 < 20 ? 2 : -1) }),
            ])
    }

    private func backtest(_ conditions: String..., from: Int = 0, to: Int = 59) throws -> Backtest {
        let tables = zip(["a", "b", "c"], conditions).map {
            ThesisFixtures.table("condition", ["id": $0, "words": $0, "holds": $1])
        }
        let thesis = try Thesis(ThesisFixtures.source(tables), ThesisVocabulary(of: market))
        return try #require(Backtest(thesis, market, from: first + from, to: first + to))
    }

    @Test("sessions are counted by their status at the close")
    func counts() throws {
        let row = try backtest("last(UP) > 0").rows[0]
        // Unknown for ten sessions before the first level; the last level remains valid for seven days.
        #expect((row.holds, row.fails, row.unknown) == (20, 27, 13))
        #expect(row.flips == 1)
    }

    @Test("the outcome is the return over the next 21 sessions of the first instrument with both closes")
    func forward() throws {
        let row = try backtest("last(UP) > 0").rows[0]
        #expect(row.afterHolds.count == 20)
        #expect(
            row.afterHolds.mean.map { agree($0, (10..<30).map { 21 / Double(100 + $0) }.reduce(0, +) / 20) } == true)
        #expect(row.afterHolds.shareAbove == 1)
        // From the 31st session on IWM has a constant price; the last 21 sessions have no later close to compare with.
        #expect(row.afterFails.count == 9)
        #expect(row.afterFails.mean == 0 && row.afterFails.median == 0 && row.afterFails.shareAbove == 0)
        #expect(try backtest("last(UP) > 0").afterAll.count == 39)
    }

    @Test("windows that do not overlap are 21 sessions apart")
    func apart() throws {
        #expect(try backtest("last(RUT) > 0").afterAll.nonOverlapping == 2)
        #expect(
            Outcome([(0, 0.1), (20, 0.2), (21, 0.3), (41, 0), (42, 0.4)].map { (index: $0.0, value: $0.1) })
                .nonOverlapping == 3)
        #expect(Outcome([]).mean == nil && Outcome([]).nonOverlapping == 0)
    }

    @Test("'at least k' is met if k conditions are, not met if k cannot be, and else undecided")
    func groups() throws {
        let groups = try backtest("last(UP) > 0", "last(RUT) > 0").groups
        #expect(groups.map(\.atLeast) == [1, 2])
        #expect(groups.map(\.held) == [60, 20])
        #expect(groups.map(\.notHeld) == [0, 27])
        #expect(groups.map(\.undecided) == [0, 13])
        #expect(groups[1].afterHeld.count == 20 && groups[1].afterNotHeld.count == 9)
    }

    @Test("a span is cut to its sessions, and without sessions there is no backtest")
    func span() throws {
        let part = try backtest("last(RUT) > 0", from: 5, to: 10)
        #expect(part.sessions == 6 && part.span == first + 5...first + 10)
        let thesis = try Thesis(ThesisFixtures.source([]), ThesisVocabulary(of: market))
        #expect(Backtest(thesis, market, from: first + 90, to: first + 99) == nil)
    }

    @Test("a table of a later date counts as unknown")
    func later() throws {
        let thesis = try ThesisFixtures.thesis("weight(QQQS, \"Health Care\") > 50%")
        let backtest = try #require(
            Backtest(thesis, ThesisFixtures.market, from: Spring2024.day - 60, to: Spring2024.day))
        #expect(backtest.rows[0].holds == 12 && backtest.rows[0].fails == 0)
        #expect(backtest.rows[0].unknown == backtest.sessions - 12)
    }
}
