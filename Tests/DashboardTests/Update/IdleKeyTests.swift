import Dashboard
import Model
import Screen
import Testing

/// A key without effect shows a notice.
@Suite struct IdleKeyTests {
    @Test(
        "a key without a command is named, with the key that lists all keys",
        arguments: [
            (Key.character("X"), "no command for “X”: ? shows the keys"),
            (Key.character("é"), "no command for “é”: ? shows the keys"),
            (Key.control("x"), "no command for “Ctrl-X”: ? shows the keys"),
            (Key(.function(7)), "no command for “F7”: ? shows the keys"),
            (Key.character("\u{202E}"), "no command for that key: ? shows the keys"),
        ])
    func unknown(key: Key, notice: String) {
        let state = Bundled.state().pressing(key)
        #expect(state.notice == notice)
        #expect(state.pressing("?").notice == nil)
        #expect(Bundled.state().pressing("?").pressing(key).notice == notice)
    }

    @Test("a command that is unavailable while a page is open shows a notice")
    func page() {
        let page = Bundled.state().pressing("?").pressing("s")
        #expect(page.notice == "not available while this page is open: Esc closes it" && page.page != nil)
    }

    @Test("n and N need a filter, and move through the deals if those are filtered")
    func matches() {
        #expect(Bundled.state().pressing("n").notice == "no filter is set: / sets one")
        #expect(Bundled.state().pressing("n").selected == Bundled.state().selected)
        let one = Bundled.state().pressing("/xlre").pressing(Key(.enter)).pressing("n")
        #expect(one.notice == "that is the only match")
        let none = Bundled.state().pressing("/zzz").pressing(Key(.enter)).pressing("N")
        #expect(none.notice == "nothing matches the filter")
        let deals = Bundled.state().pressing("6/biotech").pressing(Key(.enter))
        #expect(deals.pressing("n").cursors[.deals] == 1 && deals.pressing("n").selected == deals.selected)
    }

    @Test("a change that is not visible shows a notice")
    func outOfSight() {
        #expect(Bundled.state().pressing("4zc").notice == "chart: candles, where it is shown")
        #expect(Bundled.state().pressing("3c").notice == nil)
        #expect(Bundled.state().pressing("4z ").notice == "QQQS pinned to the top of the tickers")
        #expect(Bundled.state().pressing("4z  ").notice == "QQQS no longer pinned in the tickers")
        #expect(Bundled.state(select: "RUT").pressing(" ").notice?.hasPrefix("RUT is not among the tickers") == true)
    }

    @Test("a paste without a prompt and a move without rows show a notice")
    func nowhere() {
        #expect(Bundled.state().pressing("x").pressing(Key(.escape)).notice == nil)
        #expect(Bundled.state().pressing("4j").notice == "no rows to select here: z zooms")
        #expect(Bundled.state().pressing("6/zzz").pressing(Key(.enter)).pressing("j").notice == "no rows here")
        var state = Bundled.state()
        _ = state.update(.input(.paste("XBI")))
        #expect(state.notice?.hasPrefix("nothing to paste into") == true)
    }

    @Test("a row without a source shows a notice", arguments: PanelID.allCases)
    func source(panel: PanelID) {
        let bare = AppState(market: Market(Moment(Day(number: 19859), mode: .bundled)), size: Size(120, 40))
        #expect(bare.pressing("\(panel.rawValue)o").notice == "no source for this row")
    }
}
