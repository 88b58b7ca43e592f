import Model
import Screen
import Testing

@testable import Dashboard

/// What the palette says where nothing can be done, and how it and notices are shown.
@Suite struct PaletteAnswerTests {
    private func title(_ text: String, in state: AppState = Bundled.state()) -> String? {
        CommandPalette.choices(for: text, in: state).first?.title
    }

    @Test("a name that there is not is answered with those that there are")
    func names() throws {
        let layout = try #require(title("layout nosuch"))
        #expect(layout.hasPrefix("no layout nosuch: layout takes ") && layout.contains("analyst, trader, rates"))
        #expect(try #require(title("theme nosuch")).contains("dark, light"))
        #expect(title("list nosuch") != nil && title("xyzzy")?.hasPrefix("no match; ") == true)
    }

    @Test("where the newest data are shown it is said so, and shortened words for days are dates")
    func newest() {
        #expect(title("live") == "the newest data are shown")
        #expect(title("newest") == "the newest data are shown")
        let yest = CommandPalette.choices(for: "yest", in: Bundled.playableState).first?.action
        #expect(yest == Day("2024-05-15").map { .jump($0) })
    }

    @Test("the list is as wide as its longest suggestion where there is room")
    func width() throws {
        let state = Bundled.state().pressing(":layout nosuch")
        let rows = state.draw().text().split(separator: "\n")
        let answer = try #require(title("layout nosuch"))
        #expect(rows.contains { $0.contains(answer) }, "\(answer)")
        let narrow = Bundled.state(Size(80, 24)).pressing(":layout")
        #expect(narrow.draw().text().contains("layout analyst: "))
    }

    @Test("a notice that is wider than the last row takes the rows above it", arguments: [60, 80, 120])
    func notice(width: Int) {
        var state = Bundled.state(Size(width, 30))
        let words = (1...24).map { "word\($0)" }
        _ = state.update(.notice(words.joined(separator: " ")))
        let rows = state.draw().text().split(separator: "\n", omittingEmptySubsequences: false).suffix(4)
        let shown = rows.joined(separator: " ").split(separator: " ").map(String.init).filter { $0.hasPrefix("word") }
        #expect(shown == words)
        // Then the panels are there again, to the cell.
        let before = Bundled.state(Size(width, 30)).draw().text()
        _ = state.update(.notice(""))
        state.notice = nil
        #expect(state.draw().text() == before)
    }
}
