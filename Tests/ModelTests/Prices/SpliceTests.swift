import Model
import Testing

/// Histories are joined by hand here: 30 known sessions with closes 100, 101 … 129, and stretches of sessions 20 on.
struct SpliceTests {
    private let known: Series = Series((0..<30).map { SpliceTests.bar($0, 100 + Double($0)) })

    @Test("on the same scale new sessions are added and corrected ones replaced")
    func extended() throws {
        let tail = Series([15, 16, 17, 18, 19, 20, 21].map { bar($0, 100 + Double($0)) })
        #expect(bars(known.splicing(tail)) == [])
        var later = (15..<33).map { bar($0, 100 + Double($0)) }
        later[10] = bar(25, 125.5)
        #expect(bars(known.splicing(Series(later))) == [bar(25, 125.5), bar(30, 130), bar(31, 131), bar(32, 132)])
    }

    @Test("a dividend since then rescales the older closes by one factor, once")
    func dividend() throws {
        // 1.25 paid on a close of 125: what is before the ex-date counts 1 − 1.25 ÷ 125 = 0.99 of itself.
        let tail = Series((20..<30).map { bar($0, (100 + Double($0)) * 0.99) } + [bar(30, 130)])
        guard case .rescaled(let whole, let factor) = known.splicing(tail) else {
            Issue.record("not rescaled")
            return
        }
        #expect(abs(factor - 0.99) < 1e-12)
        #expect(whole.count == 31)
        #expect(abs(whole.close(0) - 99) < 1e-9 && abs(whole.close(19) - 117.81) < 1e-9)
        #expect(abs(whole.close(29) - 127.71) < 1e-9 && whole.close(30) == 130)
        #expect(whole[0].volume == 1000)
        #expect(abs((whole[3].high ?? 0) - 102.96) < 1e-9)
        #expect(bars(whole.splicing(tail)) == [])
    }

    @Test("a dividend paid while the last known sessions were added as quoted rescales what is before it")
    func dividendInside() throws {
        let grown = Series((0..<28).map { bar($0, 100 + Double($0)) } + [bar(28, 127), bar(29, 128)])
        let tail = Series((10..<28).map { bar($0, (100 + Double($0)) * 0.99) } + [bar(28, 127), bar(29, 128)])
        guard case .rescaled(let whole, let factor) = grown.splicing(tail) else {
            Issue.record("not rescaled")
            return
        }
        #expect(abs(factor - 0.99) < 1e-12)
        #expect(abs(whole.close(9) - 107.91) < 1e-9 && abs(whole.close(27) - 125.73) < 1e-9 && whole.close(28) == 127)
    }

    @Test("a dividend of less than a ten-thousandth is seen where prices are exact")
    func smallDividend() throws {
        let factor = 1 - 0.01 / 130
        let tail = Series((20..<31).map { bar($0, (100 + Double($0)) * factor) })
        guard case .rescaled(_, let found) = known.splicing(tail) else {
            Issue.record("not rescaled")
            return
        }
        #expect(abs(found - factor) < 1e-12)
    }

    @Test("a split divides the older closes and multiplies their volumes")
    func split() throws {
        let tail = Series((20..<31).map { bar($0, (100 + Double($0)) / 4, volume: 4000) })
        guard case .rescaled(let whole, let factor) = known.splicing(tail) else {
            Issue.record("not rescaled")
            return
        }
        #expect(factor == 0.25)
        #expect(whole.close(0) == 25 && whole[0].volume == 4000 && whole.close(30) == 32.5)
        #expect(bars(whole.splicing(tail)) == [])
    }

    @Test("closes known to the cent only are on the scale of exact ones")
    func rounded() {
        let tail = Series((10..<32).map { bar($0, 100 + Double($0) + ($0.isMultiple(of: 2) ? 0.004 : -0.003)) })
        guard case .extended(let bars) = known.splicing(tail) else {
            Issue.record("not extended")
            return
        }
        #expect(bars.count == 22 && bars.last?.day == day(31))
    }

    /// A stretch of sessions that does not fit.
    struct Stranger: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let series: Series

        init(_ words: String, _ days: Range<Int>, _ close: (Double) -> Double) {
            testDescription = words
            series = Series(days.map { SpliceTests.bar($0, close(Double($0))) })
        }

        static let all = [
            Stranger("does not meet", 31..<40) { 100 + $0 },
            Stranger("shares three sessions", 27..<40) { 100 + $0 },
            Stranger("goes the other way", 15..<33) { 200 - 3 * $0 },
            Stranger("changes its scale near its begin", 15..<33) { (100 + $0) * ($0 < 18 ? 0.5 : 1) },
            Stranger("on another scale, and older", 15..<29) { (100 + $0) / 2 },
        ]
    }

    @Test("what does not meet or contradicts is a misfit", arguments: Stranger.all)
    func misfit(stranger: Stranger) {
        guard case .misfit = known.splicing(stranger.series) else {
            Issue.record("\(known.splicing(stranger.series))")
            return
        }
    }

    @Test("bars of another length are a misfit, whatever their closes")
    func monthly() {
        let tail = Series([12, 16, 20, 24, 28, 32].map { bar($0, 100 + Double($0)) })
        guard case .misfit = known.splicing(tail) else {
            Issue.record("weekly bars taken for sessions")
            return
        }
    }

    @Test("what reaches back as far replaces, and nothing changes nothing")
    func whole() {
        let all = Series((0..<31).map { bar($0, 50 + Double($0)) })
        guard case .replaced(let series) = known.splicing(all), case .replaced = Series().splicing(all) else {
            Issue.record("not replaced")
            return
        }
        #expect(series.close(0) == 50 && series.count == 31)
        #expect(bars(known.splicing(Series())) == [] && bars(Series().splicing(Series())) == [])
    }

    @Test("what a newer bar does not know stays as it was, and running sessions take no part")
    func unknowns() {
        var old = known
        old.update(500, on: day(30))
        let tail = Series((20..<31).map { Bar(day($0), close: 100 + Double($0)) })
        #expect(bars(old.splicing(tail)) == [Bar(day(30), close: 130)])
        var live = tail
        live.update(900, on: day(31))
        #expect(bars(old.splicing(live)) == [Bar(day(30), close: 130)])
    }

    @Test("a close stated elsewhere fits unless it is off as by a split")
    func scale() {
        #expect(known.fits(112, on: day(10)) && known.fits(99.8, on: day(0)))
        #expect(!known.fits(11, on: day(10)) && !known.fits(220, on: day(10)))
        #expect(known.fits(1, on: day(99)), "nothing is known of that day")
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
