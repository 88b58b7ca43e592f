import Model
import Screen
import Testing

@testable import Dashboard

/// What the palette finds for what people type.
@Suite struct PaletteSearchTests {
    private func first(_ text: String) -> PaletteChoice.Action? {
        CommandPalette.choices(for: text, in: state).first?.action
    }

    private let state = Bundled.playableState

    @Test("words of names are found in any order and case, and initials")
    func scores() throws {
        let name = "Invesco NASDAQ Future Gen 200 ETF"
        #expect(FuzzySearch("future invesco").score([name]) != nil)
        #expect(FuzzySearch("infg").score([name]) != nil)
        #expect(FuzzySearch("invesco bond").score([name]) == nil)
        #expect(FuzzySearch("xvz").score([name]) == nil)
        #expect(FuzzySearch("").score([name]) == 0)
        let order = ["qqq", "qqqs", "a qqq", "a qqqs", "aqqqs"].map { FuzzySearch("qqq").score([$0]) ?? 0 }
        #expect(order == order.sorted(by: >) && Set(order).count == order.count)
        #expect(FuzzySearch("élan").score(["ÉLAN Corp"]) != nil)
    }

    @Test(
        "instruments are found by name, windows, panels, themes and commands by theirs",
        arguments: [
            ("russell 2000 index", PaletteChoice.Action.select("RUT")), ("vanguard", .select("VTWO")),
            ("future gen", .select("QQQS")), ("10y", .window(.tenYears)), ("window 3m", .window(.quarter)),
            ("theme light", .theme(.light)), ("blue", .theme(.blue)), ("gtc", .command(.panel(.chart))),
            ("reverse", .command(.reverseSort)), ("area", .chart(.area)), ("chart candles", .chart(.candles)),
            ("mouse off", .setting(.mouse(false))), ("bell", .setting(.bell(.audible))),
            ("motion red", .setting(.motion(.reduced))), ("setting bell vis", .setting(.bell(.visible))),
            ("relative", .chart(.relative)), ("sort ytd", .sort(.yearToDate)), ("sort volat", .sort(.volatility)),
        ])
    func found(text: String, action: PaletteChoice.Action) {
        #expect(first(text) == action)
    }

    @Test("quitting and suspending come last unless they are typed in full", arguments: ["t", "at", "s", "su", "what"])
    func quitting(text: String) throws {
        let found = CommandPalette.choices(for: text, in: state)
        let endings = found.indices.filter { found[$0].action.isEnding }
        #expect(endings == Array(found.indices.suffix(endings.count)), "\(found.map(\.title))")
        #expect(first("quit") == .command(.quit))
    }

    @Test("an instrument or a list precedes a kind of chart of its name")
    func namesakes() {
        var settings = Bundled.settings
        settings.lists = [SymbolList("area", ["IWM"])]
        var market = Bundled.may
        market.apply(.instrument(Instrument("LINE", name: "Lineage", kind: .share, group: "watch", basis: .price)))
        let named = AppState(market: market, size: Size(120, 40), settings: settings, thesis: Bundled.thesis)
        #expect(CommandPalette.choices(for: "LINE", in: named).first?.action == .select("LINE"))
        #expect(CommandPalette.choices(for: "area", in: named).first?.action == .list("area"))
        #expect(CommandPalette.choices(for: "chart line", in: named).first?.action == .chart(.line))
    }

    @Test("a setting is changed at once, and written to the configuration")
    func setting() {
        var shown = state.pressing(":mouse off")
        let effects = shown.update(.input(.key(Key(.enter))))
        #expect(effects == [.mouse(false), .edit(.set(.mouse(false)))] && !shown.settings.mouse)
        var kept = shown
        _ = kept.update(.edited(.set(.mouse(false))))
        #expect(kept.notice == "mouse off: u undoes it")
        _ = shown.update(.edited(.set(.mouse(false)), refusal: "no folder for a configuration"))
        #expect(shown.notice == "mouse off, until the end only: no folder for a configuration")
        let reduced = state.pressing(":motion reduced").pressing(Key(.enter))
        #expect(reduced.settings.motion == .reduced)
    }

