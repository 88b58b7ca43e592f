import Model
import Screen
import Testing

@testable import Dashboard

@Suite struct IntradayChartTests {
    /// A chart of prices at some minutes of a day in New York.
    private func state(_ minutes: some Sequence<Int>, on date: String = "2024-05-16") throws -> AppState {
        let day = try #require(Day(date))
        var market = Bundled.market.asOf(day, mode: .bundled)
        let points = minutes.map { Intraday.Point(NewYorkTime.timestamp(day, minute: $0), 200 + Double($0) / 100) }
        let offset =
            NewYorkTime.timestamp(day, minute: 0).milliseconds - Timestamp(day, hour: 0, minute: 0).milliseconds
        market.apply(.intraday("IWM", Intraday(day, offsetMinutes: -Int(offset / 60_000), points: points)))
        return AppState(market: market, size: Size(120, 40), select: "IWM", chartWindow: .day).pressing("3z")
    }

    @Test("trading before the opening and after the close is shaded and muted, and the axis has its hours")
    func extended() throws {
        let grid = try state(stride(from: 7 * 60, through: 18 * 60, by: 1)).draw()
        let text = grid.text()
        #expect(text.contains("shaded: before the opening, after the close"))
        for hour in ["07:00", "09:30", "12:00", "14:00", "16:00", "18:00"] { #expect(text.contains(hour), "\(text)") }
        let dots = grid.cells.filter { (0x2801...0x28FF).contains($0.glyph.base) }
        #expect(dots.contains { $0.style.ink == .muted } && dots.contains { $0.style.ink == .series })
    }

    @Test("the regular session alone fills the chart")
    func regular() throws {
        let text = try state(570...960).draw().text()
        #expect(!text.contains("shaded") && text.contains("09:30") && text.contains("16:00") && !text.contains("07:00"))
    }

    @Test("a session with an early close ends at one o'clock")
    func halfDay() throws {
        let text = try state(570...780, on: "2023-11-24").draw().text()
        #expect(text.contains("09:30") && text.contains("13:00") && !text.contains("16:00"))
    }
}
