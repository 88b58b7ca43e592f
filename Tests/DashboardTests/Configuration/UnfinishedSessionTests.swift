import Model
import Services
import Testing

@testable import ballast

@Suite("Stored prices of a session that has not closed") struct UnfinishedSessionTests {
    /// Tuesday, 1 December 2026.
    private let today = Day(2026, 12, 1) ?? Day(number: 0)

    private func time(_ hour: Int, _ minute: Int) -> Timestamp {
        NewYorkTime.timestamp(today, minute: hour * 60 + minute)
    }

    /// A market as it is read from a store: the price of a time of today.
    private func stored(_ time: Timestamp) -> Market {
        let quote = Quote("IWM", last: Price(units: 30_335, decimals: 2), session: today, time: time)
        return Market(
            Moment(today, mode: .live),
            listings: [
                Listing(
                    Instrument("IWM", name: "IWM", kind: .etf, group: "us-small", basis: .adjusted),
                    provenance: Provenance("yahoo", .endOfDay))
            ]
        ).applying(.quote(quote))
    }

    @Test("while the session runs it is open, and its prices are no closes")
    func running() {
        var market = stored(time(12, 21))
        market.markUnfinished(at: time(12, 21))
        #expect(market.moment.session == .open && market.moment.minute == 741)
        #expect(market["IWM"]?.provenance == Provenance("yahoo", .delayed))
        market = stored(time(12, 21))
        market.markUnfinished(at: time(14, 0))
        #expect(market.moment.session == .open && market["IWM"]?.provenance.freshness == .stale)
    }

    @Test("after the close, and on the next day, a price from within the session is stale, and the last one a close")
    func closed() {
        for (price, fresh) in [(time(12, 21), Freshness.stale), (time(15, 59), .endOfDay)] {
            for now in [time(17, 0), Timestamp(milliseconds: time(11, 0).milliseconds + 86_400_000)] {
                var market = stored(price)
                market.markUnfinished(at: now)
                #expect(market.moment.session == .closed && market["IWM"]?.provenance.freshness == fresh)
            }
        }
    }
}
