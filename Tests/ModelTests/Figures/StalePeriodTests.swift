import Model
import Testing

struct StalePeriodTests {
    @Test(
        "a history that ended long before the year has no year to date; one that ended just before it has zero",
        arguments: [("2026-11-20", nil), ("2026-01-05", 0.0), ("2025-12-31", 2.0)] as [(String, Double?)])
    func yearToDate(_ asOf: String, _ expected: Double?) throws {
        let last = try #require(Day(asOf == "2026-11-20" ? "2025-09-24" : "2025-12-31"))
        let first = try #require(Day("2024-12-31"))
        let series = Series([Bar(first, close: 100), Bar(last - 1, close: 200), Bar(last, close: 300)])
        let day = try #require(Day(asOf))
        #expect(series.change(over: .yearToDate, asOf: day) == expected)
    }
}
