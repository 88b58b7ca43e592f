import Dashboard
import Model
import Screen
import Testing

@Suite struct FigureTruncationTests {
    static let dates = ["1999-01-04", "2023-12-28", "2024-03-26", "2024-05-16", "2024-12-25", "2025-09-24"]

    @Test("no figure is truncated: one that does not fit is left out", arguments: dates, [120, 80, 60, 200])
    func figures(_ date: String, _ width: Int) throws {
        let market = Bundled.market.asOf(try #require(Day(date)), mode: .bundled)
        let state = AppState(market: market, size: Size(width, width / 4 + 10), select: "QQQS")
        let frames = [state.draw()] + PanelID.allCases.map(state.draw(only:))
        for line in frames.flatMap({ $0.text().split(separator: "\n") }) {
            let pieces = line.split(separator: "…", omittingEmptySubsequences: false)
            // Between two figures it is a range.
            for (piece, next) in zip(pieces, pieces.dropFirst())
            where next.first?.isNumber != true && next.first != "\u{2212}" {
                let end = piece.last == "." ? piece.dropLast().last : piece.last
                #expect(end?.isNumber != true, "\(line)")
            }
        }
    }
}
