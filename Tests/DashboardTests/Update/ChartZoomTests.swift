import Model
import Screen
import Testing

@testable import Dashboard

@Suite struct ChartZoomTests {
    private var chart: AppState { Bundled.state(select: "IWM").pressing("3z") }

    private func caption(_ state: AppState) -> String {
        let row = state.draw().text().split(separator: "\n").first { $0.contains("3 IWM") }
        return row.map { String($0.drop { $0 != "├" }.drop { "├─┤".contains($0) }.dropLast(2)) } ?? ""
    }

    @Test("+ shows two thirds of the sessions, - half as many again, and the border names the days")
    func keys() {
        let closer = chart.pressing("+")
        #expect(closer.chart.span?.sessions == 85)
        #expect(caption(closer) == "17 Jan 2024 – 16 May 2024  line")
        #expect(closer.pressing("=").chart.span?.sessions == 57)
        #expect(chart.pressing("-").chart.span?.sessions == 190)
    }

    @Test("Esc, or the choice of a window, returns to the sessions of the window")
    func reset() {
        #expect(chart.pressing("+").pressing(Key(.escape)).chart.span == nil)
        #expect(caption(chart.pressing("+]")) == "YTD  line")
        let marked = chart.pressing("+h").pressing(Key(.escape))
        #expect(marked.chart.crossHair == nil && marked.chart.span != nil)
    }

    @Test("a zoom leaves the session under the cross-hair where it is")
    func anchored() throws {
        let state = chart.pressing(Key(.left)).pressing(String(repeating: "h", count: 60))
        let closer = state.pressing("++")
        #expect(closer.chart.crossHair == state.chart.crossHair && closer.chart.span?.end != nil)
        func column(_ state: AppState) -> Int? { (0..<120).first { state.draw()[$0, 10].glyph == Glyph("┆") } }
        let (before, after) = (try #require(column(state)), try #require(column(closer)))
        #expect(abs(before - after) <= 2)
    }

    @Test("{ and }, or Shift with an arrow, move a quarter of the sessions, up to the first and the last")
    func pan() {
        let earlier = chart.pressing("+{")
        #expect(caption(earlier) == "14 Dec 2023 – 17 Apr 2024  line")
        #expect(chart.pressing("+").pressing(Key(.left, shift: true)).chart == earlier.chart)
        #expect(earlier.pressing("}").chart == chart.pressing("+").chart)
        #expect(chart.pressing("}").notice == "the last session is in view")
        let first = chart.pressing(String(repeating: "{", count: 400))
        #expect(first.notice == "the first session is in view" && caption(first).hasPrefix("26 May 2000 – "))
    }

    @Test("m explains the return over the sessions in view, and that of the window without a zoom")
    func method() throws {
        let earlier = chart.pressing("+{")
        let series = try #require(earlier.market["IWM"]?.series)
        let range = try #require(earlier.chart.span).range(in: series)
        let change = NumberText.percentWithUnit(series.close(range.upperBound - 1) / series.close(range.lowerBound) - 1)
        let page = earlier.pressing("m").draw().text()
        #expect(page.contains("IWM in view \(change)") && page.contains("over 84 sessions."))
        #expect(page.contains("2024-04-17") && page.contains("2023-12-14") && page.contains("a total return"))
        #expect(earlier.draw().text().contains(change))
        #expect(chart.pressing("m").draw().text().contains("IWM 6M "))
    }

    @Test("limits are told")
    func limits() {
        #expect(chart.pressing("++++++++++").notice == "no fewer than 6 sessions")
        #expect(
            chart.pressing(":max").pressing(Key(.enter)).pressing("-").notice?.hasSuffix("sessions are in view") == true
        )
    }

    @Test("at the edge of a zoomed chart the cross-hair pulls the sessions along")
    func pulling() {
        let state = chart.pressing("+h").pressing(Key(.home)).pressing("h")
        #expect(state.chart.crossHair == Day("2024-01-16"))
        #expect(caption(state).hasPrefix("14 Dec 2023"))
    }

    @Test("the wheel zooms over the plot around the pointer, and does nothing elsewhere in the panel")
    func wheel() {
        var state = chart
        _ = state.update(.input(.scroll(x: 2, y: 12, rows: -1)))
        #expect(caption(state).hasPrefix("14 Nov 2023 – ") && state.chart.span?.sessions == 85)
        _ = state.update(.input(.scroll(x: 2, y: 12, rows: 1)))
        #expect(caption(state) == "14 Nov 2023 – 16 May 2024  line")
        var border = chart
        _ = border.update(.input(.scroll(x: 60, y: 3, rows: 1)))
        #expect(border.chart.span == nil && border.selected == "IWM")
    }

    @Test("the headline is about the sessions in view")
    func headline() {
        let text = chart.pressing("+").draw().text()
        #expect(text.contains("high 210.30 28 Mar") && !text.contains("low 175.88"), "\(text)")
    }

    @Test("a ratio and a comparison are zoomed too")
    func kinds() {
        let ratio = chart.pressing("ccc+").draw().text()
        #expect(ratio.contains("17 Jan 2024 – 16 May 2024  relative") && ratio.contains("17 Jan "))
        let several = Bundled.state().pressing(":compare iwm spy").pressing(Key(.enter)).pressing("z+").draw().text()
        #expect(several.contains("17 Jan 2024 – 16 May 2024  compare") && several.contains("100 on 17 Jan 2024"))
    }

    @Test("L changes the scale, which is kept and named")
    func scale() throws {
        let state = Bundled.state(Bundled.market, Size(120, 40), select: "SPY").pressing("3z:max").pressing(Key(.enter))
        let log = state.pressing("L")
        #expect(log.draw().text().contains("MAX  log  line") && log.draw().text().contains(" 50.00  │"))
        #expect(!state.draw().text().contains(" 50.00  │"))
        #expect(log.pressing("L").draw() == state.draw())
        #expect(SavedState(text: log.saved.text) == log.saved && log.saved.text.contains("chart-scale = log"))
        #expect(state.pressing("4:log").pressing(Key(.enter)).notice == "chart: logarithmic scale, where it is shown")
    }
}
