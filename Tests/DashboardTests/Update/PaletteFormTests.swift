import Model
import Screen
import Testing

@testable import Dashboard

/// What can be typed into the palette besides the names of commands.
@Suite struct PaletteFormTests {
    private func entered(_ text: String, in state: AppState = Bundled.playableState) -> AppState {
        state.pressing(":" + text).pressing(Key(.enter))
    }

    @Test("each example of the help page does something when it is entered", arguments: CommandPalette.forms)
    func examples(form: CommandPalette.Form) throws {
        var settings = Bundled.settings
        settings.lists = [SymbolList("mine", ["IWM", "NVDA"])]
        (settings.ownLists, settings.list, settings.desk) = (["mine"], "mine", "small-caps")
        var state = Bundled.playableState
        _ = state.update(.configured(settings))
        state.show(listNamed: form.example.hasPrefix("add") ? nil : "mine")
        if form.example == "add NVDA" { settings.lists = [] }
        if form.example == "add NVDA" { _ = state.update(.configured(settings)) }
        let choice = try #require(CommandPalette.choice(for: form.example, in: state))
        #expect(choice.action.isDone, "\(choice.title)")
        let help = HelpPage.rows(state.settings.keys, of: .tickers, width: 68, matching: form.example)
        #expect(help.contains { $0.text.contains(form.meaning) }, "its meaning is not cut")
    }

    @Test("a word for what has a form of its own offers an example, which Enter puts into the prompt")
    func explained() {
        let versus = entered("versus")
        #expect(versus.prompt?.text == "compare IWM QQQS SPY" && versus.notice == nil)
        #expect(versus.pressing(Key(.enter)).compared == ["IWM", "QQQS", "SPY"])
        #expect(entered("volume").pressing(Key(.enter)).columns?.contains(.volume) == true)
    }

    @Test("what matches nothing names the nearest, and stays to be corrected")
    func noMatch() {
        let state = Bundled.state().pressing(":iwmm")
        #expect(state.draw().text().contains("no match; did you mean “IWM”?"))
        #expect(state.pressing(Key(.enter)).prompt?.text == "iwmm")
        #expect(Bundled.state().pressing(":qwertz").draw().text().contains("no match; try IWM, russell"))
    }

    @Test("words that a new user tries lead to what they mean")
    func words() {
        #expect(CommandPalette.choice(for: "biggest", in: Bundled.state())?.action == .command(.movers))
        #expect(CommandPalette.choice(for: "changed", in: Bundled.state())?.action == .command(.recap))
    }

    @Test("a window is for returns and the chart, in the chart for the chart alone")
    func windows() {
        let everywhere = entered("5Y")
        #expect(everywhere.window == .fiveYears && everywhere.chartWindow == .fiveYears)
        #expect(everywhere.notice == "5Y: returns and chart")
        let alone = entered("5Y", in: Bundled.state().pressing("3"))
        #expect(alone.window == .month && alone.chartWindow == .fiveYears)
    }

    @Test("a jump into the past tells the way back")
    func wayBack() {
        let state = entered("16 May 2020")
        #expect(state.notice?.hasPrefix("Sat 16 May 2020: “:live” returns to ") == true, "\(state.notice ?? "")")
    }

    @Test("a filter that is wrong stays in the prompt, which says why")
    func wrongFilter() {
        let state = Bundled.state().pressing("/foo < ").pressing(Key(.enter))
        #expect(state.prompt?.text == "foo < " && state.draw().text().contains("/foo <"))
        #expect(state.pressing(Key(.escape)).watchList.filter.isEmpty)
    }

    @Test("the movers begin with the largest move, up or down, and the key shows the other end")
    func movers() throws {
        let state = Bundled.state(Bundled.market).pressing("M")
        let moves = state.watchList.positions.compactMap { index in
            state.market.change(of: state.market.listings[index].instrument.symbol, over: .day)
        }
        let first = try #require(state.market.change(of: state.selected, over: .day))
        #expect(first.magnitude == moves.map(\.magnitude).max())
        let other = state.pressing("M")
        #expect(other.watchList.isAscending != state.watchList.isAscending && other.selected != state.selected)
        #expect(state.notice?.hasSuffix(": M the other end") == true)
    }
}
