import Dashboard
import Model
import Screen
import Testing

/// A key that does nothing where it stands says so.
@Suite struct IdleKeyTests {
    @Test(
        "a key without a command is named, with the key that shows them all",
        arguments: [
            (Key.character("x"), "no command on “x”: ? shows the keys"),
            (Key.character("é"), "no command on “é”: ? shows the keys"),
            (Key.control("x"), "no command on “Ctrl-X”: ? shows the keys"),
            (Key(.function(7)), "no command on “F7”: ? shows the keys"),
            (Key.character("\u{202E}"), "no command on that key: ? shows the keys"),
        ])
    func unknown(key: Key, words: String) {
        let state = Bundled.state().pressing(key)
        #expect(state.notice == words)
        #expect(state.pressing("?").notice == nil)
        #expect(Bundled.state().pressing("?").pressing(key).notice == words)
    }

    @Test("a command that waits for a page to be closed says so")
    func page() {
        let page = Bundled.state().pressing("?").pressing("s")
        #expect(page.notice == "not while this page is open: Esc closes it" && page.page != nil)
    }

    @Test("n and N want a filter, and go through deals where those are filtered")
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

    @Test("what is changed out of sight is told")
    func outOfSight() {
        #expect(Bundled.state().pressing("4zc").notice == "chart: candles, where it is shown")
        #expect(Bundled.state().pressing("3c").notice == nil)
        #expect(Bundled.state().pressing("4z ").notice == "QQQS pinned to the top of the tickers")
        #expect(Bundled.state().pressing("4z  ").notice == "QQQS no longer pinned in the tickers")
        #expect(Bundled.state(select: "RUT").pressing(" ").notice?.hasPrefix("RUT is not among the tickers") == true)
    }

    @Test("a paste without a prompt and rows that are not there are told")
    func nowhere() {
        #expect(Bundled.state().pressing("x").pressing(Key(.escape)).notice == nil)
        #expect(Bundled.state().pressing("4j").notice == "no rows to go through here: z zooms")
        #expect(Bundled.state().pressing("6/zzz").pressing(Key(.enter)).pressing("j").notice == "no rows here")
        var state = Bundled.state()
        _ = state.update(.input(.paste("XBI")))
        #expect(state.notice?.hasPrefix("nothing takes a paste here") == true)
    }

    @Test("a row without a source says so", arguments: PanelID.allCases)
    func source(panel: PanelID) {
        let bare = AppState(market: Market(Moment(Day(number: 19859), mode: .bundled)), size: Size(120, 40))
        #expect(bare.pressing("\(panel.rawValue)o").notice == "no source for this row")
    }
}
