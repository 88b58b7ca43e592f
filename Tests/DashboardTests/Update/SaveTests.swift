import Screen
import Testing

@testable import Dashboard

@Suite struct SaveTests {
    /// The state with a text in the palette.
    private func typed(_ text: String) -> AppState { Bundled.state().pressing(":" + text) }

    @Test("the palette saves to a path, with its case kept", arguments: ["Frame.svg", "~/Out put.html", "/tmp/a.TXT"])
    func path(_ path: String) {
        #expect(typed("save \(path)").effects(of: Key(.enter)) == [.saveFrame(to: path)])
        #expect(typed("save \(path)").draw().text().contains(path))
    }

    @Test("without a path it saves as Ctrl-S does")
    func plain() {
        #expect(typed("save").effects(of: Key(.enter)) == [.saveFrame()])
        #expect(Bundled.state().effects(of: .control("s")) == [.saveFrame()])
    }

    @Test("an unknown ending is explained", arguments: ["picture", "frame.png", ".svg", "a/.txt"])
    func ending(_ path: String) {
        let state = typed("save \(path)")
        #expect(state.effects(of: Key(.enter)).isEmpty)
        #expect(state.pressing(Key(.enter)).notice?.contains(".svg, .html, .txt or .ansi") == true)
    }
}
