import Dashboard
import Model
import Screen
import Testing

@testable import Thesis

@Suite("Alerts on figures") struct AlertTests {
    private func condition(_ keys: String, _ state: AppState = Bundled.state()) -> String {
        state.pressing(keys + "A").prompt?.text ?? ""
    }

    @Test(
        "A fills in the figure under the cursor, which is a valid condition that is not met yet",
        arguments: ["", "s", "sss", "1", "3", "4", "4z", "5", "6", "7", "7j"])
    func figure(keys: String) throws {
        let state =
            keys == "4z"
            ? Bundled.state().pressing("4").pressing(Key(.enter)).pressing("A") : Bundled.state().pressing(keys + "A")
        let text = try #require(state.prompt?.text)
        let expression = try Expression(condition: text, ThesisVocabulary(of: Bundled.may))
        #expect(expression.truth(in: Bundled.may) != true, "\(text)")
        #expect(state.draw().text().contains("Enter adds it"))
    }

    @Test("the condition names the ticker, the window and the next printed figure")
    func conditionText() {
        #expect(condition("").hasPrefix("return(QQQS, 1M) > 8.4"))
        #expect(condition("1").hasPrefix("last("))
        #expect(condition("4").hasPrefix("yield(10Y) "))
        #expect(condition("5").hasPrefix("weight(QQQS, 'Health Care') > "))
    }

    @Test("Enter asks for the edit; a condition with an error stays in the prompt with the reason")
    func enter() throws {
        let state = Bundled.state().pressing("A")
        let when = try #require(state.prompt?.text)
        #expect(
            state.effects(of: Key(.enter)) == [.edit(.addAlert(AlertDraft(id: "return-qqqs", text: when, when: when)))])
        let wrong = state.pressing(" and")
        #expect(wrong.effects(of: Key(.enter)).isEmpty)
        #expect(wrong.pressing(Key(.enter)).prompt != nil)
        #expect(wrong.draw().text().contains("expected"))
        #expect(state.pressing(Key(.escape)).prompt == nil)
    }

    private func settings(_ when: String) throws -> Settings {
        let location = ThesisSource.SourceLocation(line: 1, column: 1)
        let texts = [("id", "up"), ("words", "small caps are up"), ("when", when)]
        let entries = texts.map { key, text in ThesisSource.Entry(key, text, at: location, locations: [location]) }
        let table = ThesisSource.Table("alert", at: location, entries: entries)
        var settings = Settings()
        settings.alerts = try Thesis(
            ThesisSource(file: "alerts", lines: [], tables: [table]), ThesisVocabulary(of: Bundled.may)
        ).alerts
        return settings
    }

    private func state(_ when: String, keepsAlerts: Bool = false) throws -> AppState {
        AppState(
            market: Bundled.may, size: Size(120, 40), settings: try settings(when), thesis: Bundled.thesis,
            keepsAlerts: keepsAlerts)
    }

    @Test("the page of alerts edits and removes one of the configuration, but none of the thesis")
    func page() throws {
        let state = try state("return(IWM, 1M) > 90%").pressing("a")
        #expect(state.draw().text().contains("Watched") && state.draw().text().contains("small caps are up"))
        #expect(state.effects(of: .character("x")).isEmpty)
        #expect(state.pressing("x").notice?.contains("belongs to the thesis") == true)
        let last = state.pressing("G")
        #expect(last.effects(of: .character("x")) == [.edit(.removeAlert("up"))])
        #expect(last.effects(of: Key(.delete)) == [.edit(.removeAlert("up"))])
        var editing = last.pressing(Key(.enter))
        #expect(editing.prompt?.text == "return(IWM, 1M) > 90%")
        editing = editing.pressing(Key(.backspace)).pressing(Key(.backspace)).pressing("1%")
        #expect(
            editing.effects(of: Key(.enter))
                == [.edit(.changeAlert("up", text: "small caps are up", when: "return(IWM, 1M) > 91%"))])
    }

    @Test("kept alerts are told only once a claim is granted, with date and time")
    func claim() throws {
        var state = try state("return(IWM, 1M) > 1%", keepsAlerts: true)
        _ = state.update(.clock(WallClock(Bundled.may.day, time: "17:03")))
        #expect(state.update(.started).contains(.claim([])))
        let effects =
            state.update(
                .data(
                    [.playback(Playback(span: Bundled.may.day...Bundled.may.day, speed: .sessions(1), isPaused: true))],
                    at: Timestamp(milliseconds: 0)))
            + state.update(.configured(try settings("return(IWM, 1M) > 1%")))
        let claims = effects.compactMap { if case .claim(let alerts) = $0 { alerts } else { nil } }.joined()
        let entry = try #require(claims.first { $0.id == "up" })
        #expect(entry.time == "17:03" && !effects.contains(.ring) && state.alerts.isEmpty)
        var other = state
        #expect(other.update(.alertsClaimed(AlertClaim(told: [], kept: [entry]))).isEmpty)
        #expect(other.alerts == [entry])
        let told = state.update(.alertsClaimed(AlertClaim(told: [entry], kept: [entry])))
        #expect(told.contains(.ring) && told.contains(.notify([entry])))
        #expect(state.notice?.hasPrefix("alert: small caps are up") == true)
        #expect(state.pressing("a").draw().text().contains("2024-05-16 17:03"))
    }

    @Test("the end of a run is recorded, so that the alert is armed again")
    func end() throws {
        var state = try state("return(IWM, 1M) > 90%", keepsAlerts: true)
        _ = state.update(.configured(try settings("return(IWM, 1M) > 90%")))
        let entry = AlertEntry(
            id: "up", day: Bundled.may.day, time: "17:03", text: "small caps are up", when: "return(IWM, 1M) > 90%")
        let effects = state.update(.alertsClaimed(AlertClaim(told: [], kept: [entry])))
        #expect(effects == [.endAlerts([entry.key])])
        #expect(state.update(.alertsClaimed(AlertClaim(told: [], kept: []))).isEmpty)
    }
}
