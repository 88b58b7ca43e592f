import Model
import Testing

struct DatedTests {
    @Test(
        "a date has the precision in which it is written",
        arguments: [
            ("2024-05-16", "2024-05-16", .day, "16 May 2024"), ("2024-05", "2024-05-01", .month, "May 2024"),
            ("2024", "2024-01-01", .year, "2024"),
        ] as [(String, String, Dated.Precision, String)])
    func written(text: String, day: String, precision: Dated.Precision, long: String) throws {
        let dated = try #require(Dated(text))
        #expect(dated.day == Day(day))
        #expect(dated.precision == precision)
        #expect(dated.description == text)
        #expect(dated.long == long)
    }

    @Test("invalid text is rejected", arguments: ["", "24", "2024-13", "2024-5", "2024-05-", "2024-05-32", "20x4"])
    func invalid(text: String) {
        #expect(Dated(text) == nil)
    }

    @Test("a week is denoted by its last day")
    func week() throws {
        let week = Dated(try #require(Day("2024-05-17")), precision: .week)
        #expect(week.description == "2024-05-17")
        #expect(week.long == "week to 17 May 2024")
    }
}
