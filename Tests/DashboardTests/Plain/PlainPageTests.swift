import Model
import Screen
import Testing

@testable import Dashboard

@Suite struct PlainPageTests {
    private static let clock = WallClock(Bundled.may.day, time: "16:01")

    /// A page, and the state that it has told.
    private func opened() -> (page: PlainPage, state: AppState, lines: [String]) {
        var state = Bundled.playableState
        _ = state.update(.clock(WallClock(Bundled.may.day, time: "16:00")))
        var page = PlainPage()
        let lines = page.opening(state)
        return (page, state, lines)
    }

    /// The state after a price, a minute later.
    private func priced(_ state: AppState, _ symbol: Symbol, units: Int64) -> AppState {
        var state = state
        let quote = Quote(
            symbol, last: Price(units: units, decimals: 2), session: state.market.day,
            time: Timestamp(milliseconds: 5000))
        _ = state.update(.clock(PlainPageTests.clock))
        _ = state.update(.data([.quote(quote)], at: Timestamp(milliseconds: 5000)))
        return state
    }

    @Test("it tells the date first, then each panel with figures in words, and what can be entered")
    func opening() {
        let lines = opened().lines
        #expect(lines.first == "Ballast, Thu 16 May 2024, closed, bundled data.")
        #expect(
            lines.contains(
                "  Russell 2000 2,096.25, down 0.63 % on the day, up 7.61 % on the month, 2.14 points ahead of SPX"))
        #expect(lines.contains { $0.hasPrefix("  QQQS 26.27, down 0.38 % on the day, up 8.42 % on the month") })
        #expect(lines.contains("  10Y 4.38 %, down 21 bp on the month, trend falling"))
        #expect(lines.contains("  Health Care at least 51.0 %, IWM 17.4 %"))
        #expect(lines.contains("Thesis: 7 of 9 conditions are met"))
        #expect(lines.contains { $0.contains("minus 0.45, 95 % band minus 0.63 to minus 0.22") })
        #expect(lines.contains("  unknown: discount deeper than 25 %, no figure"))
        #expect(!lines.contains { $0.contains("\u{2212}") })
        #expect(lines.last?.contains("quit") == true)
    }

    @Test("no line has a sign that only a picture would need: no border, block, arrow or escape sequence")
    func plain() {
        let forbidden = (0x2190...0x21FF, 0x2500...0x28FF)
        for scalar in opened().lines.joined(separator: "\n").unicodeScalars where scalar != "\n" {
            #expect(scalar.value >= 0x20)
            #expect(!forbidden.0.contains(Int(scalar.value)) && !forbidden.1.contains(Int(scalar.value)))
        }
    }

    @Test("a price that moved is one line with the time; one that did not move is none")
    func changes() {
        var (page, state, _) = opened()
        #expect(page.changes(state) == [])
        let after = priced(state, "IWM", units: 20_900)
        #expect(page.changes(after) == ["16:01 IWM 209.00, down 0.2 %"])
        state = priced(after, "IWM", units: 20_901)
        #expect(page.changes(state) == [])
    }

    @Test("a price is told at most once a minute")
    func minute() {
        var (page, state, _) = opened()
        state = priced(state, "IWM", units: 20_900)
        let first = page.changes(state)
        #expect(first.count == 1)
        #expect(first.first?.hasPrefix("16:01 IWM 209.00, ") == true)
        #expect(!page.changes(priced(state, "IWM", units: 21_500)).contains { $0.contains("IWM 215") })
    }

    @Test("another date is told in full")
    func otherDate() {
        var (page, state, _) = opened()
        let earlier = Bundled.market.asOf(Day(number: 19_823), mode: .replay)
        _ = state.update(.data([.snapshot(earlier)], at: Timestamp(milliseconds: 1)))
        #expect(page.changes(state).contains { $0.hasPrefix("Ballast, Wed 10 Apr 2024") })
    }

    /// The answer to a line, and the effects of it.
    private func answer(_ line: String) -> (lines: [String], effects: [Effect]) {
        var (page, state, _) = opened()
        let before = state
        let effects = state.update(.entered(line))
        return (page.answer(to: line, before: before, after: state), effects)
    }

    @Test("a ticker, a panel, help and a page are answered")
    func answers() {
        #expect(answer("xbi").lines.first?.hasPrefix("XBI, ") == true)
        #expect(answer("xbi").lines.contains("  up 9.38 % on the month"))
        #expect(answer("yields").lines.first == "Yields")
        #expect(answer("thesis").lines.count == 10)
        #expect(answer("help").lines.contains { $0.contains("a date, such as") })
        #expect(answer("sources").lines.first == "Source status")
        #expect(answer("").lines.first == "Ballast, Thu 16 May 2024, closed, bundled data.")
        #expect(answer("qqqzzz").lines.first?.hasPrefix("no match; try IWM") == true)
    }

    @Test("a date and quit have their effects")
    func effects() throws {
        let day = try #require(Day("2023-10-27"))
        #expect(answer("2023-10-27").effects == [.playback(.jump(to: day))])
        #expect(answer("2023-10-27").lines == ["Fri 27 Oct 2023: “:live” returns to 20 Aug 2026"])
        #expect(PlainPage.date(in: "2023-10-27", Bundled.playableState) == day)
        #expect(answer("quit").effects == [.quit])
    }

    @Test("what the palette does not accept of a line, its answer leaves out too")
    func accepted() {
        #expect(answer("2023-10-27\u{7}").effects == answer("2023-10-27").effects)
        #expect(answer("2023-10-27\u{7}").lines == answer("2023-10-27").lines)
        #expect(PlainPage.date(in: "2023-10-27\u{7}", Bundled.playableState) == Day("2023-10-27"))
        let long = String(repeating: "x", count: 100_000)
        #expect(answer(long).lines == answer(String(long.prefix(Prompt.maximumLength))).lines)
    }
}
