import Dashboard
import Model
import Screen
import Testing

@Suite("Changes from inside") struct EditTests {
    private static func settings() -> Settings {
        var settings = Settings()
        settings.lists = [SymbolList("mine", ["XBI", "IWM", "QQQS"]), SymbolList("biotech", ["XBI", "IBB"])]
        settings.ownLists = ["mine"]
        return settings
    }

    private func state(list: String? = nil) -> AppState {
        var settings = EditTests.settings()
        settings.list = list
        return AppState(market: Bundled.may, size: Size(120, 40), settings: settings)
    }

    private func effects(of line: String, in state: AppState) -> [Effect] {
        state.pressing(":" + line).effects(of: Key(.enter))
    }

    @Test(
        "a command becomes an edit",
        arguments: [
            ("add nvda", nil, ConfigurationEdit.add(["NVDA"], to: "mine")),
            ("add nvda", "biotech", .add(["NVDA"], to: "biotech")),
            ("add NVDA,AMD BIOTECH", nil, .add(["NVDA", "AMD"], to: "biotech")),
            ("add NVDA to tech", nil, .add(["NVDA"], to: "tech")),
            ("remove XBI", nil, .remove(["XBI"], from: "mine")),
            ("remove XBI", "biotech", .remove(["XBI"], from: "biotech")),
            ("move QQQS 1", "mine", .move("QQQS", to: 1, in: "mine")),
            ("move QQQS up", "mine", .move("QQQS", to: 2, in: "mine")),
            ("move XBI bottom mine", nil, .move("XBI", to: 3, in: "mine")),
            ("list new tech", nil, .create("tech", [])), ("list new tech NVDA", nil, .create("tech", ["NVDA"])),
            ("list delete mine", nil, .delete("mine")),
            ("group new g XLV", nil, .create("g", ["XLV"], .groups)),
        ] as [(String, String?, ConfigurationEdit)])
    func command(line: String, list: String?, edit: ConfigurationEdit) {
        #expect(effects(of: line, in: state(list: list)) == [.edit(edit)])
    }

    @Test(
        "a command that makes no sense says why",
        arguments: [
            ("add IWM", "IWM is on mine already"), ("remove ZZ", "none of your lists has ZZ"),
            ("add a/b", "is not a symbol"), ("list new mine", "there is a list mine already"),
            ("list new all", "cannot be called all"), ("move IWM 2", "show a list first"), ("add", "add NVDA"),
            ("columns nonsense", "no column nonsense"),
        ])
    func refused(line: String, reason: String) {
        let state = state().pressing(":" + line).pressing(Key(.enter))
        #expect(state.notice?.contains(reason) == true, "\(state.notice ?? "")")
        #expect(effects(of: line, in: self.state()).isEmpty)
    }

