import Model
import Testing

/// All tests splice into the same 30 stored sessions, with closes 100, 101 … 129.
struct SpliceTests {
    private let history: Series = Series((0..<30).map { SpliceTests.bar($0, 100 + Double($0)) })

    @Test("on the same scale, new sessions are added and corrected ones replaced")
    func extended() throws {
        let tail = Series([15, 16, 17, 18, 19, 20, 21].map { bar($0, 100 + Double($0)) })
        #expect(bars(history.splicing(tail)) == [])
        var later = (15..<33).map { bar($0, 100 + Double($0)) }
        later[10] = bar(25, 125.5)
        #expect(bars(history.splicing(Series(later))) == [bar(25, 125.5), bar(30, 130), bar(31, 131), bar(32, 132)])
    }

    @Test("where a generation of closes differs in a digit, the joined history is one update, older sessions included")
    func joinedAtOnce() throws {
        let known = Series((0..<400).map { bar($0, 100 + Double($0)) })
        let tail = (50..<401).map { bar($0, 100.00001 + Double($0)) }
        guard case .joined(let series) = known.splicing(Series(tail)) else {
            Issue.record("not joined")
            return
        }
        #expect(series.count == 401 && series[49] == bar(49, 149) && series[50] == bar(50, 150.00001))
        #expect(series[400] == bar(400, 500.00001))
        let few = Series(tail.suffix(250))
        #expect(bars(known.splicing(few))?.count == 250)
    }

    @Test("a later dividend rescales the older closes once by one factor")
    func dividend() throws {
        // A dividend of 1.25 on a close of 125: closes before the ex-date are multiplied by 1 − 1.25 ÷ 125 = 0.99.
        let tail = Series((20..<30).map { bar($0, (100 + Double($0)) * 0.99) } + [bar(30, 130)])
        guard case .rescaled(let joined, let factor) = history.splicing(tail) else {
            Issue.record("not rescaled")
            return
        }
        #expect(abs(factor - 0.99) < 1e-12)
        #expect(joined.count == 31)
        #expect(abs(joined.close(0) - 99) < 1e-9 && abs(joined.close(19) - 117.81) < 1e-9)
        #expect(abs(joined.close(29) - 127.71) < 1e-9 && joined.close(30) == 130)
        #expect(joined[0].volume == 1000)
        #expect(abs((joined[3].high ?? 0) - 102.96) < 1e-9)
        #expect(bars(joined.splicing(tail)) == [])
    }

