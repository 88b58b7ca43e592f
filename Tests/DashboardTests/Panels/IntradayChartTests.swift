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
        let hours = NewYorkTime.timestamp(day, minute: 570)...NewYorkTime.timestamp(day, minute: 960)
        let intraday = Intraday(
            day, offsetMinutes: -Int(offset / 60_000), points: points.filter { hours.contains($0.time) },
            extended: points.filter { !hours.contains($0.time) })
        market.apply(.intraday("IWM", intraday))
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

    @Test("the line after the close does not begin with the last price before the opening")
    func gap() throws {
        // 205.60 before the opening and 210.00 at 16:40.
        let grid = try state([540, 560, 570, 960, 1000]).draw()
        func isDrawn(_ x: Int, _ y: Int) -> Bool {
            (0x2801...0x28FF).contains(grid[x, y].glyph.base) && grid[x, y].style.ink == .muted
        }
        let below = (22..<38).flatMap { y in (2..<110).filter { isDrawn($0, y) } }
        #expect(!below.isEmpty && below.allSatisfy { $0 < 50 }, "\(below)")
    }

    @Test("the last price outside of the session is told apart from it, and read as such at the cross-hair")
    func words() throws {
        let late = try state([570, 960, 1080]), line = late.draw().text()
        #expect(line.contains("207.93  ") && line.contains("  after hours 210.80 at 18:00"))
        let readout = "18:00 after hours  price 210.80  +2.48 % since 09:30"
        #expect(late.pressing(Key(.left)).draw().text().contains(readout))
        #expect(try state([480]).draw().text().contains("  pre-market 204.80 at 08:00"))
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
