import Screen
import Testing

@testable import Dashboard

/// Commands that hide, show, arrange and resize panels.
@Suite struct LayoutCommandTests {
    private func shown(_ state: AppState) -> [PanelID] { state.layout?.panels.map(\.panel) ?? [] }

    private func entering(_ text: String, _ state: AppState = Bundled.state()) -> AppState {
        state.pressing(":" + text).pressing(Key(.enter))
    }

    @Test("a layout is shown by its name, or by a key that cycles them, and is told")
    func presets() {
        let trader = entering("layout trader")
        #expect(shown(trader) == [.tickers, .chart, .indexes, .deals] && trader.notice == "layout: trader")
        #expect(shown(entering("layout default", trader)).count == 7)
        #expect(entering("analyst").focus == .chart)
        #expect(Bundled.state().pressing("v").notice == "layout: analyst")
        #expect(Bundled.state().pressing("LLLL").arrangement == .standard)
        #expect(shown(entering("rates", Bundled.state(Size(80, 24)))).count == 2)
    }

    @Test("a panel is hidden and shown by commands, and its digit shows it for as long as it is focused")
    func hiding() {
        let hidden = entering("hide deals")
        #expect(!shown(hidden).contains(.deals) && hidden.notice == "deals hidden: 6 shows it for a while, u undoes it")
        #expect(shown(hidden.pressing("6")).contains(.deals))
        #expect(shown(hidden.pressing("u")).contains(.deals) && hidden.pressing("u").notice == "undone: deals hidden")
        #expect(!shown(hidden.pressing("62")).contains(.deals))
        let again = entering("show deals", hidden)
        #expect(again.arrangement == .standard && again.focus == .deals)
        #expect(!hidden.draw().text().contains("6 Deals"))
    }

    @Test("hiding the focused panel focuses another, and Tab passes over hidden ones")
    func focus() {
        let hidden = entering("hide tickers")
        #expect(hidden.focus == .chart && hidden.pressing(Key(.backTab)).focus == .indexes)
        #expect(hidden.pressing("1").pressing(Key(.tab)).focus == .chart)
        var state = Bundled.state()
        for panel in PanelID.allCases { state = entering("hide \(panel.name)", state) }
        #expect(state.arrangement.panels == [.thesis])
    }

    @Test("tabs name only the panels that are wanted")
    func tabs() {
        let state = entering("hide deals", Bundled.state(Size(80, 24)))
        let row = state.draw().text().split(separator: "\n")[2]
        #expect(row.contains("5 Sectors") && !row.contains("6 Deals"), "\(row)")
        #expect(state.pressing("6").draw().text().split(separator: "\n")[2].contains("6 Deals"))
    }

    @Test("keys make the focused panel larger and smaller, and say where that ends")
    func resizing() throws {
        func height(_ state: AppState) -> Int { state.layout?.placement(of: .tickers)?.rect.height ?? 0 }
        func width(_ state: AppState) -> Int { state.layout?.placement(of: .tickers)?.rect.width ?? 0 }
        let start = Bundled.state()
        #expect(height(start.pressing(">")) == height(start) + 2)
        #expect(start.pressing("><").arrangement == start.arrangement)
        #expect(width(start.pressing(Key(.right, alt: true))) == width(start) + 4)
        #expect(width(start.pressing(Key(.left, alt: true))) == width(start) - 4)
        let least = start.pressing(String(repeating: "<", count: 30))
        #expect(height(least) == 5 && least.notice == "tickers cannot be smaller")
        #expect(start.pressing("z>").notice == "a zoomed panel fills the screen: z shows the others")
    }

    @Test("panels and sizes are kept for the next run, whatever else is in the file")
    func kept() {
        let state = entering("layout rates").pressing(">").pressing(Key(.right, alt: true))
        let saved = SavedState(text: state.saved.text)
        #expect(saved.arrangement == state.arrangement && saved.arrangement != .standard)
        let again = AppState(market: Bundled.may, size: Size(120, 40), settings: Bundled.settings, saved: saved)
        #expect(again.arrangement == state.arrangement && again.focus == .yields)
        let awkward = SavedState(text: "panels = deals deals nothing\nheights = deals x 7 chart 1200\nwidths = 3")
        #expect(awkward.arrangement.panels == [.deals] && awkward.arrangement.heights == [.chart: 1200])
        #expect(!Bundled.state().saved.text.contains("panels"))
    }
}
