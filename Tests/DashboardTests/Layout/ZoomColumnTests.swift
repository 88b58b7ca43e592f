import Model
import Screen
import Testing

@testable import Dashboard

/// A zoomed panel shows everything that the overview shows, and more.
@Suite struct ZoomColumnTests {
    private func columnHeads(_ state: AppState, of panel: PanelID) -> Set<String> {
        let text = state.draw().text().split(separator: "\n").map(String.init)
        let row = text.first { $0.contains(" last ") } ?? ""
        let cells = row.split(whereSeparator: { " │▾▴".contains($0) }).map(String.init)
        return Set(cells).subtracting(["%", "breadth"])
    }

    @Test(
        "zoomed Indexes have every column of the overview, in every window",
        arguments: [Size(60, 16), Size(80, 24), Size(100, 30), Size(120, 40), Size(160, 50)],
        [Window.day, .week, .month, .quarter, .halfYear, .yearToDate, .year])
    func indexes(size: Size, window: Window) {
        var state = Bundled.state(size).pressing("1")
        state.window = window
        let zoomed = state.pressing("z")
        #expect(columnHeads(zoomed, of: .indexes).isSuperset(of: ["last", "1D", window.rawValue, "SPX"]))
        #expect(zoomed.draw().text().contains("▁"), "no sparkline")
    }

    @Test(
        "zoomed Tickers have every column of the overview, including the sparkline",
        arguments: [Size(60, 16), Size(80, 24), Size(120, 40)])
    func tickers(size: Size) {
        let state = Bundled.state(size)
        let zoomed = state.pressing("z")
        #expect(columnHeads(zoomed, of: .tickers).isSuperset(of: ["last", "1D", "1W", "1M", "YTD"]))
        #expect(zoomed.draw().text().contains("▁"), "no sparkline")
    }

    @Test(
        "zoomed Deals show the area if the overview does",
        arguments: [Size(80, 24), Size(100, 30), Size(120, 40), Size(160, 45), Size(240, 24)])
    func deals(size: Size) {
        let state = Bundled.state(size).pressing("6")
        func showsArea(_ state: AppState) -> Bool {
            state.draw().text().contains(/Proteologix[^│→]*\$850m[^│→]*biotech/)
        }
        let zoomed = state.pressing("z")
        #expect(showsArea(zoomed) || !showsArea(state))
        #expect(showsArea(zoomed) || ![100, 160, 240].contains(size.width))
    }
}
