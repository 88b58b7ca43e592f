import Dashboard
import Model
import Screen
import Testing

@testable import Thesis

/// Sharing lists and alerts on a desk, from the palette.
@Suite("Sharing on a desk") struct ShareTests {
    private func alert(_ id: String, _ when: String) throws -> Thesis.Alert {
        let expression = try Expression(condition: when, ThesisVocabulary(of: Bundled.may))
        return Thesis.Alert(id: id, text: when, when: expression, hold: 300_000, cooldown: 172_800_000)
    }

    private func state(desk: String? = "small-caps", list: String? = nil) throws -> AppState {
        var settings = Settings()
        settings.lists = [SymbolList("mine", ["XBI", "IWM"]), SymbolList("desk/tech", ["QQQS"])]
        (settings.ownLists, settings.sharedLists, settings.list) = (["mine"], ["desk/tech"], list)
        settings.alerts = [try alert("last-iwm", "last(IWM) > 300")]
        settings.sharedAlerts = [try alert("desk/up", "return(IWM, 1M) > 1%")]
        settings.desk = desk
        return AppState(market: Bundled.may, size: Size(120, 40), settings: settings)
    }

    @Test(
        "a command becomes a request",
        arguments: [
            ("share list mine", nil, .restore("mine", ["XBI", "IWM"], .lists)),
            ("share list", "mine", .restore("mine", ["XBI", "IWM"], .lists)),
            ("SHARE LIST MINE", nil, .restore("mine", ["XBI", "IWM"], .lists)),
            ("unshare list tech", nil, .restore("tech", nil, .lists)),
            ("unshare list desk/tech", nil, .restore("tech", nil, .lists)),
            (
                "share alert last-iwm", nil,
                .addAlert(
                    AlertDraft(
                        id: "last-iwm", text: "last(IWM) > 300", when: "last(IWM) > 300", hold: "5 min",
                        cooldown: "2 d"))
            ),
            ("unshare alert up", nil, .removeAlert("up")),
        ] as [(String, String?, ConfigurationEdit)])
    func command(line: String, list: String?, edit: ConfigurationEdit) throws {
        let effects = try state(list: list).pressing(":" + line).effects(of: Key(.enter))
        #expect(effects == [.share(edit)])
    }

    @Test(
        "a command that makes no sense says why",
        arguments: [
            ("share list tech", "one of mine"), ("share list desk/tech", "one of mine"),
            ("unshare list mine", "the desk shares tech"), ("share alert x", "one of last-iwm"),
            ("unshare alert last-iwm", "the desk shares up"), ("share", "share list tech"),
            ("add NVDA desk/tech", "is the desk's"), ("remove QQQS desk/tech", "is the desk's"),
            ("list delete desk/tech", "is the desk's"),
        ])
    func refused(line: String, reason: String) throws {
        let state = try state().pressing(":" + line).pressing(Key(.enter))
        #expect(state.notice?.contains(reason) == true, "\(state.notice ?? "")")
        #expect(try self.state().pressing(":" + line).effects(of: Key(.enter)).isEmpty)
    }

    @Test("without a desk nothing is shared")
    func noDesk() throws {
        let state = try state(desk: nil).pressing(":share list mine").pressing(Key(.enter))
        #expect(state.notice?.contains("no desk is followed") == true)
    }

    @Test("the desk's lists are lists to show, its alerts are watched, and neither can be changed here")
    func shown() throws {
        var state = try state(list: "desk/tech")
        #expect(state.watchList.positions.map { state.market.listings[$0].instrument.symbol } == ["QQQS"])
        _ = state.update(.input(.key(.character("x"))))
        let alerts = state.pressing("!")
        #expect(state.book.alerts.map(\.id).suffix(2) == ["last-iwm", "desk/up"])
        #expect(alerts.draw().text().contains("desk"))
    }

    @Test("what the desk shares replaces the settings with its own words")
    func configured() throws {
        var state = try state()
        var settings = state.settings
        settings.lists.removeLast()
        settings.sharedLists = []
        _ = state.update(.configured(settings, message: "the desk no longer shares tech"))
        #expect(state.notice == "the desk no longer shares tech")
        _ = state.update(.configured(settings))
        #expect(state.notice == "Configuration reloaded")
    }
}
