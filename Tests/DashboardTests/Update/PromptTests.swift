import Dashboard
import Model
import Screen
import Testing

@Suite struct PromptTests {
    private let state = Bundled.playableState

    @Test("the palette accepts a date")
    func date() throws {
        let typed = state.pressing(":2023-10-27")
        #expect(typed.draw().text().contains("go to Fri 27 Oct 2023"))
        let day = try #require(Day("2023-10-27"))
        #expect(typed.effects(of: Key(.enter)) == [.playback(.jump(to: day))])
    }

    @Test("“live” returns from a past date to the newest data, and is not offered there", arguments: ["live", "tod"])
    func newest(typed: String) {
        let end = Day(number: 20_685)
        #expect(state.pressing(":" + typed).effects(of: Key(.enter)) == [.playback(.jump(to: end))])
        var newest = state
        _ = newest.update(.data([.moment(Moment(end, mode: .live))], at: Timestamp(milliseconds: 0)))
        #expect(newest.pressing(":" + typed).effects(of: Key(.enter)).isEmpty)
    }

    @Test("a date whose sessions are still being loaded is announced")
    func loading() throws {
        var early = state
        let newest = early.market.listings.map { listing in
            MarketUpdate.series(listing.instrument.symbol, Series(listing.series.closed.barsAndGaps.suffix(40)))
        }
        _ = early.update(.data(newest, at: Timestamp(milliseconds: 0)))
        let typed = early.pressing(":2023-10-27")
        #expect(typed.effects(of: Key(.enter)) == [.playback(.jump(to: try #require(Day("2023-10-27"))))])
        let notice = "loading the sessions back to Fri 27 Oct 2023: the screen follows"
        #expect(typed.pressing(Key(.enter)).notice == notice)
        let loaded = state.pressing(":2023-10-27").pressing(Key(.enter)).notice
        #expect(loaded == "Fri 27 Oct 2023: “:live” returns to 20 Aug 2026")
    }

    @Test("a date outside the data is refused with the available dates")
    func outside() {
        let typed = state.pressing(":1987-09-09")
        #expect(typed.draw().text().contains("outside 1999-01-04 to 2026-08-20"))
        #expect(typed.effects(of: Key(.enter)).isEmpty)
        let message = "1987-09-09 is outside 1999-01-04 to 2026-08-20"
        #expect(typed.pressing(Key(.enter)).notice == message)
    }

