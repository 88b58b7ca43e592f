import Model
import Screen
import Testing

@testable import Dashboard

@Suite struct CrossHairTests {
    private func chart(_ size: Size = Size(120, 40), _ keys: String = "3") -> AppState {
        Bundled.state(size, select: "IWM").pressing(keys)
    }

    private func headline(_ state: AppState) -> String {
        let rows = state.draw().text().split(separator: "\n").map(String.init)
        return rows.firstIndex { $0.contains("┤3 ") }.map { rows[$0 + 1] } ?? ""
    }

    @Test("it appears at the last session and moves by sessions and to the ends; Esc removes it, then leaves the zoom")
    func moving() throws {
        let first = chart().pressing("z").pressing(Key(.left))
        #expect(first.chart.crossHair == Day("2024-05-16"))
        #expect(first.pressing(Key(.left)).chart.crossHair == Day("2024-05-15"))
        #expect(first.pressing("hhl").chart.crossHair == Day("2024-05-15"))
        #expect(first.pressing(Key(.home)).chart.crossHair == Day("2023-11-14"))
        #expect(first.pressing(Key(.home)).pressing(Key(.end)).chart.crossHair == Day("2024-05-16"))
        #expect(first.pressing("l").notice == "the last session in view")
        let without = first.pressing(Key(.escape))
        #expect(without.chart.crossHair == nil && without.isZoomed)
        #expect(!without.pressing(Key(.escape)).isZoomed)
    }

    @Test("it reads date, open, high, low, close, volume and the return since the left edge")
    func readout() throws {
        let line = headline(chart(Size(120, 40), "3z").pressing(Key(.left)))
        for part in [
            "Thu 16 May 2024", "open ", "high ", "low ", "close 207.93", "volume 26.7M", "+17.24 % since 14 Nov",
        ] {
            #expect(line.contains(part), "\(line)")
        }
        let narrow = headline(chart(Size(80, 24), "3z").pressing(Key(.left)))
        for part in ["16 May 2024", "o ", "h ", "l ", "c 207.93", "v 26.7M", "+17.24 %"] {
            #expect(narrow.contains(part), "\(narrow)")
        }
        #expect(headline(chart().pressing(Key(.left))).contains("16 May 2024  close 207.93  +17.24 % since 14 Nov"))
    }

    @Test(
        "in each kind of chart there is a line with the values of its session",
        arguments: [
            ("", "close 204.74"), ("cc", "close 204.74"), ("ccc", "ratio "),
        ])
    func kinds(keys: String, value: String) {
        let state = chart(Size(120, 40), "3z" + keys).pressing(Key(.left)).pressing("hhh")
        #expect(state.chart.crossHair == Day("2024-05-13"))
        #expect(headline(state).contains("Mon 13 May 2024") && headline(state).contains(value))
        #expect(state.draw().text().contains("┆"))
    }

