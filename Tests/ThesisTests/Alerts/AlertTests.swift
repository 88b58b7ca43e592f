import TestSupport
import Testing
import ThesisSupport

@testable import Model
@testable import Thesis

struct AlertTests {
    private static let alert = alert(hold: 60, cooldown: 600)

    private static func alert(hold seconds: Int64, cooldown: Int64) -> Thesis.Alert {
        let expression = Expression("", .truth(.leaf(0)), leaves: [], inputs: ThesisInputs())
        return Thesis.Alert(id: "a", text: "w", when: expression, hold: seconds * 1000, cooldown: cooldown * 1000)
    }

    private func time(_ seconds: Int64) -> Timestamp { Timestamp(milliseconds: seconds * 1000) }

    /// The times, in seconds, at which an alert is reported for a history of its condition's status.
    private func times(_ history: [(Int64, ConditionStatus)], _ alert: Thesis.Alert = alert) -> [Int64] {
        var state = AlertState()
        return history.compactMap { state.apply($0.1, at: time($0.0), alert) ? $0.0 : nil }
    }

    @Test("an alert is reported once, as soon as its condition has been met for long enough")
    func once() {
        #expect(times([(0, .fails), (10, .holds), (69, .holds), (70, .holds), (71, .holds), (9999, .holds)]) == [70])
        #expect(times([(0, .holds), (59, .holds), (60, .fails), (61, .holds), (120, .holds)]) == [])
        #expect(times([(0, .holds)], AlertTests.alert(hold: 0, cooldown: 0)) == [0])
    }

    @Test("an unknown status ends a run like a failing one")
    func unknown() {
        #expect(times([(0, .holds), (50, .unknown), (51, .holds), (110, .holds), (111, .holds)]) == [111])
        #expect(times([(0, .unknown), (1000, .unknown)]) == [])
    }

    @Test("an alert is reported again only after its cool-down, and then at once if it is still met")
    func cooldown() {
        let again: [(Int64, ConditionStatus)] = [(0, .holds), (60, .holds), (100, .fails), (200, .holds)]
        #expect(times(again + [(260, .holds), (659, .holds), (660, .holds), (700, .holds)]) == [60, 660])
        #expect(times(again + [(300, .fails), (660, .holds), (719, .holds), (720, .holds)]) == [60, 720])
    }

    @Test("the next evaluation time is reported")
    func due() {
        var state = AlertState()
        #expect(state.due(AlertTests.alert) == nil)
        _ = state.apply(.holds, at: time(10), AlertTests.alert)
        #expect(state.due(AlertTests.alert) == time(70))
        _ = state.apply(.holds, at: time(70), AlertTests.alert)
        #expect(state.due(AlertTests.alert) == nil)
        _ = state.apply(.fails, at: time(80), AlertTests.alert)
        _ = state.apply(.holds, at: time(90), AlertTests.alert)
        #expect(state.due(AlertTests.alert) == time(670))
    }

    @Test("a board evaluates only alerts affected by a change, and reports others when their time comes")
    func board() throws {
        let source = ThesisFixtures.source([
            ThesisFixtures.table("alert", ["id": "a", "words": "w", "when": "last(IWM) > 210", "hold": "1 min"]),
            ThesisFixtures.table("alert", ["id": "b", "words": "w", "when": "yield(10Y) > 1%", "cooldown": "1 d"]),
        ])
        var board = AlertBoard(try Thesis(source, ThesisFixtures.vocabulary).alerts)
        var market = ThesisFixtures.market
        #expect(board.apply(market, after: .everything, at: time(0)).map(\.id) == ["b"])
        #expect(board.nextCheck == nil)
        let quote = Quote(
            "IWM", last: Price(units: 21_100, decimals: 2), session: Spring2024.day, time: Timestamp(milliseconds: 0))
        market.apply(.quote(quote))
        #expect(board.apply(market, after: .inputs(ThesisInputs(symbols: ["SPY"])), at: time(5)).isEmpty)
        #expect(board.nextCheck == nil)
        #expect(board.apply(market, after: ThesisChange(.quote(quote), on: market.day), at: time(10)).isEmpty)
        #expect(board.nextCheck == time(70))
        #expect(board.apply(market, after: .nothing, at: time(70)).map(\.id) == ["a"])
    }
}