    @Test("a dividend within the sessions added as quoted rescales only those before it")
    func dividendInside() throws {
        let grown = Series((0..<28).map { bar($0, 100 + Double($0)) } + [bar(28, 127), bar(29, 128)])
        let tail = Series((10..<28).map { bar($0, (100 + Double($0)) * 0.99) } + [bar(28, 127), bar(29, 128)])
        guard case .rescaled(let joined, let factor) = grown.splicing(tail) else {
            Issue.record("not rescaled")
            return
        }
        #expect(abs(factor - 0.99) < 1e-12)
        #expect(
            abs(joined.close(9) - 107.91) < 1e-9 && abs(joined.close(27) - 125.73) < 1e-9 && joined.close(28) == 127)
    }

    @Test("a dividend of less than one in ten thousand is detected if prices are exact")
    func smallDividend() throws {
        let factor = 1 - 0.01 / 130
        let tail = Series((20..<31).map { bar($0, (100 + Double($0)) * factor) })
        guard case .rescaled(_, let found) = history.splicing(tail) else {
            Issue.record("not rescaled")
            return
        }
        #expect(abs(found - factor) < 1e-12)
    }

    @Test("a split divides the older closes and multiplies their volumes")
    func split() throws {
        let tail = Series((20..<31).map { bar($0, (100 + Double($0)) / 4, volume: 4000) })
        guard case .rescaled(let joined, let factor) = history.splicing(tail) else {
            Issue.record("not rescaled")
            return
        }
        #expect(factor == 0.25)
        #expect(joined.close(0) == 25 && joined[0].volume == 4000 && joined.close(30) == 32.5)
        #expect(bars(joined.splicing(tail)) == [])
    }

    @Test("closes rounded to the cent are on the same scale as exact ones")
    func rounded() {
        let tail = Series((10..<32).map { bar($0, 100 + Double($0) + ($0.isMultiple(of: 2) ? 0.004 : -0.003)) })
        guard case .extended(let bars) = history.splicing(tail) else {
            Issue.record("not extended")
            return
        }
        #expect(bars.count == 22 && bars.last?.day == day(31))
    }

    /// A stretch of sessions that cannot be spliced.
    struct MismatchedSeries: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let series: Series

        init(_ description: String, _ days: Range<Int>, _ close: (Double) -> Double) {
            testDescription = description
            series = Series(days.map { SpliceTests.bar($0, close(Double($0))) })
        }

        static let all = [
            MismatchedSeries("does not meet", 31..<40) { 100 + $0 },
            MismatchedSeries("shares three sessions", 27..<40) { 100 + $0 },
            MismatchedSeries("goes the other way", 15..<33) { 200 - 3 * $0 },
            MismatchedSeries("changes its scale near its begin", 15..<33) { (100 + $0) * ($0 < 18 ? 0.5 : 1) },
            MismatchedSeries("on another scale, and older", 15..<29) { (100 + $0) / 2 },
        ]
    }

    @Test("a stretch that does not overlap or contradicts the history is a misfit", arguments: MismatchedSeries.all)
    func misfit(series: MismatchedSeries) {
        guard case .mismatch = history.splicing(series.series) else {
            Issue.record("\(history.splicing(series.series))")
            return
        }
    }

    @Test("bars of another period are a misfit, whatever their closes")
    func monthly() {
        let tail = Series([12, 16, 20, 24, 28, 32].map { bar($0, 100 + Double($0)) })
        guard case .mismatch = history.splicing(tail) else {
            Issue.record("weekly bars were accepted as sessions")
            return
        }
    }

    @Test("a history that reaches back as far replaces the stored one, and an empty one changes nothing")
    func joined() {
        let all = Series((0..<31).map { bar($0, 50 + Double($0)) })
        guard case .replaced(let series) = history.splicing(all), case .replaced = Series().splicing(all) else {
            Issue.record("not replaced")
            return
        }
        #expect(series.close(0) == 50 && series.count == 31)
        #expect(bars(history.splicing(Series())) == [] && bars(Series().splicing(Series())) == [])
    }

    @Test("values missing from a newer bar are retained, and running sessions are ignored")
    func unknowns() {
        var old = history
        old.update(500, on: day(30))
        let tail = Series((20..<31).map { Bar(day($0), close: 100 + Double($0)) })
        #expect(bars(old.splicing(tail)) == [Bar(day(30), close: 130)])
        var live = tail
        live.update(900, on: day(31))
        #expect(bars(old.splicing(live)) == [Bar(day(30), close: 130)])
    }

    @Test("a close from another source fits unless it is off by a factor like that of a split")
    func scale() {
        #expect(history.fits(112, on: day(10)) && history.fits(99.8, on: day(0)))
        #expect(!history.fits(11, on: day(10)) && !history.fits(220, on: day(10)))
        #expect(history.fits(1, on: day(99)), "any close fits a day without one")
    }

    private func bars(_ splice: Splice) -> [Bar]? {
        guard case .extended(let bars) = splice else { return nil }
        return bars
    }

    private func day(_ number: Int) -> Day { Day(number: 19_000 + Int32(number)) }
    private func bar(_ number: Int, _ close: Double, volume: Double = 1000) -> Bar {
        Self.bar(number, close, volume: volume)
    }

    fileprivate static func bar(_ number: Int, _ close: Double, volume: Double = 1000) -> Bar {
        Bar(
            Day(number: 19_000 + Int32(number)), open: close, high: close + 1, low: close - 1, close: close,
            volume: volume)
    }
}