    @Test("of a candle of several sessions it reads the candle, and moves to the next one")
    func candle() throws {
        let state = chart(Size(120, 40), "3zc").pressing(Key(.left)).pressing("h")
        let series = try #require(state.market["IWM"]?.series)
        // Of 127 sessions four share a candle; the oldest has three.
        let day = try #require(state.chart.crossHair)
        let last = try #require(series.index(on: day))
        #expect(last == series.count - 5)
        let bars = (last - 3...last).map { series[$0] }
        let line = headline(state)
        let volume = bars.compactMap(\.volume).reduce(0, +) / 4
        for part in [
            "7 May – 10 May 2024", "open \(NumberText.price(bars[0].open, decimals: 2))",
            "high \(NumberText.price(bars.compactMap(\.high).max(), decimals: 2))",
            "low \(NumberText.price(bars.compactMap(\.low).min(), decimals: 2))", "close 204.31",
            "mean volume \(NumberText.shares(volume))",
        ] { #expect(line.contains(part), "\(part): \(line)") }
        #expect(headline(chart(Size(160, 45), "3zc").pressing(Key(.left))).contains("Thu 16 May 2024  open "))
        #expect(headline(chart(Size(200, 60), "3zc").pressing(Key(.left))).contains("14 May – 16 May 2024  open "))
    }

    @Test("of several instruments it reads the value of each")
    func comparison() {
        let state = Bundled.state().pressing(":compare iwm qqqs spy").pressing(Key(.enter)).pressing("z")
        let text = state.pressing(Key(.left)).draw().text()
        #expect(text.contains("Thu 16 May 2024  IWM 117.2 +17.24 %  QQQS 121.9 +21.89 %  SPY 118"), "\(text)")
    }

    @Test("it stays on its day when the size, the window or the ticker changes, and up and down move between tickers")
    func day() {
        var state = chart(Size(120, 40), "3z").pressing(Key(.left)).pressing("hhh")
        _ = state.update(.input(.resize(Size(200, 60))))
        #expect(state.chart.crossHair == Day("2024-05-13"))
        let other = state.pressing("]").pressing(Key(.down))
        #expect(other.selected != "IWM" && other.chart.crossHair == Day("2024-05-13"))
        #expect(other.draw().text().contains("Mon 13 May 2024"))
        #expect(!state.pressing(":5d").draw().text().contains("Mon 14 May 2024"))
    }

    @Test("in a chart of decades two keys lead to another column")
    func decades() {
        let state = chart(Size(120, 40), "3z:max").pressing(Key(.enter)).pressing(Key(.left))
        let before = state.draw(), after = state.pressing("hh").draw()
        func column(_ grid: Grid) -> Int? { (0..<120).first { grid[$0, 10].glyph == Glyph("┆") } }
        #expect(column(before).map { $0 - 1 } == column(after))
    }

    @Test("a click in the plot puts it there, and a click on the frame does not")
    func click() throws {
        var state = chart(Size(120, 40), "3z")
        _ = state.update(.input(.click(x: 2, y: 12)))
        #expect(state.chart.crossHair == Day("2023-11-14"))
        _ = state.update(.input(.click(x: 109, y: 12)))
        #expect(state.chart.crossHair == Day("2024-05-16"))
        var outside = chart(Size(120, 40), "3z")
        _ = outside.update(.input(.click(x: 60, y: 3)))
        _ = outside.update(.input(.click(x: 116, y: 12)))
        #expect(outside.chart.crossHair == nil)
    }

    @Test("a chart without sessions, or no chart, says so")
    func nothing() {
        #expect(chart().pressing("4z:cross-hair-left").pressing(Key(.enter)).notice == "the chart is not on the screen")
        let bare = AppState(market: Market(Moment(Day(number: 19_859), mode: .bundled)), size: Size(120, 40))
        #expect(bare.pressing("3").pressing(Key(.left)).notice == "this chart has no sessions to move through")
    }

    @Test(
        "the arrow keys change the window in other panels, and no plot is drawn over a label",
        arguments: [
            Size(60, 18), Size(80, 24), Size(120, 40), Size(200, 60),
        ])
    func whole(_ size: Size) {
        #expect(Bundled.state(size).pressing("1").pressing(Key(.right)).window == .quarter)
        var state = chart(size, "3z").pressing(Key(.end))
        for _ in 0..<12 {
            let text = state.draw().text()
            #expect(text.contains("207.93 "), "the tag is whole")
            state = state.pressing("hhhhhh")
        }
    }

    @Test("of a candle that several sessions share, the events of all of them are named")
    func eventOfCandle() throws {
        var state = Bundled.state(Bundled.market, Size(200, 60), select: "IWM").pressing("3z:5Y").pressing(Key(.enter))
            .pressing("c")
        let inner = try #require(state.layout?.placement(of: .chart)).inside
        let plot = try #require(ChartPanel(state: state).plot(in: inner))
        let series = try #require(state.market["IWM"]?.series)
        let days = state.market.reference.decisions.map(\.day).filter { $0 > plot.day(20) && $0 < plot.day(600) }
        let first = try #require(series.index(onOrBefore: plot.day(0)))
        let shared = days.compactMap { day in series.index(on: day).map { $0 - first } }
            .map { ($0, plot.columns.sessions(with: $0)) }.first { $0.0 + 1 < $0.1.upperBound }
        let (index, sessions) = try #require(shared)
        #expect(sessions.count > 1 && sessions.contains(index))
        state.chart.crossHair = plot.day(sessions.upperBound - 1)
        let text = state.draw().text()
        #expect(["raised", "cut", "held"].contains { text.contains("FOMC \($0) ") })
    }
}
