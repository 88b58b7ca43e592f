import Screen
import Testing

@testable import Dashboard

@Suite struct CursorTests {
    /// The text of a row of a frame from the cursor on.
    private func textAtCursor(_ state: AppState) throws -> String {
        let grid = state.draw()
        let cursor = try #require(grid.cursor)
        return (cursor.x..<grid.size.width).map { grid[$0, cursor.y].glyph.text }.joined()
    }

    @Test("the cursor stands, invisible, on the text of the focused row", arguments: [Size(80, 24), Size(120, 40)])
    func rows(size: Size) throws {
        var state = Bundled.state(size)
        #expect(try textAtCursor(state).hasPrefix("QQQS "))
        state = state.pressing("j")
        #expect(try textAtCursor(state).hasPrefix("\(state.selected) "))
        #expect(state.draw().cursor?.isVisible == false)
        #expect(try textAtCursor(state.pressing("7j")).hasPrefix("● met     the fund ahead"))
        #expect(try textAtCursor(state.pressing("4zg")).hasPrefix("1M "))
        #expect(try textAtCursor(state.pressing("6")).contains("Johnson & Johnson"))
        #expect(try textAtCursor(state.pressing("2G")).hasPrefix("\(state.pressing("2G").selected) "))
    }

    @Test("without rows it stands on the panel's title, on a page on its first row")
    func others() throws {
        #expect(try textAtCursor(Bundled.state().pressing("5")).hasPrefix("5 Sectors"))
        #expect(try textAtCursor(Bundled.state().pressing("3")).hasPrefix("3 QQQS"))
        #expect(try textAtCursor(Bundled.state().pressing("?")).hasPrefix("Tickers "))
        var tour = Bundled.state()
        _ = tour.update(.tour)
        #expect(try textAtCursor(tour).hasPrefix("On the month"))
    }

    @Test("while text is typed it is visible after the text", arguments: [":", "/"])
    func prompts(key: String) throws {
        let state = Bundled.state(Size(80, 24)).pressing(key + "漢字ab")
        let cursor = try #require(state.draw().cursor)
        #expect(cursor == Cursor(x: 8, y: 23, isVisible: true))
        let long = Bundled.state(Size(80, 24)).pressing(key + String(repeating: "x", count: 200))
        let end = try #require(long.draw().cursor)
        #expect(end.isVisible && end.x < 80)
        #expect(long.draw()[end.x - 1, 23].glyph == Glyph("x"))
    }

    @Test("every frame has a cursor on the grid", arguments: [Size(60, 16), Size(80, 24), Size(200, 60)])
    func everywhere(size: Size) {
        for panel in PanelID.allCases {
            for keys in ["", "z"] {
                let cursor = Bundled.state(size).pressing("\(panel.rawValue)\(keys)").draw().cursor
                #expect(cursor.map { Rect(size).contains(x: $0.x, y: $0.y) } == true)
            }
        }
        #expect(Bundled.state(Size(20, 5)).draw().cursor == nil)
    }
}
