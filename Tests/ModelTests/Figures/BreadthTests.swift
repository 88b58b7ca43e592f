import Model
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

    @Test("the running breadth equals that of the series after every price")
    func running() throws {
        var randomWalk = RandomWalk(seed: 7)
        var set = (0..<12).map { randomWalk.series(40 * $0 + 1, from: Day(number: Int32(1000 - 40 * $0))) }
        set.append(Series([Bar(Day(number: 3), close: 1)]))
        var running = try #require(RunningBreadth(set))
        #expect(running.breadth == Breadth(set))
        for step in 0..<300 {
            let position = step % 13
            let price = 60 + 80 * randomWalk.next()
            let day = position == 12 ? Day(number: 3) : Day(number: 1000)
            set[position].update(price, on: day)
            running.apply(price, on: day, at: position)
            #expect(running.breadth == Breadth(set))
        }
        let before = running.breadth
        running.apply(1e9, on: Day(number: 1001), at: 4)
        running.apply(1e9, on: Day(number: 1000), at: 99)
        #expect(running.breadth == before)
        #expect(RunningBreadth([]) == nil)
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
