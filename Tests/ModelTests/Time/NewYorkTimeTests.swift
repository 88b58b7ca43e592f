import Model
import Testing

struct NewYorkTimeTests {
    @Test(
        "summer time begins and ends as in the IANA time zone database",
        arguments: [
            ("1999-04-04", "1999-10-31"), ("2004-04-04", "2004-10-31"), ("2006-04-02", "2006-10-29"),
            ("2007-03-11", "2007-11-04"), ("2012-03-11", "2012-11-04"), ("2024-03-10", "2024-11-03"),
            ("2025-03-09", "2025-11-02"), ("2040-03-11", "2040-11-04"),
        ])
    func changes(spring: String, autumn: String) throws {
        let start = Timestamp(try #require(Day(spring)), hour: 7, minute: 0)
        let end = Timestamp(try #require(Day(autumn)), hour: 6, minute: 0)
        #expect(NewYorkTime.offsetMinutes(at: start) == -240)
        #expect(NewYorkTime.offsetMinutes(at: before(start)) == -300)
        #expect(NewYorkTime.offsetMinutes(at: end) == -300)
        #expect(NewYorkTime.offsetMinutes(at: before(end)) == -240)
    }

    @Test("the first hours of a year in UTC belong to the old year in New York")
    func newYear() throws {
        let (day, minute) = NewYorkTime.wallClock(at: Timestamp(try #require(Day("2024-01-01")), hour: 4, minute: 59))
        #expect(day.description == "2023-12-31")
        #expect(minute == 23 * 60 + 59)
    }

    @Test("local times round-trip; the repeated hour is the first, and a skipped time moves forward")
    func roundTrip() throws {
        let spring = try #require(Day("2024-03-10")), autumn = try #require(Day("2024-11-03"))
        for day in [spring, autumn, autumn + 90] {
            for minute in [0, 59, 180, 570, 1439] {
                let (back, clock) = NewYorkTime.wallClock(at: NewYorkTime.timestamp(day, minute: minute))
                #expect(back == day && clock == minute)
            }
        }
        #expect(NewYorkTime.timestamp(autumn, minute: 90).description == "2024-11-03T05:30:00Z")
        #expect(NewYorkTime.timestamp(spring, minute: 150).description == "2024-03-10T07:30:00Z")
    }

    private func before(_ time: Timestamp) -> Timestamp { Timestamp(milliseconds: time.milliseconds - 1) }
}
