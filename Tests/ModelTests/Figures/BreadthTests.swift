import Model
import TestSupport
import Testing

struct BreadthTests {
    @Test("the breadth of a small set agrees with a count by hand")
    func byHand() throws {
        let set = [
            level(252, last: 11), level(252, last: 9), level(252, last: 10), level(60, last: 12), level(251, last: 12),
            level(10, last: 9), Series(level(300, last: 12).tail(3).map { Bar(Day(number: 5), close: $0) }), Series(),
        ]
        let breadth = try #require(Breadth(set))
        #expect(breadth.day == BreadthTests.last)
        #expect(breadth.members == 6)
        #expect(breadth.missing == 1)
        #expect(breadth.advancers == 3)
        #expect(breadth.decliners == 2)
        #expect(breadth.unchanged == 1)
        #expect(breadth.advanceDecline == 1)
        #expect(breadth.above50.count == 3)
        #expect(breadth.above50.of == 5)
        #expect(breadth.above200.count == 2)
        #expect(breadth.above200.of == 4)
        #expect(breadth.highs.count == 1)
        #expect(breadth.lows.count == 1)
        #expect(breadth.highs.of == 3)
        #expect(agree(breadth.above50.fraction, 0.6))
        #expect(Breadth([]) == nil)
        #expect(Breadth([level(3, last: 1)])?.above50.fraction == nil)
    }

    @Test(
        "the breadth of one series agrees with its change, averages and closes",
        arguments: [1, 2, 49, 50, 199, 200, 251, 252, 600])
    func oneSeries(count: Int) throws {
        var randomWalk = RandomWalk(seed: UInt64(count))
        var series = randomWalk.series(count)
        let day = try #require(series.lastDay)
        for _ in 0..<20 {
            let price = 60 + 80 * randomWalk.next()
            series.update(price, on: day)
            let breadth = try #require(Breadth([series]))
            let change = series.change(over: .day)
            #expect(breadth.members == 1 && (change == nil) == (count < 2))
            #expect(breadth.advanceDecline == (change.map { $0 > 0 ? 1 : -1 } ?? 0))
            #expect(breadth.above50.fraction == series.average(50).map { price > $0 ? 1 : 0 })
            #expect(breadth.above200.fraction == series.average(200).map { price > $0 ? 1 : 0 })
            let year = count < 252 ? nil : series.tail(252).dropLast()
            #expect(breadth.highs.fraction == year.map { $0.allSatisfy { price > $0 } ? 1 : 0 })
            #expect(breadth.lows.fraction == year.map { $0.allSatisfy { price < $0 } ? 1 : 0 })
        }
    }

    @Test(
        "a high is above all 251 previous closes, not merely equal",
        arguments: [(20, 0, 0), (20.01, 1, 0), (5, 0, 0), (4.99, 0, 1)])
    func extremes(price: Double, highs: Int, lows: Int) throws {
        var series = Series((0..<252).map { Bar(Day(number: Int32($0)), close: $0 == 100 ? 20 : $0 == 150 ? 5 : 10) })
        series.update(price, on: Day(number: 251))
        let breadth = try #require(Breadth([series]))
        #expect(breadth.highs.count == highs && breadth.lows.count == lows)
        #expect(breadth.highs.of == 1 && breadth.lows.of == 1)
    }

    @Test("an equal-weight return is compared with the index between the same dates")
    func equalWeight() throws {
        let market = market([
            ("I", [10, 11, 12]), ("A", [10, 10, 15]), ("B", [10, 10, 10]), ("LATE", [0, 10, 20]),
        ])
        var result = try #require(market.equalWeight(of: ["A", "B"], against: "I", over: .day))
        #expect(agree(result.mean, 0.25))
        #expect(agree(result.index, 12.0 / 11 - 1))
        #expect(agree(result.difference, 0.25 - (12.0 / 11 - 1)))
        #expect(result.day - result.base == 1)
        result = try #require(market.equalWeight(of: ["A", "LATE", "NONE"], against: "I", over: .day))
        #expect(result.count == 2 && result.missing == 1)
        #expect(market.equalWeight(of: ["I"], against: "I", over: .day)?.difference == 0)
        #expect(market.equalWeight(of: ["NONE"], against: "I", over: .day) == nil)
        #expect(market.equalWeight(of: ["A"], against: "I", over: .week) == nil)
        #expect(market.equalWeight(of: ["A"], against: "NONE", over: .day) == nil)
    }

    @Test("a level is not a member of a set")
    func levels() {
        let market = market([("A", [1, 2]), ("VIX", [1, 2])])
        #expect(market.members(of: "set") == ["A"])
        #expect(market.breadth(of: ["A", "VIX", "NONE"])?.members == 1)
        #expect(market.breadth(of: ["VIX"]) == nil)
    }

    private static let last = Day(number: 1000)

    /// A series of `count` closes of 10, except for the last one.
    private func level(_ count: Int, last: Double) -> Series {
        Series((1...count).map { Bar(BreadthTests.last - (count - $0), close: $0 == count ? last : 10) })
    }

    private func market(_ rows: [(Symbol, [Double])]) -> Market {
        let listings = rows.map { symbol, closes in
            let bars = closes.enumerated().filter { $0.element > 0 }
                .map { Bar(Day(number: Int32($0.offset)), close: $0.element) }
            return Listing(
                Instrument(
                    symbol, name: "", kind: .etf, group: "set", basis: symbol == "VIX" ? .level : .price),
                series: Series(bars), provenance: Provenance("test", .bundled))
        }
        return Market(Moment(Day(number: 2), mode: .bundled), listings: listings)
    }
}
