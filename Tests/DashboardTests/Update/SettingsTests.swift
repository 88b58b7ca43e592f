import Dashboard
import Model
import Screen
import Testing
import Thesis

@Suite("Settings") struct SettingsTests {
    private static let biotech = SymbolList("biotech", ["XBI", "IBB"])
    private static let mixed = SymbolList("mixed", ["VIX", "IWM", "NOPE"])

    private static func settings(list: String? = nil) -> Settings {
        var settings = Settings()
        settings.lists = [biotech, mixed]
        settings.list = list
        return settings
    }

    private func state(_ settings: Settings, select symbol: Symbol? = nil) -> AppState {
        AppState(market: Bundled.may, size: Size(120, 40), settings: settings, select: symbol)
    }

    private func symbols(_ state: AppState) -> Set<Symbol> {
        Set(state.watchList.positions.map { state.market.listings[$0].instrument.symbol })
    }

    private func applying(_ settings: Settings, _ state: AppState) -> (state: AppState, effects: [Effect]) {
        var state = state
        let effects = state.update(.configured(settings))
        return (state, effects)
    }

    @Test("the configured list is shown at first, with its first ticker selected")
    func firstList() {
        let state = state(SettingsTests.settings(list: "biotech"))
        #expect(symbols(state) == ["XBI", "IBB"])
        #expect(["XBI", "IBB"].contains(state.selected))
        #expect(state.draw().text().contains("Tickers: biotech"))
    }

    @Test("w cycles through the lists and all tickers, and shows which")
    func nextList() {
        var state = state(SettingsTests.settings())
        let all = symbols(state)
        state = state.pressing("w")
        #expect(symbols(state) == ["XBI", "IBB"])
        #expect(state.notice == "tickers: biotech")
        #expect(symbols(state).contains(state.selected))
        state = state.pressing("w")
        #expect(symbols(state) == ["VIX", "IWM"], "an index on a list is shown; a symbol outside the market is not")
        state = state.pressing("w")
        #expect(symbols(state) == all)
        #expect(state.notice == "tickers: all")
    }

    @Test("without lists w shows a notice")
    func noLists() {
        #expect(Bundled.state().pressing("w").notice?.contains("no watch lists") == true)
    }

    @Test("a list is chosen in the palette by its name", arguments: ["bio", "list bio"])
    func palette(typed: String) {
        let state = state(SettingsTests.settings()).pressing(":" + typed)
        #expect(state.draw().text().contains("list biotech: 2 symbols"))
        #expect(symbols(state.pressing(Key(.enter))) == ["XBI", "IBB"])
    }

    @Test("a filter stays within the list")
    func filter() {
        let state = state(SettingsTests.settings(list: "biotech")).pressing("/ishares")
        #expect(symbols(state) == ["IBB"])
        #expect(state.draw().text().contains("1 of 2"))
    }

    @Test("a configured group is found by its name, like those of the catalogue")
    func groups() {
        var settings = Settings()
        settings.groups = [SymbolList("defensive", ["XLU", "XLP"])]
        #expect(symbols(state(settings).pressing("/defens")) == ["XLU", "XLP"])
        #expect(symbols(applying(settings, Bundled.state()).state.pressing("/defens")) == ["XLU", "XLP"])
    }

    @Test("a changed theme takes effect at once, and the viewer's own choice stays if another setting changed")
    func theme() {
        var light = Settings()
        light.theme = .fixed(.light)
        let (state, effects) = applying(light, Bundled.state())
        #expect(state.theme == .light)
        #expect(effects == [.palette(Theme.light.palette)])
        let dark = state.pressing("t")
        #expect(dark.theme != .light)
        light.bell = .off
        let (after, none) = applying(light, dark)
        #expect(after.theme == dark.theme)
        #expect(none.isEmpty)
        #expect(after.notice == "Configuration reloaded")
    }

    @Test("the shown list stays while it is configured, and all tickers are shown once it is removed")
    func goneList() {
        let start = state(SettingsTests.settings(list: "biotech"))
        var settings = SettingsTests.settings(list: "biotech")
        settings.lists[0] = SymbolList("biotech", ["IBB"])
        #expect(symbols(applying(settings, start).state) == ["IBB"])
        settings.lists.removeFirst()
        settings.list = nil
        #expect(symbols(applying(settings, start).state).count == 21)
    }

    @Test("configured keys run their commands, and appear in the footer and the help")
    func keys() {
        var settings = Settings()
        settings.keys = KeyTable.standard.rebinding([.help: [.character("h")], .down: [.character("e")]])
        let state = applying(settings, Bundled.state(Size(120, 60))).state.pressing(Key(.escape))
        #expect(state.pressing("?").page == nil)
        #expect(state.pressing("h").page == Page(.help))
        #expect(state.pressing("e").selected != state.selected)
        #expect(state.pressing("j").selected == state.selected)
        #expect(state.draw().text().contains("e k move"))
        #expect(state.draw().text().contains("h help"))
        #expect(state.pressing("h/show the keys").draw().text().contains("  h               Show the keys"))
    }

    @Test("a command without a key is not offered in the footer")
    func unbound() {
        var settings = Settings()
        settings.keys = KeyTable.standard.rebinding([.zoom: []])
        #expect(Bundled.state().draw().text().contains("zoom"))
        #expect(!applying(settings, Bundled.state()).state.pressing(Key(.escape)).draw().text().contains("zoom"))
    }

    @Test("a configured alert is active at once, and is reported once, even after a reload")
    func alerts() throws {
        let location = ThesisSource.SourceLocation(line: 1, column: 1)
        let texts = [("id", "up"), ("words", "small caps are up"), ("when", "return(IWM, 1M) > 1%")]
        let entries = texts.map { key, text in ThesisSource.Entry(key, text, at: location, locations: [location]) }
        let table = ThesisSource.Table("alert", at: location, entries: entries)
        let source = ThesisSource(file: "alerts", lines: [], tables: [table])
        var settings = Settings()
        settings.alerts = try Thesis(source, ThesisVocabulary(of: Bundled.market)).alerts
        var (state, effects) = applying(settings, Bundled.state())
        #expect(effects.contains(.ring))
        #expect(state.alerts.first?.text == "small caps are up")
        (state, effects) = applying(settings, state)
        #expect(!effects.contains(.ring))
        #expect(state.alerts.count == 1)
    }

    @Test("an instrument that arrives later appears on the list that names it")
    func lateInstrument() {
        var state = state(SettingsTests.settings(list: "mixed"))
        let instrument = Instrument("NOPE", name: "Nope Inc.", kind: .share, group: "", basis: .price)
        _ = state.update(.data([.instrument(instrument)], at: Timestamp(milliseconds: 5000)))
        _ = state.update(.woken(at: Timestamp(milliseconds: 10_000)))
        #expect(symbols(state) == ["VIX", "IWM", "NOPE"])
    }
}
