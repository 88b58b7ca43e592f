import Model
import Screen
import Testing

@testable import Dashboard

/// `u` undoes the last change, whatever it was.
@Suite struct UndoViewTests {
    @Test(
        "how figures are shown is undone, with what it was",
        arguments: [
            ("s", "tickers by"), ("S", "tickers by"), ("t", "theme: light"), ("c", "chart: "),
            ("]", "window: 3M"), ("3L", "logarithmic"), (":5y\n", "window"),
            (":sort YTD\n", "tickers by"), (":compare IWM SPY\n", "compared IWM, SPY"),
            (":hide deals\n", "deals hidden"), (":layout rates\n", "layout: rates"), ("<", "sizes of panels changed"),
            (" ", "pinned"),
        ])
    func undone(keys: String, message: String) throws {
        let start = Bundled.state()
        var state = start
        for key in keys { state = key == "\n" ? state.pressing(Key(.enter)) : state.pressing(String(key)) }
        #expect(state.view != start.view)
        let undone = state.pressing("u")
        #expect(undone.view == start.view)
        #expect(try #require(undone.notice).hasPrefix("undone: \(message)"), "\(undone.notice ?? "")")
        #expect(undone.pressing("u").notice == "nothing to undo")
    }

    @Test("changes are undone one after the other, an edit of the file in its turn")
    func order() {
        var state = Bundled.state()
        _ = state.update(.edited(.add(["VTWO"], to: "mine")))
        state = state.pressing("t").pressing("s").pressing("<<<")
        #expect(
            state.pressing("u").notice?.hasPrefix("undone: sizes of panels changed   before it: tickers by") == true)
        state = state.pressing("uu")
        #expect(state.effects(of: .character("u")).contains(.palette(Theme.dark.palette)))
        state = state.pressing("u")
        #expect(state.effects(of: .character("u")) == [.undoEdit])
    }

    @Test("moving and looking are no changes, and a setting that is as wanted is not written")
    func noChange() {
        let state = Bundled.state().pressing("jj3zh").pressing(Key(.escape)).pressing("2?").pressing(Key(.escape))
        #expect(state.pressing("u").notice == "nothing to undo")
        let same = Bundled.state().pressing(":mouse on").pressing(Key(.enter))
        #expect(same.notice == "mouse is on already" && same.changes.isEmpty)
    }
}
