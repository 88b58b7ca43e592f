import Dashboard
import Model
import Screen
import Testing

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
        Set(state.watchList.places.map { state.market.listings[$0].instrument.symbol })
    }

    private func taking(_ settings: Settings, _ state: AppState) -> (state: AppState, effects: [Effect]) {
        var state = state
        let effects = state.update(.configured(settings))
        return (state, effects)
    }

    @Test("the list that was chosen is shown first, and its first ticker selected")
    func firstList() {
        let state = state(SettingsTests.settings(list: "biotech"))
        #expect(symbols(state) == ["XBI", "IBB"])
        #expect(["XBI", "IBB"].contains(state.selected))
        #expect(state.draw().text().contains("Tickers: biotech"))
    }

    @Test("w goes through the lists and back to all tickers, and says which")
    func nextList() {
        var state = state(SettingsTests.settings())
        let all = symbols(state)
        state = state.pressing("w")
        #expect(symbols(state) == ["XBI", "IBB"])
        #expect(state.notice == "tickers: biotech")
        #expect(symbols(state).contains(state.selected))
        state = state.pressing("w")
        #expect(symbols(state) == ["VIX", "IWM"], "an index that a list names is shown; what is on no market is not")
        state = state.pressing("w")
        #expect(symbols(state) == all)
        #expect(state.notice == "tickers: all")
    }

    @Test("without lists w says so")
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

    @Test("a group is found by its name as those of the catalogue are")
    func groups() {
        var settings = Settings()
        settings.groups = [SymbolList("defensive", ["XLU", "XLP"])]
        #expect(symbols(state(settings).pressing("/defens")) == ["XLU", "XLP"])
        #expect(symbols(taking(settings, Bundled.state()).state.pressing("/defens")) == ["XLU", "XLP"])
    }

    @Test("another theme takes effect at once, and the viewer's own stays where only something else was changed")
    func theme() {
        var light = Settings()
        light.theme = .light
        let (state, effects) = taking(light, Bundled.state())
        #expect(state.theme == .light)
        #expect(effects == [.palette(Theme.light.palette)])
        let dark = state.pressing("t")
        #expect(dark.theme != .light)
        light.bell = .off
        let (after, none) = taking(light, dark)
        #expect(after.theme == dark.theme)
        #expect(none.isEmpty)
        #expect(after.notice == "configuration read anew")
    }

    @Test("the list in sight stays where only others were changed, and gives way where it is gone")
    func goneList() {
        let start = state(SettingsTests.settings(list: "biotech"))
        var settings = SettingsTests.settings(list: "biotech")
        settings.lists[0] = SymbolList("biotech", ["IBB"])
        #expect(symbols(taking(settings, start).state) == ["IBB"])
        settings.lists.removeFirst()
        settings.list = nil
        #expect(symbols(taking(settings, start).state).count == 21)
    }

    @Test("keys that were chosen ask for their commands, in the footer, the help and the palette too")
    func keys() {
        var settings = Settings()
        settings.keys = KeyTable.standard.rebinding([.help: [.character("h")], .down: [.character("e")]])
        let state = taking(settings, Bundled.state(Size(120, 60))).state.pressing(Key(.escape))
        #expect(state.pressing("?").page == nil)
        #expect(state.pressing("h").page == Page(.help))
        #expect(state.pressing("e").selected != state.selected)
        #expect(state.pressing("j").selected == state.selected)
        #expect(state.draw().text().contains("e k move"))
        #expect(state.draw().text().contains("h help"))
        #expect(state.pressing("h").draw().text().contains("  h               show the keys"))
    }

    @Test("a command without a key is not offered in the footer")
    func unbound() {
        var settings = Settings()
        settings.keys = KeyTable.standard.rebinding([.zoom: []])
        #expect(Bundled.state().draw().text().contains("zoom"))
        #expect(!taking(settings, Bundled.state()).state.pressing(Key(.escape)).draw().text().contains("zoom"))
    }

    @Test("an alert beside those of the thesis is watched at once, and told once however often it is read anew")
    func alerts() throws {
        let place = ThesisSource.Place(line: 1, column: 1)
        let texts = [("id", "up"), ("words", "small caps are up"), ("when", "return(IWM, 1M) > 1%")]
        let entries = texts.map { key, text in ThesisSource.Entry(key, text, at: place, places: [place]) }
        let table = ThesisSource.Table("alert", at: place, entries: entries)
        let source = ThesisSource(file: "alerts", lines: [], tables: [table])
        var settings = Settings()
        settings.alerts = try Thesis(source, ThesisVocabulary(of: Bundled.market)).alerts
        var (state, effects) = taking(settings, Bundled.state())
        #expect(effects.contains(.ring))
        #expect(state.alerts.first?.words == "small caps are up")
        (state, effects) = taking(settings, state)
        #expect(!effects.contains(.ring))
        #expect(state.alerts.count == 1)
    }

    @Test("an instrument that a source lists later is on the list that names it")
    func lateInstrument() {
        var state = state(SettingsTests.settings(list: "mixed"))
        let instrument = Instrument("NOPE", name: "Nope Inc.", kind: .share, group: "", basis: .price)
        _ = state.update(.data([.instrument(instrument)], at: Timestamp(milliseconds: 5000)))
        _ = state.update(.woken(at: Timestamp(milliseconds: 10_000)))
        #expect(symbols(state) == ["VIX", "IWM", "NOPE"])
    }
}
