import Model
import Reports
import TestSupport
import Testing

struct RunningSessionTests {
    @Test("every figure over a running session equals that over the same session once closed")
    func sameFigures() throws {
        let closed = Spring2024.market
        let day = Spring2024.day
        var running = closed.asOf(day - 1, mode: .bundled)
        running.apply(.moment(closed.moment))
        running.apply(.rates(closed.rates))
        for listing in closed.listings {
            let close = try #require(listing.series.lastClose)
            let last = try #require(Price(rounding: close, decimals: 4))
            let time = Timestamp(day, hour: 20, minute: 0)
            running.apply(.quote(Quote(listing.instrument.symbol, last: last, session: day, time: time)))
        }
        #expect(running.listings.allSatisfy { $0.series.running?.day == day })
        // A quote is never an adjusted close, which the closed sessions here are.
        func figures(_ market: Market) -> [Substring] {
            market.report().text().split(separator: "\n").filter { !$0.contains("lastAdjusted") }
        }
        #expect(figures(running) == figures(closed) && figures(closed).count > 500)
        #expect(
            running.relativeStrength(of: "QQQS", against: "IWM", over: .quarter).map(\.value)
                == closed.relativeStrength(of: "QQQS", against: "IWM", over: .quarter).map(\.value))
    }
}
