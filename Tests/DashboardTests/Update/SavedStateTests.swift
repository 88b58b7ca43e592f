import Model
import Screen
import Testing

@testable import Dashboard

/// What the dashboard keeps from one run to the next.
@Suite struct SavedStateTests {
    private func restarted(_ state: AppState, on market: Market = Bundled.may, theme: ThemeChoice = .fixed(.dark))
        -> AppState
    {
        var settings = Bundled.settings
        settings.theme = theme
        return AppState(
            market: market, size: Size(160, 45), settings: settings, select: "QQQS", thesis: Bundled.thesis,
            saved: SavedState(text: state.saved.text))
    }

    @Test("what was chosen by keys is there again: order, window, chart, theme and pins")
    func roundTrip() {
        let chosen = Bundled.state().pressing("sSt ").pressing("]").pressing("3").pressing("c]]")
        let again = restarted(chosen)
        #expect(again.saved == chosen.saved)
        #expect(again.watchList.column == chosen.watchList.column && again.watchList.isAscending)
        #expect(again.watchList.pinned == ["QQQS"] && again.theme == .light)
        #expect(again.window == .quarter && again.chartWindow == chosen.chartWindow && again.chartKind == .candles)
        #expect(again.watchList.positions == chosen.watchList.positions)
    }

    @Test("the list that was shown is there again, unless the configuration chooses one or it is empty")
    func list() {
        func shown(_ saved: String, _ lists: [SymbolList], _ list: String?, chosen: Bool = false) -> String? {
            var settings = Bundled.settings
            (settings.lists, settings.list, settings.choosesList) = (lists, list, chosen)
            return AppState(
                market: Bundled.may, size: Size(120, 40), settings: settings, thesis: Bundled.thesis,
                saved: SavedState(text: saved)
            ).watchList.list?.name
        }
        let mine = SymbolList("mine", ["IWM"]), none = SymbolList("mine", [])
        #expect(shown("list = all\n", [mine], "mine") == nil)
        #expect(shown("list = all\n", [mine], "mine", chosen: true) == "mine")
        #expect(shown("list = all\nconfigured-list = mine\n", [mine], "mine", chosen: true) == nil)
        #expect(shown("", [mine], "mine") == "mine")
        #expect(shown("list = mine\n", [none], nil) == nil)
    }

    @Test("a theme that was chosen gives way to a change of the configuration")
    func theme() {
        let chosen = Bundled.state().pressing("t")
        #expect(restarted(chosen).theme == .light)
        #expect(restarted(chosen, theme: .fixed(.mono)).theme == .mono)
    }

    @Test(
        "a file of any content is read as far as it makes sense",
        arguments: [
            "", "=", "window", "window = 7Z\nsort = nothing\n", "pinned = \u{1b}[2J\n", "session = 2024-13-45\n",
        ])
    func awkward(text: String) {
        let saved = SavedState(text: text)
        #expect(saved.window == nil && saved.column == nil && saved.session == nil)
        let state = AppState(
            market: Bundled.may, size: Size(120, 40), settings: Bundled.settings, thesis: Bundled.thesis, saved: saved)
        #expect(state.watchList.column == .symbol || !state.watchList.positions.isEmpty)
    }

    @Test(
        "columns are shown in the order of the file, each once, however often and by whichever name it has them",
        arguments: [
            ("last 1D volume", [TickerColumn.last, .day, .volume]), ("volume last", [.volume, .last]),
            (String(repeating: "last 1D price 1d ", count: 3), [.last, .day]), ("none nor this", nil),
        ])
    func columns(names: String, expected: [TickerColumn]?) {
        let saved = SavedState(text: "columns = \(names)\n")
        #expect(saved.columns == expected)
        #expect(SavedState(text: saved.text) == saved)
    }

    @Test("after a visit on an earlier session a line tells what has changed, and the recap is since then")
    func visit() throws {
        let before = Bundled.state(Bundled.market.asOf(try #require(Day("2024-05-01")), mode: .bundled))
        let state = restarted(before)
        let line = try #require(state.changesSinceVisit.first)
        #expect(line.hasPrefix("since Wed 1 May 2024: RUT +5.86 % · QQQS +"), "\(line)")
        #expect(line.contains(" · 10Y −25 bp"), "\(line)")
        #expect(line.hasSuffix(": R tells all"))
        let page = state.pressing("R").draw().text()
        #expect(page.contains("Thu 16 May 2024 since 1 May"), "\(page)")
        #expect(state.saved.session == Day("2024-05-16"))
    }

    @Test("of a visit before all sessions that are loaded yet, no figures are told, but where they are")
    func oldVisit() throws {
        let state = AppState(
            market: Bundled.may, size: Size(120, 40), settings: Bundled.settings, thesis: Bundled.thesis,
            saved: SavedState(text: "session = 1950-01-03\n"))
        #expect(state.changesSinceVisit.allSatisfy { $0 == "since Tue 3 Jan 1950: R tells all" })
        #expect(!state.changesSinceVisit.isEmpty)
    }

    @Test("what moved since an old visit is told once the sessions since then are loaded")
    func completedVisit() throws {
        var market = Bundled.market
        for listing in Bundled.market.listings {
            let newest = (listing.series.count - 40..<listing.series.count).map { listing.series[$0] }
            market.apply(.series(listing.instrument.symbol, Series(newest)))
        }
        var state = AppState(
            market: market, size: Size(120, 40), settings: Bundled.settings, thesis: Bundled.thesis,
            saved: SavedState(text: "session = 2023-11-01\n"))
        _ = state.update(.notice(state.changesSinceVisit[0], shorter: Array(state.changesSinceVisit.dropFirst())))
        #expect(try !#require(state.notice).contains("RUT"))
        _ = state.update(.data([.snapshot(Bundled.market)], at: Timestamp(milliseconds: 0)))
        let notice = try #require(state.notice)
        #expect(notice.hasPrefix("since Wed 1 Nov 2023: RUT +") && notice.hasSuffix(": R tells all"), "\(notice)")
        // A notice of something else stays.
        _ = state.update(.notice("other"))
        _ = state.update(.data([.snapshot(Bundled.market)], at: Timestamp(milliseconds: 1000)))
        #expect(state.notice == "other")
    }

    @Test("a comparison is there again, and without symbols the chart is a line")
    func comparison() {
        let chosen = Bundled.state().pressing(":compare IWM QQQS SPY").pressing(Key(.enter))
        let again = restarted(chosen)
        #expect(again.chartKind == .compare && again.compared == ["IWM", "QQQS", "SPY"])
        #expect(again.saved == chosen.saved)
        let without = AppState(
            market: Bundled.may, size: Size(120, 40), settings: Bundled.settings, thesis: Bundled.thesis,
            saved: SavedState(text: "chart = compare\n"))
        #expect(without.chartKind == .line)
    }

    @Test("on the same session, or without a visit before, nothing is told")
    func sameDay() {
        #expect(restarted(Bundled.state()).changesSinceVisit.isEmpty)
        #expect(Bundled.state().changesSinceVisit.isEmpty)
    }
}
