import Dashboard
import Model
import Screen
import Testing

@Suite struct NavigationTests {
    @Test("j and k move through the tickers, and chart, sectors and deals follow in the next frame")
    func moving() {
        let state = Bundled.state(select: "XLRE").pressing("j")
        #expect(state.selected == "QQQS")
        #expect(state.draw().text().contains("3 QQQS"))
        #expect(state.draw().text().contains("QQQS − IWM"))
        #expect(state.pressing("k").selected == "XLRE")
        #expect(state.pressing("k").draw().text().contains("3 XLRE"))
    }

    @Test("g and G go to the ends, and the cursor stops there")
    func ends() {
        let state = Bundled.state()
        #expect(state.pressing("g").selected == "XLU")
        #expect(state.pressing("gk").selected == "XLU")
        let last = state.pressing("G").selected
        #expect(state.pressing("Gj").selected == last)
        #expect(last != "XLU")
    }

    @Test("a digit goes to its panel", arguments: PanelID.allCases)
    func digits(_ panel: PanelID) {
        #expect(Bundled.state().pressing("\(panel.rawValue)").focus == panel)
    }

    @Test("Tab cycles through all panels and Shift-Tab back")
    func tabs() {
        var state = Bundled.state()
        var seen: [PanelID] = []
        for _ in PanelID.allCases {
            state = state.pressing(Key(.tab))
            seen.append(state.focus)
        }
        #expect(Set(seen) == Set(PanelID.allCases))
        #expect(state.focus == .tickers)
        #expect(state.pressing(Key(.tab)).pressing(Key(.backTab)).focus == .tickers)
    }

    @Test("zoom fills the screen with the panel and Esc leaves it, but never quits")
    func zoom() {
        let zoomed = Bundled.state().pressing("4z")
        #expect(zoomed.isZoomed)
        #expect(zoomed.draw().text().contains("20Y"))
        #expect(!zoomed.draw().text().contains("2 Tickers"))
        let back = zoomed.pressing(Key(.escape))
        #expect(!back.isZoomed)
        #expect(back.effects(of: Key(.escape)).isEmpty)
    }

    @Test("[ and ] choose the window, the chart its own")
    func windows() {
        #expect(Bundled.state().pressing("]").window == .quarter)
        #expect(Bundled.state().pressing("[[[[").window == .day)
        let chart = Bundled.state().pressing("3]")
        #expect(chart.window == .month)
        #expect(chart.chartWindow == .yearToDate)
    }

    @Test("a table from after the date shown is marked wherever it is used")
    func later() throws {
        let day = try #require(Day("2023-06-01"))
        let state = Bundled.state(Bundled.market.asOf(day, mode: .replay))
        let text = state.draw().text()
        #expect(text.contains("QQQS later − IWM later"))
        #expect(text.contains("> 80 % later"))
        #expect(!Bundled.state().draw().text().contains("> 80 % later"))
    }

    @Test("a selected index is charted too")
    func indexes() {
        let state = Bundled.state().pressing("1j")
        #expect(state.market[state.selected]?.instrument.kind == .index)
    }

    @Test("q quits, Ctrl-C interrupts, Ctrl-Z suspends, Ctrl-L repaints")
    func leaving() {
        let state = Bundled.state()
        #expect(state.effects(of: .character("q")) == [.quit])
        #expect(state.effects(of: .control("c")) == [.interrupt])
        #expect(state.effects(of: .control("z")) == [.suspend])
        #expect(state.effects(of: .control("l")) == [.repaint])
    }

    @Test("q closes help before it quits")
    func closing() {
        let help = Bundled.state().pressing("?")
        #expect(help.page == Page(.help))
        #expect(help.effects(of: .character("q")).isEmpty)
        #expect(help.pressing("q").page == nil)
    }

    @Test("a click puts the cursor on a row, and the wheel moves it")
    func mouse() throws {
        var state = Bundled.state()
        let rows = state.draw().text().split(separator: "\n", omittingEmptySubsequences: false)
        let y = try #require(rows.firstIndex { $0.contains(" IJR") })
        _ = state.update(.input(.click(x: 5, y: y)))
        #expect(state.selected == "IJR")
        _ = state.update(.input(.scroll(x: 5, y: y, rows: 1)))
        #expect(state.selected == "VTWO")
    }

    @Test(
        "no key crashes at any size", arguments: [Size(1, 1), Size(60, 16), Size(80, 24), Size(500, 100)])
    func everyKey(_ size: Size) {
        var state = Bundled.state(size)
        for panel in PanelID.allCases {
            for binding in KeyTable.standard.bindings {
                for key in binding.keys {
                    state = state.pressing(.character(Character("\(panel.rawValue)"))).pressing(key)
                    #expect(state.draw().size == size)
                    state = state.pressing(Key(.escape))
                }
            }
        }
    }
}

@Suite struct PageTests {
    @Test(
        "m shows the definition, the inputs and their dates for the figure of each panel", arguments: PanelID.allCases)
    func method(_ panel: PanelID) {
        let state = Bundled.state(Size(120, 40)).pressing("\(panel.rawValue)m")
        #expect(state.page == Page(.method))
        let text = state.draw().text()
        #expect(text.contains("┤Calculation├"))
        let expected: [PanelID: [String]] = [
            .indexes: ["2024-05-16", "2024-04-17", "Return"],
            .tickers: ["QQQS 1M +8.42 %", "2024-04-17", "against IWM"],
            .chart: ["QQQS 6M"], .yields: ["4.38 %", "4.59 %", "2024-04-17", "slope"],
            .sectors: ["QQQS two largest sectors ≥82.0 %", "2024-09-27 later"],
            .deals: ["Q2 to date: 13 deals", "2024-04-01"], .thesis: ["small caps ahead of large", "16 May 2024"],
        ]
        for part in expected[panel] ?? [] { #expect(text.contains(part), "\(part)") }
    }

    @Test("a page is closed by the key that opened it, by q and by Esc, and scrolls no further than its end")
    func leaving() {
        let page = Bundled.state(Size(80, 20)).pressing("?")
        #expect(page.pressing("?").page == nil)
        #expect(page.pressing("q").page == nil)
        #expect(page.pressing(Key(.escape)).page == nil)
        let end = page.pressing("G")
        #expect(end.page?.first != 0)
        #expect(end.pressing("j").page == end.page)
        #expect(end.pressing("g").page?.first == 0)
        #expect(end.draw().text().contains("paused"))
    }
}