    @Test("an added symbol is described at the reload, and u asks for its removal")
    func added() {
        var state = state()
        _ = state.update(.edited(.add(["VTWO"], to: "mine")))
        #expect(state.notice?.contains("added VTWO to mine") == true)
        var settings = EditTests.settings()
        settings.lists[0] = SymbolList("mine", ["XBI", "IWM", "QQQS", "VTWO"])
        settings.list = "mine"
        _ = state.update(.configured(settings))
        #expect(
            state.notice?.hasPrefix("added to mine: VTWO: Vanguard Russell 2000 ETF, fund, USD, ") == true,
            "\(state.notice ?? "")")
        #expect(state.selected == "VTWO" && state.watchList.list == nil, "the list that is shown stays")
        #expect(state.effects(of: .character("u")) == [.undoEdit])
        #expect(state.pressing(":undo").draw().text().contains("undo: added VTWO to mine"))
        _ = state.update(.editUndone())
        #expect(state.notice == "undone: added VTWO to mine")
        #expect(state.pressing("u").notice == "nothing to undo")
    }

    @Test("what a source says of an added symbol is told when it comes, and so is that none knows it")
    func later() {
        var state = state()
        let live = SourceStatus("yahoo", .good, service: ServiceRecord(address: ""))
        _ = state.update(.data([.source(live)], at: Timestamp(milliseconds: 0)))
        _ = state.update(.edited(.add(["NVDA", "ZZTOP"], to: "mine")))
        var settings = EditTests.settings()
        settings.lists[0] = SymbolList("mine", ["XBI", "IWM", "QQQS", "NVDA", "ZZTOP"])
        _ = state.update(.configured(settings))
        #expect(state.notice?.contains("asking the sources") == true)
        let blank = ["NVDA", "ZZTOP"].map { MarketUpdate.instrument(.undescribed($0, group: Instrument.watchGroup)) }
        let nvidia = Instrument("NVDA", name: "NVIDIA Corporation", kind: .share, group: "", basis: .price)
        let quote = Quote(
            "NVDA", last: Price(units: 13_558, decimals: 2), session: state.market.day, time: Timestamp(milliseconds: 0)
        )
        _ = state.update(.data(blank + [.instrument(nvidia), .quote(quote)], at: Timestamp(milliseconds: 1)))
        #expect(
            state.notice?.hasPrefix("NVDA: NVIDIA Corporation, share, USD, 135.58") == true, "\(state.notice ?? "")")
        let rejecting = SourceStatus(
            "yahoo", .good, service: ServiceRecord(address: ""), unknownSymbols: ["ZZTOP"])
        _ = state.update(.data([.source(rejecting)], at: Timestamp(milliseconds: 2)))
        #expect(state.notice?.hasPrefix("ZZTOP: no source knows it") == true)
        #expect(state.selected == "ZZTOP" && state.market["NVDA"]?.last != nil, "the others stay as they are")
    }

    @Test("a moved ticker is shown in the order of its list, until another order is chosen")
    func listOrder() {
        var state = state(list: "mine")
        _ = state.update(.edited(.move("QQQS", to: 1, in: "mine")))
        var settings = EditTests.settings()
        settings.list = "mine"
        settings.lists[0] = SymbolList("mine", ["QQQS", "XBI", "IWM"])
        _ = state.update(.configured(settings))
        func order(_ state: AppState) -> [Symbol] {
            state.watchList.positions.map { state.market.listings[$0].instrument.symbol }
        }
        #expect(order(state) == ["QQQS", "XBI", "IWM"])
        #expect(state.draw().text().contains("in list order"))
        #expect(state.saved.text.contains("order = list"))
        #expect(!state.pressing("s").draw().text().contains("in list order"))
    }

    @Test("chosen columns are shown in their order, undone, and kept for the next run")
    func columns() {
        let state = state().pressing(":columns volume 1Y last").pressing(Key(.enter))
        let row = state.draw().text().split(separator: "\n").first { $0.contains("volume") && $0.contains("1Y %") }
        #expect(row != nil)
        #expect(!state.draw().text().contains("YTD %"))
        #expect(state.saved.text.contains("columns = volume 1y last"))
        #expect(SavedState(text: state.saved.text) == state.saved)
        #expect(state.pressing("u").draw().text().contains("YTD %"))
        let standard = state.pressing(":columns standard").pressing(Key(.enter))
        #expect(standard.draw().text().contains("YTD %"))
    }

    @Test("u restores pins, the newest change first")
    func pins() {
        let state = state().pressing(" j ")
        #expect(state.watchList.pinned.count == 2)
        #expect(state.pressing("u").watchList.pinned.count == 1)
        #expect(state.pressing("uu").watchList.pinned.isEmpty)
        #expect(state.pressing("u").notice?.hasPrefix("undone: pinned ") == true)
    }

    @Test("x removes the selected ticker from the list that is shown, and says so where none is")
    func removeRow() {
        let shown = state(list: "biotech")
        #expect(shown.effects(of: .character("x")) == [.edit(.remove([shown.selected], from: "biotech"))])
        #expect(state().pressing("x").notice?.contains("all tickers are shown") == true)
    }

    @Test("the list that was shown last is shown at the next start, unless another is configured since")
    func shownList() {
        let saved = SavedState(text: state(list: "mine").pressing("w").saved.text)
        func start(_ list: String?, isChosen: Bool = false) -> AppState {
            var settings = EditTests.settings()
            (settings.list, settings.choosesList) = (list, isChosen)
            return AppState(market: Bundled.may, size: Size(120, 40), settings: settings, saved: saved)
        }
        #expect(start("mine").watchList.list?.name == "biotech")
        #expect(["XBI", "IBB"].contains(start("mine").selected))
        #expect(start("tech", isChosen: true).watchList.list?.name != "biotech")
        #expect(start(nil).watchList.list?.name == "biotech")
    }

    @Test("an edit that the file refuses is told, and is nothing to undo")
    func refusal() {
        var state = state()
        _ = state.update(.edited(.delete("mine"), refusal: "not changed: config.toml:1: x"))
        #expect(state.notice == "not changed: config.toml:1: x")
        #expect(state.pressing("u").notice == "nothing to undo")
    }
}
