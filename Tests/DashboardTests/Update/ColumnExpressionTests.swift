import Model
import Screen
import Testing

@testable import Dashboard

/// Filters by the figures of the columns.
@Suite struct ColumnExpressionTests {
    private let market = Bundled.may

    private func symbols(_ filter: String) -> Set<Symbol> {
        let state = Bundled.state().pressing("/" + filter)
        return Set(state.watchList.positions.map { state.market.listings[$0].instrument.symbol })
    }

    private func expected(_ isWanted: (Symbol) -> Bool) -> Set<Symbol> {
        let state = Bundled.state()
        return Set(state.watchList.positions.map { state.market.listings[$0].instrument.symbol }.filter(isWanted))
    }

    private func percent(_ symbol: Symbol, _ window: Window) -> Double {
        market.change(of: symbol, over: window).map { $0 * 100 } ?? -.infinity
    }

    @Test("the figures are compared as the columns show them")
    func comparisons() {
        let movers = expected { percent($0, .month) > 5 }
        #expect(!movers.isEmpty && symbols("1M > 5") == movers && symbols("1m>5%") == movers)
        let calm = expected { percent($0, .month) > 5 && (market[$0]?.series.volatility63 ?? .infinity) < 0.12 }
        #expect(symbols("1M > 5 and volatility < 12") == calm && calm.count < movers.count)
        #expect(symbols("not (1M > 5)") == expected { percent($0, .month) <= 5 })
        let either = expected { percent($0, .yearToDate) < 0 || percent($0, .month) > percent($0, .yearToDate) }
        #expect(symbols("ytd < 0 or 1M > YTD") == either)
        #expect(symbols("last >= 500") == expected { (market[$0]?.lastValue ?? 0) >= 500 })
        let traded = expected { (market[$0]?.series.lastVolume ?? 0) > 30e6 }
        #expect(!traded.isEmpty && symbols("volume > 30m") == traded && symbols("volume > 0.03bn") == traded)
    }

    @Test("“and” binds more tightly than “or”")
    func precedence() {
        #expect(symbols("1M > 100 and 1D > 0 or last > 0") == symbols("last > 0"))
        #expect(symbols("last > 0 or 1M > 100 and 1D > 0") == symbols("last > 0"))
        #expect(symbols("(last > 0 or 1M > 0) and 1M > 100").isEmpty)
    }

    @Test(
        "an incomplete or wrong expression filters nothing, and the last row says what is expected where",
        arguments: [
            ("1M >", "expected a column or a number"), ("1M > 5 and", "expected a column or a number"),
            ("1M > x", "at “x”: expected a column or a number"), ("(1M > 5", "expected “)”"),
            ("1M > 5 6", "at “6”: expected “and” or “or”"), ("> 5", "at “> 5”: expected a column or a number"),
            ("volatilty < 3", "did you mean 'volatility'?"),
        ])
    func wrong(filter: String, message: String) throws {
        let state = Bundled.state().pressing("/" + filter)
        #expect(state.watchList.positions.count == Bundled.state().watchList.positions.count)
        let last = try #require(state.draw().text().split(separator: "\n").last)
        #expect(last.contains(message), "\(last)")
    }

    @Test("very many parentheses are refused")
    func deep() {
        #expect(throws: FilterFailure.self) {
            try ColumnExpression(String(repeating: "(", count: 5000) + "1M > 5")
        }
        #expect(throws: FilterFailure.self) {
            try ColumnExpression(String(repeating: "not ", count: 5000) + "1M > 5")
        }
    }

    @Test("text without a comparison is searched as before")
    func text() {
        #expect(symbols("russell") == ["IWM", "VTWO"])
        #expect(!ColumnExpression.isMeant(by: "xbi and ibb"))
    }
}
