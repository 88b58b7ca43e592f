import Model
import TestSupport
import Testing

@testable import Playback
@testable import Services

/// The live market that passes on another live market.
struct LiveMachineRelayTests {
    private static let desk = {
        var origin = LiveOrigin("desk")
        origin.isRelayed = true
        return origin
    }()
    private let today = Fixture.day("2026-11-18")

    private func time(_ hour: Int, _ minute: Int = 0) -> Timestamp {
        Timestamp(today, hour: hour, minute: minute, offsetMinutes: -300)
    }

    /// The other market, live within a session.
    private var other: Market {
        let sessions = ExchangeCalendar.nyse.sessions(between: today - 60, and: today - 1)
        var listing = Listing(
            LiveMachineTests.iwm, series: Series(sessions.map { Bar($0, close: 200) }),
            provenance: Provenance("yahoo", .live))
        listing.apply(quote(20_300, 11))
        return Market(
            Moment(today, .open, mode: .live, minute: 660), listings: [listing],
            rates: Rates(
                yields: [.tenYears: DatedValues([(today - 1, 4.4)])], provenance: Provenance("U.S. Treasury", .endOfDay)
            ),
            sources: [SourceStatus("yahoo", .good)])
    }

    private func quote(_ price: Int64, _ hour: Int, _ minute: Int = 0) -> Quote {
        Quote("IWM", last: Price(units: price, decimals: 2), session: today, time: time(hour, minute))
    }

    /// A machine that has received the other market.
    private func machine() -> LiveMachine {
        var live = LiveMachine(Market(Moment(today - 100, mode: .bundled)))
        _ = live.receive(.snapshot(other), from: LiveMachineRelayTests.desk, at: time(11))
        return live
    }

    @Test("dates, sources and freshness are those of the other market, at once and by every update")
    func relayed() {
        var live = machine()
        #expect(live.isLive && live.market.differences(to: other) == [])
        let provenance = MarketUpdate.provenance("IWM", Provenance("alpaca", .delayed))
        let moment = Moment(today, .open, mode: .live, minute: 661)
        let updates = [.quote(quote(20_400, 11, 1)), provenance, .moment(moment)] as [MarketUpdate]
        var expected = other
        for update in updates {
            _ = live.receive(update, from: LiveMachineRelayTests.desk, at: time(11, 1))
            expected.apply(update)
        }
        #expect(live.market.differences(to: expected) == [])
        #expect(live.market["IWM"]?.provenance == Provenance("alpaca", .delayed))
    }

    @Test("time alone changes nothing, because the other market tells of it")
    func ticks() {
        var live = machine()
        let updates = live.tick(at: time(15))
        #expect(updates.isEmpty && live.market.moment.minute == 660)
    }

    @Test("the viewer can look back and return, and the span reaches to the first session")
    func lookBack() throws {
        var live = machine()
        _ = live.drain()
        let span = try #require(live.market.moment.playback?.span)
        #expect(span == other.listings[0].series.day(0)...today)
        live.send(.step(-3))
        let past = live.drain()
        #expect(other.applying(try #require(past)).moment.mode == .replay)
        _ = live.receive(.quote(quote(20_500, 12)), from: LiveMachineRelayTests.desk, at: time(12))
        live.send(.step(9))
        let back = live.drain()
        #expect(other.applying(try #require(back))["IWM"]?.quote?.last.value == 205)
    }

    @Test("when the other market is lost, everything is stale under its source, until there is a new snapshot")
    func lost() {
        var live = machine()
        let failure = MarketUpdate.source(SourceStatus("desk", .failed, reason: "no heartbeat"))
        let passedOn = live.receive(failure, from: LiveMachineRelayTests.desk, at: time(12))
        #expect(live.market["IWM"]?.provenance == Provenance("yahoo", .stale))
        #expect(live.market.rates.provenance == Provenance("U.S. Treasury", .stale))
        #expect(live.market["IWM"]?.quote == other["IWM"]?.quote)
        #expect(other.applying(.batch(passedOn))["IWM"]?.provenance.freshness == .stale)
        _ = live.receive(.snapshot(other), from: LiveMachineRelayTests.desk, at: time(12))
        #expect(live.market["IWM"]?.provenance.freshness == .live)
    }

    @Test("a failure of one of the other market's own sources is only told")
    func otherFailure() {
        var live = machine()
        let failure = MarketUpdate.source(SourceStatus("yahoo", .failed, reason: "429"))
        _ = live.receive(failure, from: LiveMachineRelayTests.desk, at: time(12))
        #expect(live.market["IWM"]?.provenance.freshness == .live)
    }

    @Test("with services of its own again, freshness follows from them and from time")
    func ownServices() {
        var live = machine()
        _ = live.receive(.quote(quote(20_600, 13)), from: LiveMachineTests.yahoo, at: time(13))
        #expect(live.market["IWM"]?.provenance == Provenance("yahoo", .live))
        let ticked = live.tick(at: time(13, 30))
        #expect(!ticked.isEmpty)
        #expect(live.market["IWM"]?.provenance.freshness == .stale && live.market.moment.minute == 810)
        _ = live.receive(.quote(quote(20_700, 13, 31)), from: LiveMachineRelayTests.desk, at: time(13, 31))
        let updates = live.tick(at: time(13, 40))
        #expect(updates.isEmpty)
        var other = machine()
        // The clock is its own at once, not from the next minute on.
        let ended = other.endRelaying(at: time(13, 29))
        #expect(!ended.isEmpty && other.market.moment.minute == 809)
        #expect(other.market["IWM"]?.provenance.freshness == .live)
        let last = other.tick(at: time(13, 30)), again = other.endRelaying(at: time(13, 31))
        #expect(!last.isEmpty && again.isEmpty)
    }

    @Test("instruments of the viewer's lists that the other market lacks stay, without a price")
    func ownInstruments() {
        var live = LiveMachine(Market(Moment(today - 100, mode: .bundled)))
        let own = Instrument.undescribed("ZZTOP", group: Instrument.watchGroup)
        _ = live.receive(.instrument(own), from: LiveOrigin("live"), at: time(11))
        _ = live.receive(.snapshot(other), from: LiveMachineRelayTests.desk, at: time(11))
        #expect(live.market.listings.map(\.instrument.symbol) == ["IWM", "ZZTOP"])
    }
}
