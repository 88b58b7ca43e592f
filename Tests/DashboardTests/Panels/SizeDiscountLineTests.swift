import Dashboard
import Model
import Screen
import Testing

@Suite struct SizeDiscountLineTests {
    @Test(
        "the rank of the discount is as long as there is room, and never cut",
        arguments: [(120, "deepest of 31 Julys since 1995"), (76, "deepest of 31 Julys"), (70, "deepest of 31")])
    func rank(width: Int, text: String) throws {
        let line = try #require(panel(width).split(separator: "\n").first { $0.contains("P/B small") })
        #expect(line.contains(text), "\(line)")
    }

    @Test("the rank among all Julys is shown too, in the same row or the next", arguments: [120, 100, 80, 60])
    func all(width: Int) {
        #expect(panel(width).contains("number 4 of 100 since 1926"))
    }

    private func panel(_ width: Int) -> String {
        let state = AppState(
            market: Bundled.market, size: Size(width, 40), settings: Bundled.settings, thesis: Bundled.thesis)
        return state.draw(only: .thesis).text()
    }
}