    @Test("an empty palette shows what can be typed, and Enter runs the choice of the arrow keys")
    func empty() {
        let open = state.pressing(":")
        #expect(open.draw().text().contains("a date from 1999-01-04 to 2026-08-20"))
        #expect(open.pressing(Key(.enter)).prompt == open.prompt)
        #expect(
            open.pressing(Key(.down)).pressing(Key(.down)).pressing(Key(.down)).effects(of: Key(.enter)) == [
                .saveFrame()
            ]
        )
    }

    @Test("the palette scrolls to the selected entry")
    func scrolling() throws {
        var open = state.pressing(":")
        let last = open.pressing(Key(.up))
        for choice in 0..<KeyTable.standard.bindings.count {
            #expect(open.prompt?.choice == choice)
            #expect(open.draw().text().contains("▌a ") || open.draw().text().contains("│▌"), "row \(choice)")
            open = open.pressing(Key(.down))
        }
        #expect(!state.pressing(":").draw().text().contains("Go to thesis"))
        let title = try #require(KeyTable.standard.bindings.last { $0.group == .moving }).title
        #expect(last.draw().text().contains("│▌\(title)"))
    }

    @Test("the palette accepts a symbol and selects it")
    func symbol() {
        #expect(state.pressing(":xbi").pressing(Key(.enter)).selected == "XBI")
        let index = state.pressing(":spx").pressing(Key(.enter))
        #expect(index.selected == "SPX")
        #expect(index.focus == .indexes)
    }

    @Test("the palette finds a command by any part of its title")
    func command() {
        #expect(state.pressing(":theme").effects(of: Key(.enter)) == [.palette(Theme.light.palette)])
        #expect(state.pressing(":go to deals").pressing(Key(.enter)).focus == .deals)
    }

    @Test("digits typed into a prompt are text, not panels")
    func digits() {
        let typed = state.pressing("/1")
        #expect(typed.focus == .tickers)
        #expect(typed.prompt?.text == "1")
    }

    @Test("pasted text goes into the prompt, and nowhere else")
    func paste() {
        var open = state.pressing(":")
        _ = open.update(.input(.paste("2024-01-02")))
        #expect(open.prompt?.text == "2024-01-02")
        var closed = state
        _ = closed.update(.input(.paste("q")))
        #expect(closed.prompt == nil)
    }

    @Test(
        "a prompt has a maximum length, shows when it is reached, and accepts text again after a deletion",
        arguments: ["/", ":"])
    func bounded(sign: String) {
        var open = state.pressing(sign + String(repeating: "x", count: 3000))
        #expect(open.prompt?.text.utf8.count == 256)
        #expect(open.draw().text().contains("x   cut: the text is too long"))
        open = open.pressing(Key(.backspace))
        #expect(!open.draw().text().contains("cut:"))
        #expect(open.prompt?.text.utf8.count == 255)
        #expect(open.pressing(.control("u")).prompt?.text == "")
    }

    @Test(
        "wide characters and combining marks are limited too, by their bytes",
        arguments: ["日", "e\u{301}\u{302}", "👩‍👩‍👧‍👦"])
    func boundedWide(text: String) {
        var open = state.pressing("/")
        _ = open.update(.input(.paste(String(repeating: text, count: 20_000))))
        #expect((250...256).contains(open.prompt?.text.utf8.count ?? 0))
        #expect(open.draw().text().contains("…"))
        open = open.pressing(.control("w"))
        #expect(open.prompt?.text == "")
    }

    @Test("a letter with thousands of combining marks is limited too")
    func marks() {
        var open = state.pressing(":")
        _ = open.update(.input(.paste("e" + String(repeating: "\u{301}", count: 50_000))))
        #expect(open.prompt?.text.utf8.count ?? 0 <= 256)
    }

    @Test("a text longer than the row shows its end and the cursor")
    func tail() {
        var open = Bundled.state(Size(60, 20)).pressing("/")
        _ = open.update(.input(.paste(String(repeating: "abc", count: 40) + "end")))
        #expect(open.draw().text().contains("/…"))
        #expect(open.draw().text().contains("end   0 of"))
    }

    @Test("invisible and reordering characters are removed")
    func invisible() {
        var open = state.pressing("/")
        _ = open.update(.input(.paste("a\u{202E}b\u{200F}c\u{7}d\u{85}")))
        #expect(open.prompt?.text == "abcd")
    }

    @Test("steps and pauses go to the replay")
    func playback() {
        #expect(state.effects(of: .character(",")) == [.playback(.step(-1))])
        #expect(state.effects(of: .character(".")) == [.playback(.step(1))])
        #expect(state.effects(of: .character("p")) == [.playback(.toggle)])
    }

    @Test("above the first suggestion is what was chosen before, newest first, and it is kept")
    func history() {
        let enter = Key(.enter), up = Key(.up), down = Key(.down)
        var state = Bundled.state().pressing(":5Y").pressing(enter).pressing(":compare IWM SPY").pressing(enter)
        state = state.pressing(":").pressing(up)
        #expect(state.prompt?.text == "compare iwm spy")
        #expect(state.pressing(up).prompt?.text == "5Y")
        #expect(state.pressing(up).pressing(down).prompt?.text == "compare iwm spy")
        #expect(state.pressing(down).prompt?.text == "")
        #expect(state.pressing(up).pressing(enter).window == .fiveYears)
        let kept = SavedState(text: state.saved.text)
        #expect(kept == state.saved)
    }
}
