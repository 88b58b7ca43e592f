import Model
import Testing

@testable import Dashboard

@Suite struct ChartSpanTests {
    /// A hundred sessions on consecutive days.
    private let series = Series((0..<100).map { Bar(Day(number: 19_000) + $0, close: Double($0 + 1)) })

    @Test("a zoom changes the number of sessions by its factor, and the last one stays at the right edge")
    func zoom() throws {
        #expect(ChartSpan.zoomed(40..<100, in: series, by: 1 / 1.5) == 60..<100)
        #expect(ChartSpan.zoomed(40..<100, in: series, by: 1.5) == 10..<100)
        #expect(ChartSpan.zoomed(20..<60, in: series, by: 0.5) == 40..<60)
    }

    @Test("a zoom around a session leaves it where it is on the screen", arguments: [20, 30, 45, 59])
    func anchor(_ anchor: Int) throws {
        let zoomed = try #require(ChartSpan.zoomed(20..<60, in: series, by: 0.5, around: anchor))
        let before = Double(anchor - 20) / 39, after = Double(anchor - zoomed.lowerBound) / Double(zoomed.count - 1)
        #expect(zoomed.count == 20 && abs(before - after) < 0.03)
    }

    @Test("a zoom has limits: six sessions, and all of them")
    func limits() {
        #expect(ChartSpan.zoomed(92..<100, in: series, by: 0.5) == 94..<100)
        #expect(ChartSpan.zoomed(94..<100, in: series, by: 0.5) == nil)
        #expect(ChartSpan.zoomed(5..<100, in: series, by: 1.5, around: 50) == 0..<100)
        #expect(ChartSpan.zoomed(0..<100, in: series, by: 1.5) == nil)
        #expect(ChartSpan.zoomed(0..<0, in: Series(), by: 0.5) == nil)
    }

    @Test("a zoom out takes back a zoom in, to a session", arguments: 9..<90)
    func back(_ count: Int) throws {
        let range = (100 - count)..<100
        let closer = try #require(ChartSpan.zoomed(range, in: series, by: 1 / 1.5))
        let wider = try #require(ChartSpan.zoomed(closer, in: series, by: 1.5))
        #expect(abs(wider.count - count) <= 1)
    }

    @Test("a pan moves as far as there are sessions")
    func pan() {
        #expect(ChartSpan.panned(40..<60, in: series, by: -15) == 25..<45)
        #expect(ChartSpan.panned(10..<30, in: series, by: -15) == 0..<20)
        #expect(ChartSpan.panned(0..<20, in: series, by: -5) == nil)
        #expect(ChartSpan.panned(70..<90, in: series, by: 15) == 80..<100)
    }

    @Test("a span up to the newest session follows new ones, and another stays at its days")
    func following() {
        let newest = ChartSpan(80..<100, in: series), earlier = ChartSpan(40..<60, in: series)
        #expect(newest.end == nil && earlier.end == series.day(59))
        var longer = series
        longer.append(Bar(series.day(99) + 1, close: 5))
        #expect(newest.range(in: longer) == 81..<101 && earlier.range(in: longer) == 40..<60)
    }

    @Test("a span has as many sessions of a shorter series as there are, and none of an empty one")
    func shorter() {
        let span = ChartSpan(40..<60, in: series)
        let late = Series((0..<10).map { Bar(series.day(55) + $0, close: 1) })
        #expect(span.range(in: late) == 0..<5)
        #expect(ChartSpan(80..<100, in: series).range(in: late) == 0..<10)
        #expect(span.range(in: Series()).isEmpty)
    }
}
