import Model
import Testing

struct TrendTests {
    @Test("the figures at a price equal those of the series", arguments: [2, 49, 50, 63, 64, 199, 200, 251, 252, 600])
    func matchesSeries(count: Int) throws {
        var randomWalk = RandomWalk(seed: UInt64(count))
        var series = randomWalk.series(count)
        let base = try #require(TrendBase(series))
        for _ in 0..<20 {
            let price = 60 + 80 * randomWalk.next()
            series.update(price, on: base.day)
            let trend = base.trend(at: price)
            #expect(agree(trend.average50, series.average(50)))
            #expect(agree(trend.average200, series.average(200)))
            #expect(agree(trend.drawdown252, series.drawdown252))
            #expect(agree(trend.volatility63, series.volatility63))
            #expect(agree(trend.change, series.change(over: .day)))
            #expect((trend.isHigh == nil) == (count < 252))
            #expect(base.fits(series))
        }
    }

    @Test("a high is above all 251 previous closes, not merely equal")
    func extremes() throws {
        let series = Series((0..<252).map { Bar(Day(number: Int32($0)), close: $0 == 100 ? 20 : $0 == 150 ? 5 : 10) })
        let base = try #require(TrendBase(series))
        #expect(base.trend(at: 20).isHigh == false)
        #expect(base.trend(at: 20.01).isHigh == true)
        #expect(base.trend(at: 5).isLow == false)
        #expect(base.trend(at: 4.99).isLow == true)
        #expect(TrendBase(series.prefix(through: Day(number: 0)))?.trend(at: 10).isHigh == nil)
        #expect(TrendBase(Series()) == nil)
    }

    @Test("the cache is invalidated by a new session or a new history")
    func cache() throws {
        var randomWalk = RandomWalk(seed: 5)
        let instrument = Instrument("A", name: "", kind: .share, group: "", basis: .price)
        var listing = Listing(instrument, series: randomWalk.series(300), provenance: Provenance("test", .live))
        var cache = TrendCache()
        for step in 0..<6 {
            let day = try #require(listing.series.lastDay)
            listing.series.update(100 + Double(step), on: step % 2 == 0 ? day : day + 1)
            #expect(agree(cache.trend(of: listing)?.average50, listing.series.average(50)))
        }
        listing.series = randomWalk.series(listing.series.count)
        #expect(agree(cache.trend(of: listing)?.average50, listing.series.average(50)))
        cache.forget("A")
        #expect(agree(cache.trend(of: listing)?.drawdown252, listing.series.drawdown252))
        listing.series = Series()
        #expect(cache.trend(of: listing) == nil)
    }
}
