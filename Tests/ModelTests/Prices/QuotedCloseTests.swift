import Model
import TestSupport
import Testing

/// Sessions that have a quoted close beside the one for returns.
struct QuotedCloseTests {
    private let first = Day(number: 19_800)

    /// Sessions whose adjusted closes are 90 % of the quoted ones.
    private func series(_ quoted: [Double], factor: Double = 0.9) -> Series {
        Series(
            quoted.enumerated().map { index, price in
                Bar(
                    first + index, open: price, high: price + 1, low: price - 1, close: price * factor,
                    quotedClose: price, volume: 1000)
            })
    }

    @Test("returns are of the adjusted closes, prices as quoted")
    func closes() {
        let series = Series([
            Bar(first, close: 90, quotedClose: 100), Bar(first + 1, close: 99, quotedClose: 100),
        ])
        #expect(agree(series.change(over: .day), 0.1, to: 1e-9))
        #expect(series.lastClose == 99 && series.lastPrice == 100 && series.price(0) == 100)
        #expect(series[1].price == 100 && series[1].close == 99)
    }

    @Test("a price of the running session is quoted, and its return is that of the quoted prices")
    func running() {
        var series = series([100, 100])
        series.update(110, on: first + 2)
        series.update(105, on: first + 2)
        #expect(series.lastPrice == 105 && agree(series.lastClose, 94.5))
        #expect(agree(series.change(over: .day), 0.05))
        #expect(series[2].open == 110 && series[2].high == 110 && series[2].low == 105)
        series.update(80, on: first + 3)
        #expect(series.count == 4 && series.price(2) == 105 && agree(series.close(2), 94.5))
    }

    @Test("the factor of the running session can be given, as on the day of a dividend")
    func dividendDay() {
        var series = series([100])
        series.update(99, on: first + 1, adjustment: 1)
        #expect(series.lastClose == 99 && series.lastPrice == 99)
        #expect(agree(series.change(over: .day), 0.1, to: 1e-9))
    }

    @Test("sessions without a quoted close show the only one they have")
    func mixed() {
        var series = series([100, 102])
        series.append(Bar(first + 2, close: 95))
        #expect(series.price(2) == 95 && series.quotedClose(2) == nil && series.quotedClose(1) == 102)
        #expect(!series.isQuoted(0..<3) && series.isQuoted(0..<2))
        #expect(series.shownCloses(0..<3) == [90, 91.8, 95])
        series.append(Bar(first + 1, close: 93))
        #expect(series.quotedClose(1) == nil && series.count == 3)
    }

    @Test("an average is of quoted closes, or of the others where one of them is missing")
    func averages() {
        var series = series([100, 102, 104])
        #expect(series.average(3) == 102)
        #expect(agree(series.distance(toAverage: 3), 104 / 102 - 1))
        series.append(Bar(first + 3, close: 99))
        #expect(agree(series.average(3), (91.8 + 93.6 + 99) / 3))
        #expect(series.average(4).map { $0 < 100 } == true)
    }

    @Test("a prefix has the quoted closes of its own sessions")
    func prefix() {
        let past = series([100, 102, 104]).prefix(through: first + 1)
        #expect(past.count == 2 && past.lastPrice == 102)
        var changed = past
        changed.append(Bar(first + 5, close: 1, quotedClose: 2))
        #expect(changed.price(2) == 2 && changed.count == 3)
    }

    @Test("a dividend rescales the adjusted closes before it and leaves quoted prices and volumes")
    func dividend() throws {
        let known = series([100, 102, 104, 106, 108, 110, 112])
        let tail = Series(
            (1..<8).map { Bar(first + $0, close: 0.88 * (100 + 2 * Double($0)), quotedClose: 100 + 2 * Double($0)) })
        guard case .rescaled(let joined, let factor) = known.splicing(tail) else {
            Issue.record("not rescaled")
            return
        }
        #expect(agree(factor, 0.88 / 0.9))
        #expect(agree(joined.close(0), 88) && joined.price(0) == 100 && joined[0].high == 101)
        #expect(joined[0].volume == 1000)
    }

    @Test("a split rescales quoted prices as well, and volumes inversely")
    func split() throws {
        let known = series([100, 102, 104, 106, 108, 110, 112], factor: 1)
        let tail = Series(
            (1..<8).map { day in
                let price = (100 + 2 * Double(day)) / 2
                return Bar(first + day, close: price, quotedClose: price, volume: 2000)
            })
        guard case .rescaled(let joined, _) = known.splicing(tail) else {
            Issue.record("not rescaled")
            return
        }
        #expect(joined.price(0) == 50 && joined.close(0) == 50 && joined[0].high == 50.5 && joined[0].volume == 2000)
    }

    @Test("quoted closes are added to sessions that have the same close without one, with their high and low")
    func completed() throws {
        let known = Series((0..<10).map { Bar(first + $0, high: 95, low: 85, close: 90) })
        let tail = Series(
            (3..<11).map { Bar(first + $0, high: 104, low: 96, close: 90, quotedClose: 100, volume: 7) })
        guard case .extended(let bars) = known.splicing(tail) else {
            Issue.record("not extended")
            return
        }
        #expect(bars.map(\.day) == (3..<11).map { first + $0 })
        #expect(bars[0].quotedClose == 100 && bars[0].high == 104)
        let older = Bar(first, high: 95, low: 85, close: 90).completed(by: tail[0])
        #expect(older.quotedClose == 100 && older.high == 104 && older.low == 96 && older.volume == 7)
    }

    @Test("the newest price of a fund is marked as adjusted where no quoted one is known")
    func listing() {
        let fund = Instrument("VTWO", name: "V", kind: .etf, group: "us-small", basis: .adjusted)
        let provenance = Provenance("t", .bundled)
        #expect(Listing(fund, series: Series([Bar(first, close: 81.4294)]), provenance: provenance).isLastAdjusted)
        let quoted = Listing(fund, series: series([100]), provenance: provenance)
        #expect(!quoted.isLastAdjusted && quoted.lastValue == 100 && quoted.last?.value == 100)
    }

    @Test("an impossible quoted close is dropped, with the prices whose scale it had")
    func rules() {
        let session = PriceRules().session(
            first, open: 100, high: 102, low: 99, close: 90, quotedClose: -1, volume: 5)
        #expect(session.bar == Bar(first, close: 90, volume: 5))
        #expect(session.breaches.map(\.part) == [.quotedClose])
        let good = PriceRules().session(first, open: 100, high: 102, low: 99, close: 90, quotedClose: 101, volume: 5)
        #expect(good.breaches.isEmpty && good.bar.high == 102)
        let low = PriceRules().session(first, open: 100, high: 98, low: 97, close: 90, quotedClose: 101, volume: nil)
        #expect(low.breaches.map(\.part) == [.high])
    }
}
