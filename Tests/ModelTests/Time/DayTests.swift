import Model
import Testing

struct DayTests {
    @Test(
        "dates, their numbers, weekdays and quarters agree with Python's datetime",
        arguments: [
            ("1970-01-01", 0, 3, 1),
            ("2000-02-29", 11016, 1, 1),
            ("1900-02-28", -25509, 2, 1),
            ("1900-03-01", -25508, 3, 1),
            ("2024-02-29", 19782, 3, 1),
            ("2024-03-01", 19783, 4, 1),
            ("2024-12-31", 20088, 1, 4),
            ("1999-12-31", 10956, 4, 4),
            ("2025-01-01", 20089, 2, 1),
            ("1969-12-31", -1, 2, 4),
            ("0001-01-01", -719162, 0, 1),
            ("9999-12-31", 2932896, 4, 4),
            ("1600-02-29", -135081, 1, 1),
            ("2100-03-01", 47541, 0, 1),
            ("2024-05-16", 19859, 3, 2),
        ] as [(String, Int32, Int, Int)])
    func calendar(text: String, number: Int32, weekday: Int, quarter: Int) throws {
        let day = try #require(Day(text))
        #expect(day.number == number)
        #expect(day.weekday == weekday)
        #expect(day.quarter == quarter)
        #expect(day.description == text)
        #expect(Day(day.year, day.month, day.dayOfMonth) == day)
    }

    @Test(
        "invalid text is rejected",
        arguments: [
            "2023-02-29", "1900-02-29", "2024-13-01", "2024-00-01", "2024-01-00", "2024-04-31", "0000-01-01",
            "2024-1-01",
            "2024/01/01", "2024-01-1x", "２024-01-01", "", "2024-01-01 ", "-024-01-01", "+024-01-01",
        ])
    func invalid(text: String) {
        #expect(Day(text) == nil)
    }

    @Test("every day of four centuries round-trips through its civil date")
    func roundTrip() {
        var number = Day.exampleStart
        for _ in 0..<146_097 {
            let day = Day(number: number)
            let (year, month, dayOfMonth) = day.civil
            guard Day(year, month, dayOfMonth) == day else {
                Issue.record("day \(number) is lost")
                return
            }
            number += 1
        }
    }

    @Test(
        "months, quarters and years begin on their first day",
        arguments: [
            ("2024-05-16", "2024-05-01", "2024-04-01", "2024-01-01", "2024-01-01"),
            ("2024-01-01", "2024-01-01", "2024-01-01", "2024-01-01", "2023-10-01"),
            ("2024-12-31", "2024-12-01", "2024-10-01", "2024-01-01", "2024-07-01"),
            ("2024-03-31", "2024-03-01", "2024-01-01", "2024-01-01", "2023-10-01"),
        ])
    func starts(text: String, month: String, quarter: String, year: String, previous: String) throws {
        let day = try #require(Day(text))
        #expect(day.startOfMonth == Day(month))
        #expect(day.startOfQuarter == Day(quarter))
        #expect(day.startOfYear == Day(year))
        #expect(day.startOfPreviousQuarter == Day(previous))
    }

    @Test("days can be added, subtracted and formatted")
    func formats() throws {
        let day = try #require(Day(2024, 5, 16))
        #expect(day + 15 == Day("2024-05-31"))
        #expect(day - 16 == Day("2024-04-30"))
        #expect(day - (day - 7) == 7)
        #expect(day.short == "16 May")
        #expect(day.long == "16 May 2024")
        #expect(day.full == "Thu 16 May 2024")
    }
}

extension Day {
    /// 1 January 1800.
    fileprivate static let exampleStart: Int32 = -62_091
}
