import Testing

@testable import Model

@Suite("Figures out of range") struct ImpossibleFigureTests {
    private let day = Day(number: 20_000)

    @Test("days are clamped to the years 1 to 9999, and any number of days can be added")
    func days() {
        #expect(Day(number: .max).description == "9999-12-31")
        #expect(Day(number: .min).description == "0001-01-01")
        #expect(Day(number: .max) - Day(number: .min) == 3_652_058)
        for count in [Int.max, .min, 1 << 31, -1 << 31, 1 << 40] {
            #expect((day + count > day) == (count > 0))
            #expect((day - count > day) == (count < 0))
        }
        #expect((day + .max).startOfYear > day && (day - .max).startOfQuarter < day)
        #expect(Day(number: .min).startOfPreviousQuarter.year <= 1)
    }

    @Test("sessions are found at the first and last days", arguments: [Day(number: .min), Day(number: .max)])
    func sessions(day: Day) {
        #expect(ExchangeCalendar.nyse.previousSession(before: day) < day)
    }

    @Test("timestamps are clamped to the years 1 to 9999")
    func instants() {
        #expect(Timestamp(milliseconds: .max).description == "9999-12-31T23:59:59Z")
        #expect(Timestamp(milliseconds: .min).description == "0001-01-01T00:00:00Z")
        #expect(Timestamp(milliseconds: 1 << 62) == Timestamp(milliseconds: .max))
        #expect(Timestamp(day, hour: 12, minute: 0).wallClock(offsetMinutes: .max).day == day + 1)
        #expect(Timestamp(day, hour: 12, minute: 0).wallClock(offsetMinutes: .min).day == day - 1)
        for milliseconds in [Int64.min, .max] {
            let time = Timestamp(milliseconds: milliseconds)
            #expect([5, 19].contains(NewYorkTime.text(of: time).utf8.count) || time.milliseconds != 0)
            _ = ExchangeCalendar.nyse.state(at: time)
            _ = PublicationSchedule.effectiveFedFunds.newestDue(at: time)
        }
    }

    @Test(
        "the logarithm of a number without one is NaN", arguments: [0, -1, Double.infinity, Double.nan])
    func logarithms(number: Double) { #expect(logarithm(number).isNaN) }

    @Test("closes whose ratio overflows have no volatility")
    func volatility() {
        let series = Series((0..<70).map { Bar(day + $0, close: $0 % 2 == 0 ? 1e308 : 1e-308) })
        #expect(series.volatility63?.isFinite != true)
    }

    @Test("a running session before the last closed one is ignored")
    func running() {
        let closed = Series([Bar(day, close: 1), Bar(day + 1, close: 2)])
        #expect(Series(closed, running: Bar(day, close: 3)).running == nil)
        #expect(Series(closed, running: Bar(day + 1, close: 3)).lastClose == 3)
        #expect(Series(closed, running: Bar(day + 2, close: 3)).count == 3)
        #expect(Series(Series(closed, running: Bar(day + 2, close: 3)), running: nil).count == 2)
    }

    @Test("undefined ratios are excluded from the range of the discount")
    func discount() {
        func point(_ small: Double, _ large: Double) -> ValuationPoint {
            ValuationPoint(day, large: large, mid: nil, small: small, measure: "forward", source: "")
        }
        let moment = Moment(day, mode: .bundled)
        let points = [point(0, 0), point(15, 20), point(.nan, 20), point(16, 0), point(.infinity, 20)]
        #expect(Market(moment, valuations: points).discount?.range == -0.25 ... -0.25)
        #expect(Market(moment, valuations: points).valuationRanges.first?.count == 1)
        #expect(Market(moment, valuations: [point(0, 0)]).discount == nil)
        #expect(Market(moment).applying(.batch(points.map { .valuation($0) })).discount?.count == 1)
    }

    @Test("a deal of the year 1 lists one century of quarters, and the first day does not overflow")
    func quarters() {
        let deals = [Day(number: .min), day].map { day in
            Deal(announced: Dated(day), acquirer: "A", target: "B", kind: .acquisition, area: "", source: "")
        }
        #expect(DealQuarter.all(deals, at: Day(number: .max)).count == 400)
        #expect(DealQuarter.all(deals, at: Day(number: .min)).count == 1)
        #expect(Day(number: .min).startOfPreviousQuarter < Day(number: .min))
    }

    @Test("a minute outside the day is nil", arguments: [-1, 1441, .max, .min])
    func minute(minute: Int) { #expect(Moment(day, mode: .live, minute: minute).minute == nil) }
}
