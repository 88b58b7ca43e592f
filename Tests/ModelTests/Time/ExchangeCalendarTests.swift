import Model
import Testing

struct ExchangeCalendarTests {
    private static let dataStart = "1999-01-04", dataEnd = "2025-09-24"

    @Test("the trading days from 1999 to 2025 are exactly the sessions of the S&P 500")
    func indexSessions() throws {
        let (first, last) = (try day(Self.dataStart), try day(Self.dataEnd))
        #expect(MarketHolidays.withoutIndexClose.count == 250)
        #expect(weekdaysOff(.nyse, first, last) == MarketHolidays.withoutIndexClose)
        #expect(ExchangeCalendar.nyse.sessions(between: first, and: last).count == 6723)
    }

    @Test("future holidays agree with an independent calendar to 2040")
    func futureHolidays() throws {
        #expect(weekdaysOff(.nyse, try day("2025-09-25"), try day("2040-12-31")) == MarketHolidays.withoutNYSESession)
    }

    @Test("the Treasury published a yield on every bond session except for a day of mourning")
    func yields() throws {
        let off = weekdaysOff(.treasuries, try day(Self.dataStart), try day(Self.dataEnd))
        #expect(MarketHolidays.withoutYield.filter { !off.contains($0) } == [try day("2018-12-05")])
        #expect(off.filter { !MarketHolidays.withoutYield.contains($0) } == [])
    }

    @Test("half days agree with an independent calendar from 1999 to 2040")
    func halfDays() throws {
        let calendar = ExchangeCalendar.nyse
        let found = calendar.sessions(between: try day("1999-01-01"), and: try day("2040-12-31"))
            .filter(calendar.isHalfDay)
        #expect(found == MarketHolidays.halfDays)
        #expect(found.allSatisfy { calendar.closingMinute(on: $0) == 780 })
        #expect(calendar.closingMinute(on: try day("2024-05-16")) == 960)
        #expect(calendar.closingMinute(on: try day("2024-05-18")) == nil)
    }

    @Test(
        "a day without trading has a reason",
        arguments: [
            ("2024-01-01", .newYear), ("2024-01-15", .martinLutherKing), ("2024-02-19", .presidents),
            ("2024-03-29", .goodFriday), ("2024-05-27", .memorial), ("2022-06-20", .juneteenth),
            ("2026-07-03", .independence), ("2024-09-02", .labor), ("2024-11-28", .thanksgiving),
            ("2021-12-24", .christmas), ("2001-09-14", .attacks), ("2025-01-09", .mourning),
            ("2012-10-29", .hurricane), ("2021-12-31", nil), ("2021-06-18", nil), ("2024-10-14", nil),
            ("2024-05-18", nil),
        ] as [(String, Holiday?)])
    func reasons(text: String, holiday: Holiday?) throws {
        #expect(ExchangeCalendar.nyse.holiday(on: try day(text)) == holiday)
    }

    @Test("bonds are closed on Columbus Day and Veterans Day, and trade on Good Fridays with a jobs report")
    func bonds() throws {
        let calendar = ExchangeCalendar.treasuries
        #expect(calendar.holiday(on: try day("2024-10-14")) == .columbus)
        #expect(calendar.holiday(on: try day("2018-11-12")) == .veterans)
        #expect(calendar.isSession(try day("2023-11-10")))
        #expect(calendar.holiday(on: try day("2024-03-29")) == .goodFriday)
        #expect(calendar.isSession(try day("2023-04-07")))
        #expect(calendar.isSession(try day("2026-04-03")))
    }

    @Test(
        "the state of the exchange follows New York time",
        arguments: [
            ("2024-05-16", 239, .closed), ("2024-05-16", 240, .preMarket), ("2024-05-16", 569, .preMarket),
            ("2024-05-16", 570, .open), ("2024-05-16", 959, .open), ("2024-05-16", 960, .closed),
            ("2024-11-29", 779, .open), ("2024-11-29", 780, .closed), ("2024-05-18", 700, .closed),
            ("2024-05-27", 700, .holiday), ("2024-12-24", 780, .closed), ("2025-01-09", 600, .holiday),
        ] as [(String, Int, Moment.Session)])
    func states(text: String, minute: Int, session: Moment.Session) throws {
        let time = NewYorkTime.timestamp(try day(text), minute: minute)
        #expect(ExchangeCalendar.nyse.state(at: time) == session)
    }

    @Test("bonds have no pre-market session")
    func bondHours() throws {
        let time = NewYorkTime.timestamp(try day("2024-05-16"), minute: 419)
        #expect(ExchangeCalendar.treasuries.state(at: time) == .closed)
        let opening = NewYorkTime.timestamp(try day("2024-05-16"), minute: 420)
        #expect(ExchangeCalendar.treasuries.state(at: opening) == .open)
    }

    @Test("the session before a day skips weekends and holidays")
    func neighbours() throws {
        let calendar = ExchangeCalendar.nyse
        #expect(calendar.previousSession(before: try day("2024-05-28")) == (try day("2024-05-24")))
        #expect(calendar.previousSession(before: try day("2001-09-17")) == (try day("2001-09-10")))
        #expect(calendar.session(onOrBefore: try day("2024-05-27")) == (try day("2024-05-24")))
        #expect(calendar.session(onOrBefore: try day("2024-05-24")) == (try day("2024-05-24")))
        #expect(calendar.sessions(between: try day("2024-05-28"), and: try day("2024-05-27")) == [])
    }

    @Test("a session is closed from its closing minute on")
    func lastClose() throws {
        let calendar = ExchangeCalendar.nyse
        let (thursday, wednesday) = (try day("2024-05-16"), try day("2024-05-15"))
        #expect(calendar.lastClose(before: NewYorkTime.timestamp(thursday, minute: 959)) == wednesday)
        #expect(calendar.lastClose(before: NewYorkTime.timestamp(thursday, minute: 960)) == thursday)
        #expect(calendar.lastClose(before: NewYorkTime.timestamp(try day("2024-05-19"), minute: 0)) == thursday + 1)
    }

    @Test("the session before each session is its predecessor over forty years")
    func inverse() throws {
        for calendar in ExchangeCalendar.allCases {
            let sessions = calendar.sessions(between: try day("1999-01-04"), and: try day("2040-12-31"))
            for (one, next) in zip(sessions, sessions.dropFirst()) {
                guard calendar.previousSession(before: next) == one else {
                    Issue.record("the session before \(next) is not \(one)")
                    return
                }
            }
        }
    }

    private func day(_ text: String) throws -> Day { try #require(Day(text)) }

    private func weekdaysOff(_ calendar: ExchangeCalendar, _ first: Day, _ last: Day) -> [Day] {
        (first.number...last.number).map(Day.init(number:)).filter { !$0.isWeekend && !calendar.isSession($0) }
    }
}
