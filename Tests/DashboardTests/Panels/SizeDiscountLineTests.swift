import Dashboard
import Model
import Screen
import Testing

@Suite struct SizeDiscountLineTests {
    @Test(
        "the rank of the discount is as long as there is room, and never cut",
        arguments: [(120, "deepest of 31 Julys since 1995"), (76, "deepest of 31 Julys"), (70, "deepest of 31")])
    func rank(width: Int, text: String) throws {
        let state = AppState(
            market: Bundled.market, size: Size(width, 40), settings: Bundled.settings, thesis: Bundled.thesis)
        let panel = state.draw(only: .thesis).text()
        let line = try #require(panel.split(separator: "\n").first { $0.contains("P/B small") })
        #expect(line.contains(text), "\(line)")
    }
}
