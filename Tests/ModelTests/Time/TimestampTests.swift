import Model
import Testing

struct TimestampTests {
    @Test("wall-clock times round-trip through timestamps")
    func wallClock() throws {
        let day = try #require(Day("2024-05-16"))
        let close = Timestamp(day, hour: 16, minute: 0, offsetMinutes: -240)
        #expect(close.milliseconds == 1_715_889_600_000)
        #expect(close.description == "2024-05-16T20:00:00Z")
        let clock = close.wallClock(offsetMinutes: -240)
        #expect(clock.day == day)
        #expect(clock.minute == 960)
    }

    @Test("times before 1970 and across midnight are correct")
    func early() throws {
        let day = try #require(Day("1969-12-31"))
        let late = Timestamp(day, hour: 23, minute: 59, second: 30)
        #expect(late.milliseconds == -30_000)
        #expect(late.description == "1969-12-31T23:59:30Z")
        #expect(late.wallClock(offsetMinutes: 60).day == day + 1)
        #expect(late.wallClock(offsetMinutes: 60).minute == 59)
        #expect(late < Timestamp(milliseconds: 0))
    }
}
