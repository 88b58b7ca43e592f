import Model
import Screen
import Testing

@testable import Dashboard

/// The chart below a short list.
@Suite struct TickerChartTests {
    @Test("zoomed tickers with rows to spare show the chart of the selected one below them")
    func below() throws {
        let state = Bundled.state(Size(200, 60), select: "IWM").pressing("2z")
        let text = state.draw().text()
        #expect(text.contains("IWM  6M  line") && text.contains("50-day") && text.contains(" shares"))
        #expect(state.pressing("j").draw().text().contains("\(state.pressing("j").selected)  6M  line"))
        let list = try #require(state.listRect(of: .tickers))
        #expect(list.height == state.watchList.positions.count)
        #expect(!Bundled.state(Size(120, 40), select: "IWM").pressing("2z").draw().text().contains("50-day"))
    }
}