    @Test("a kind of chart is shown by its name, from any other", arguments: ["line", "candles", "area", "relative"])
    func chartKind(name: String) {
        for start in ["3", "3c", "3cc"] {
            let shown = state.pressing(start).pressing(":\(name)").pressing(Key(.enter))
            #expect(shown.chartKind.rawValue == name)
        }
    }

    @Test(
        "tickers are removed from a list with or without “from”",
        arguments: ["remove IWM mine", "remove IWM from mine"])
    func remove(text: String) {
        var settings = Bundled.settings
        settings.lists = [SymbolList("mine", ["IWM", "SPY"])]
        settings.ownLists = ["mine"]
        let own = AppState(market: Bundled.may, size: Size(120, 40), settings: settings, thesis: Bundled.thesis)
        #expect(CommandPalette.choices(for: text, in: own).first?.action == .edit(.remove(["IWM"], from: "mine")))
    }

    @Test("lists whose names have blanks are named like any other")
    func blanks() {
        var settings = Bundled.settings
        settings.lists = [SymbolList("mine", ["IWM"]), SymbolList("my list", ["XLK", "XLF"])]
        settings.ownLists = ["mine", "my list"]
        let own = AppState(market: Bundled.may, size: Size(120, 40), settings: settings, thesis: Bundled.thesis)
        func first(_ text: String) -> PaletteChoice? { CommandPalette.choices(for: text, in: own).first }
        for text in ["add NVDA to my list", "add NVDA my list"] {
            #expect(first(text)?.action == .edit(.add(["NVDA"], to: "my list")))
        }
        #expect(first("remove XLK from my list")?.action == .edit(.remove(["XLK"], from: "my list")))
        #expect(first("move XLF up my list")?.action == .edit(.move("XLF", to: 1, in: "my list")))
        #expect(first("remove IWM from nolist")?.title == "there is no list nolist")
        #expect(first("add NVDA to new")?.action != .edit(.add(["NVDA", "to"], to: "new")))
    }

    @Test("a theme is shown by its name, and told")
    func theme() {
        let shown = state.pressing(":theme light").pressing(Key(.enter))
        #expect(shown.theme == .light && shown.notice == "theme: light")
        #expect(state.pressing("t").notice == "theme: light")
    }

    @Test(
        "dates are read as people type them",
        arguments: [
            ("16 May 2024", "2024-05-16"), ("may 16, 2024", "2024-05-16"), ("Sept 2023", "2023-09-30"),
            ("feb 2024", "2024-02-29"), ("24 dec", "2023-12-24"), ("16 may", "2024-05-16"),
            ("yesterday", "2024-05-15"), ("-1y", "2023-05-16"), ("-3m", "2024-02-16"), ("-2w", "2024-05-02"),
            ("-10d", "2024-05-06"), ("2024-05-01", "2024-05-01"),
        ])
    func dates(text: String, day: String) throws {
        let may = try #require(Day("2024-05-16"))
        #expect(DateText.day(text, from: may, newest: may) == Day(day))
    }

    @Test(
        "what is no date is not read as one",
        arguments: [
            "may", "may may 2024", "32 May 2024", "31 feb 2024", "-y", "-0d", "-5x", "mayor 2024", "1 2 2024", "",
        ])
    func noDates(text: String) throws {
        let may = try #require(Day("2024-05-16"))
        #expect(DateText.day(text, from: may, newest: may) == nil)
    }

    @Test("the last day of a shorter month stands for a day that it lacks")
    func shortMonth() throws {
        let march = try #require(Day("2024-03-31"))
        #expect(DateText.day("-1m", from: march, newest: march) == Day("2024-02-29"))
        #expect(first("-1y") == .jump(try #require(Day("2023-05-16"))))
    }
}
