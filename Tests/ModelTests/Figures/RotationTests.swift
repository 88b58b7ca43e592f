import Model
import TestSupport
import Testing

struct RotationTests {
    @Test("small caps of May 2024 are improving, in agreement with pandas")
    func spring() throws {
        let rotation = try #require(Rotation(WeeklyCloses.small, against: WeeklyCloses.large))
        #expect(rotation.tail.count == 8)
        #expect(rotation.now == rotation.tail.last)
        #expect(rotation.now.day == Spring2024.day)
        #expect(agree(rotation.now.ratio, 96.40503014247228))
        #expect(agree(rotation.now.momentum, 101.37581472408044))
        #expect(rotation.now.quadrant == .improving)
        #expect(rotation.tail[0].day.description == "2024-03-28")
        #expect(agree(rotation.tail[0].ratio, 97.51214836300556))
        #expect(agree(rotation.tail[0].momentum, 100.87972352402299))
        #expect(rotation.tail[1].quadrant == .lagging)
    }

    @Test("scaling a price changes nothing")
    func scaling() throws {
        let plain = try #require(Rotation(WeeklyCloses.small, against: WeeklyCloses.large))
        let series = WeeklyCloses.small
        let scaled = Series((0..<series.count).map { Bar(series.day($0), close: series.close($0) * 10) })
        let same = try #require(Rotation(scaled, against: WeeklyCloses.large))
        for (a, b) in zip(plain.tail, same.tail) {
            #expect(agree(a.ratio, b.ratio) && agree(a.momentum, b.momentum))
        }
        #expect(Rotation(series, against: series)?.now == Rotation.Point(day: plain.now.day, ratio: 100, momentum: 100))
    }

    @Test("a week is represented by its last shared session, and 55 weeks are too few")
    func weeks() throws {
        let monday = try #require(Day("2024-01-01"))
        func series(_ weeks: Int, midweek: Double) -> Series {
            Series((0..<weeks).flatMap { [Bar(monday + $0 * 7, close: midweek), Bar(monday + $0 * 7 + 4, close: 2)] })
        }
        let level = Series((0..<56).map { Bar(monday + $0 * 7 + 4, close: 1) })
        let wild = try #require(Rotation(series(56, midweek: 9), against: level))
        #expect(wild.tail.count == 1)
        #expect(wild.now == Rotation.Point(day: monday + 55 * 7 + 4, ratio: 100, momentum: 100))
        #expect(Rotation(series(55, midweek: 9), against: level) == nil)
        #expect(Rotation(Series(), against: level) == nil)
    }

    @Test(
        "the quadrant follows from both numbers, and 100 counts as strong",
        arguments: [
            (100.0, 100.0, .leading), (101, 99.9, .weakening), (99.9, 99.9, .lagging), (99.9, 100, .improving),
        ] as [(Double, Double, Rotation.Quadrant)])
    func quadrants(ratio: Double, momentum: Double, quadrant: Rotation.Quadrant) {
        #expect(Rotation.Point(day: Day(number: 0), ratio: ratio, momentum: momentum).quadrant == quadrant)
    }

    @Test("an instrument is compared with its benchmark or with another one")
    func market() {
        func listing(_ symbol: Symbol, _ series: Series, _ benchmark: Symbol?) -> Listing {
            Listing(
                Instrument(symbol, name: "", kind: .etf, group: "", benchmark: benchmark, basis: .adjusted),
                series: series, provenance: Provenance("test", .bundled))
        }
        let market = Market(
            Moment(Spring2024.day, mode: .bundled),
            listings: [listing("IWM", WeeklyCloses.small, "SPY"), listing("SPY", WeeklyCloses.large, nil)])
        #expect(market.rotation(of: "IWM") == Rotation(WeeklyCloses.small, against: WeeklyCloses.large))
        #expect(market.rotation(of: "SPY", against: "IWM") == Rotation(WeeklyCloses.large, against: WeeklyCloses.small))
        #expect(market.rotation(of: "SPY") == nil)
        #expect(market.rotation(of: "IWM", against: "DIA") == nil)
    }
}
