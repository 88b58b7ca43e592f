import Model
import Screen
import TestSupport
import Testing

@testable import Dashboard

@Suite struct TourTests {
    /// The dashboard at the newest session, with a span to jump within.
    private static let newest: AppState = {
        var state = Bundled.state(Bundled.market, select: "SPY")
        var moment = state.market.moment
        moment.playback = Playback(
            span: Day(number: 10_595)...state.market.day, speed: .sessions(1), isPaused: true)
        _ = state.update(.data([.moment(moment)], at: Timestamp(milliseconds: 0)))
        return state
    }()

    /// The tour at a stop, on its date.
    private func tour(_ stop: Int = 0, size: Size = Size(120, 40)) -> AppState {
        var state = Bundled.state(size)
        _ = state.update(.tour)
        return state.pressing(String(repeating: "n", count: stop))
    }

    /// The text above the footer, on one line.
    private func text(_ state: AppState) -> String {
        let rows = state.draw().text().split(separator: "\n", omittingEmptySubsequences: false)
        let band = Tour.band(in: state.size)
        return rows[band.y..<band.bottom].map { $0.split(separator: " ").joined(separator: " ") }
            .joined(separator: " ")
    }

    @Test("there are eight stops; each is one key, and shows its panel")
    func stops() {
        let panels: [PanelID] = [.tickers, .yields, .yields, .thesis, .sectors, .deals, .thesis, .tickers]
        for (index, panel) in panels.enumerated() {
            let state = tour(index)
            #expect(state.focus == panel)
            #expect(text(state).hasPrefix("Tour \(index + 1) of 8 "))
        }
        #expect(Tour.Stop.allCases.count == panels.count)
        #expect(tour(8).tour == nil)
    }

    @Test(
        "the figures of each stop are those of the market",
        arguments: zip(
            0..<7,
            [
                ["16 May 2024", "IWM +7.74 %", "QQQS +8.42 %"], ["4.38 %", "−21 bp", "falling", "t −6.9"],
                ["−0.45", "−0.63…−0.22", "60 sessions"], ["27 % below", "3 % above", "−29.3 %", "7 Dec 2023"],
                ["≥51.0 %", "≥82.0 %"], ["13 deals", "11 of them in biotech", "8 in the same days of Q1", "> 20"],
                ["7 of 9", "more than 20 deals", "discount deeper"],
            ]))
    func figures(stop: Int, parts: [String]) {
        for part in parts { #expect(text(tour(stop)).contains(part)) }
    }

    @Test("the text follows the market, because no figure is typed in")
    func computed() {
        var state = tour()
        let earlier = Bundled.market.asOf(Day(number: 19_823), mode: .replay)
        _ = state.update(.data([.snapshot(earlier)], at: Timestamp(milliseconds: 0)))
        #expect(text(state).contains("10 Apr 2024"))
        #expect(!text(state).contains("+7.74 %"))
    }

    @Test("the tour jumps to its date, states no figure before it is there, and goes back at the end")
    func journey() {
        var state = TourTests.newest
        #expect(state.update(.tour) == [.playback(.pause), .playback(.jump(to: Tour.day))])
        #expect(text(state).contains("Opening 16 May 2024 …"))
        #expect(!text(state).contains("%"))
        let span = state.market.moment.playback
        var past = Bundled.may
        past = past.applying(.moment(Moment(Tour.day, mode: .replay, playback: span)))
        _ = state.update(.data([.snapshot(past)], at: Timestamp(milliseconds: 0)))
        #expect(text(state).contains("IWM +7.74 %"))
        let end = TourTests.newest.market.day
        #expect(state.update(.input(.key(Key(.escape)))) == [.playback(.jump(to: end))])
        #expect(state.tour == nil)
    }

    @Test("leaving restores focus, zoom, window and selection")
    func restored() {
        var state = Bundled.state(select: "XBI").pressing("4z]")
        let before = state
        _ = state.update(.tour)
        #expect(state.selected == "QQQS")
        #expect(state.saved.text == before.saved.text)
        state = state.pressing("nnn").pressing(Key(.escape))
        #expect(state.focus == .yields)
        #expect(state.isZoomed)
        #expect(state.window == before.window)
        #expect(state.selected == "XBI")
        #expect(state.draw().text().contains("the tour is over"))
    }

    @Test("other keys work during the tour, and the next stop arranges the screen again")
    func otherKeys() {
        let state = tour(1).pressing("m")
        #expect(state.page?.subject == .method)
        let closed = state.pressing(Key(.escape))
        #expect(closed.page == nil)
        #expect(closed.tour?.stop == .yield)
        let moved = closed.pressing("7z").pressing(Key(.enter))
        #expect(moved.tour?.stop == .correlation)
        #expect(moved.focus == .yields)
        #expect(closed.pressing("p").tour?.stop == .returns)
        #expect(closed.pressing("pp").notice == "this is the first stop")
        #expect(closed.effects(of: .control("c")) == [.interrupt])
    }

    @Test(
        "every line of the tour is shown in full",
        arguments: [Size(60, 24), Size(80, 24), Size(120, 40), Size(200, 60)])
    func whole(size: Size) {
        for stop in 0..<8 {
            let state = tour(stop, size: size)
            let band = Tour.band(in: size)
            let lines = TourText(state: state, tour: state.tour ?? Tour(former: view)).lines
            let rows = TextBlock(lines).rows(width: size.width - 2)
            #expect(rows.count < band.height || stop == 6, "stop \(stop + 1): \(rows.map(\.text))")
        }
    }

    private let view = Tour.View(day: nil, focus: .chart, tab: .chart, isZoomed: false, selected: "IWM", window: .day)

    @Test("on a low screen the tour covers the lowest rows of the panels")
    func low() {
        let state = tour(2, size: Size(60, 16))
        #expect(state.draw().text().contains("Tour 3 of 8"))
        #expect(state.draw().text().contains("Yields"))
    }

    @Test("data without the date are told")
    func missing() {
        let market = Bundled.market.asOf(Day(number: 19_000), mode: .bundled)
        let state = Bundled.state(market)
        var after = state
        #expect(after.update(.tour) == [])
        #expect(after.notice == "the tour shows 16 May 2024, which these data do not have")
        #expect(after.tour == nil)
    }

    @Test("the palette begins the tour")
    func palette() {
        let state = Bundled.state().pressing(":tour").pressing(Key(.enter))
        #expect(state.tour?.stop == .returns)
    }
}
