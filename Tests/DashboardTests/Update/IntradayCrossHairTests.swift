import Model
import Screen
import Testing

@testable import Dashboard

@Suite struct IntradayCrossHairTests {
    private static let day = Day("2024-05-16") ?? Day(number: 0)

    private static func time(_ minute: Int) -> Timestamp { NewYorkTime.timestamp(day, minute: minute) }

    /// The zoomed chart of prices at some minutes, each a cent per minute since midnight above 200.
    private func chart(_ minutes: some Sequence<Int>, _ size: Size = Size(120, 40)) -> AppState {
        var market = Bundled.may
        let points = minutes.map { Intraday.Point(Self.time($0), 200 + Double($0) / 100) }
        market.apply(.intraday("IWM", Intraday(Self.day, offsetMinutes: -240, points: points)))
        return AppState(market: market, size: size, select: "IWM", chartWindow: .day).pressing("3z")
    }

    private func headline(_ state: AppState) -> String {
        let rows = state.draw().text().split(separator: "\n").map(String.init)
        return rows.firstIndex { $0.contains("┤3 ") }.map { rows[$0 + 1] } ?? ""
    }

    @Test("it appears at the last price and moves by prices and to the ends; Esc removes it, then leaves the zoom")
    func moving() {
        let state = chart(stride(from: 570, through: 960, by: 5))
        let first = state.pressing(Key(.left))
        #expect(first.chart.crossHairTime == Self.time(960) && first.chart.crossHair == nil)
        #expect(first.pressing("h").chart.crossHairTime == Self.time(955))
        #expect(first.pressing("hhl").chart.crossHairTime == Self.time(955))
        #expect(first.pressing(Key(.home)).chart.crossHairTime == Self.time(570))
        #expect(first.pressing(Key(.home)).pressing(Key(.end)).chart.crossHairTime == Self.time(960))
        #expect(first.pressing("l").notice == "the last price in view")
        let without = first.pressing(Key(.escape))
        #expect(without.chart.crossHairTime == nil && without.isZoomed)
        #expect(!without.pressing(Key(.escape)).isZoomed)
    }

    @Test("it reads date, time, price, and the change since the left edge")
    func readout() {
        // From 205.70 to 207.65.
        let state = chart(570...765).pressing(Key(.left))
        #expect(headline(state).contains("Thu 16 May 2024 12:45  price 207.65  +0.95 % since 09:30"))
        #expect(state.draw().text().contains("┆"))
        #expect(headline(state.pressing(Key(.home))).contains("09:30  price 205.70  0.00 % since 09:30"))
        let narrow = chart(570...765, Size(60, 18)).pressing(Key(.left))
        #expect(headline(narrow).contains("12:45  price 207.65  +0.95 %"))
    }

    @Test("a step leads to another half column, and the line is in the column of its minute")
    func columns() throws {
        // Of 391 minutes several share one of the plot's columns; no price comes after 12:45.
        let state = chart(570...765).pressing(Key(.left)), before = state.draw(), after = state.pressing("hh").draw()
        func column(_ grid: Grid) -> Int? { (0..<120).first { grid[$0, 10].glyph == Glyph("┆") } }
        let (last, next) = (try #require(column(before)), try #require(column(after)))
        #expect(last - 1 == next && (50..<65).contains(last))
    }

    @Test("a click puts it on the nearest price, right of the last one on that")
    func click() throws {
        var state = chart(570...765)
        let inner = try #require(state.layout?.placement(of: .chart)).inside
        let plot = try #require(ChartPanel(state: state).plot(in: inner))
        _ = state.update(.input(.click(x: plot.rect.x, y: 12)))
        let first = try #require(state.chart.crossHairTime)
        #expect((Self.time(570)...Self.time(574)).contains(first))
        _ = state.update(.input(.click(x: plot.rect.right - 1, y: 12)))
        #expect(state.chart.crossHairTime == Self.time(765))
    }

    @Test("it stays at its time with another size, is not shown for another day, and leaves that of the sessions alone")
    func staying() {
        var state = chart(570...960).pressing(Key(.left)).pressing("hhhh")
        let time = state.chart.crossHairTime
        _ = state.update(.input(.resize(Size(200, 60))))
        #expect(state.chart.crossHairTime == time && headline(state).contains("Thu 16 May 2024 15:"))
        var next = state
        next.chart.crossHairTime = Timestamp(milliseconds: Self.time(600).milliseconds - 86_400_000)
        #expect(!headline(next).contains(" price "))
        #expect(headline(state.pressing("]")).contains("high "))
    }

    @Test("a session is neither zoomed nor panned nor marked with events, and the keys say how to see more")
    func fixed() {
        for key in ["+", "-", "{", "}"] {
            let state = chart(570...960).pressing(key)
            #expect(state.chart.span == nil && state.notice == "one session is shown: ] for a longer window", "\(key)")
        }
        var wheel = chart(570...960)
        _ = wheel.update(.input(.scroll(x: 60, y: 12, rows: 3)))
        #expect(wheel.chart.span == nil)
    }
}
