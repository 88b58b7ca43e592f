import Model
import Playback
import TestSupport
import Testing

struct ReplayMachineTests {
    let step = Duration.milliseconds(250)

    @Test("a rising session is played as open, low, high, close, and a falling one with the high before the low")
    func course() throws {
        var machine = try #require(ReplayMachine(Fixture.market))
        var market = Fixture.market.applying(try machine.nextUpdate())
        var prices: [Double] = []
        for _ in 0..<8 {
            prices.append(market["AAA"]?.series.lastClose ?? 0)
            machine.advance(by: step)
            market.apply(try machine.nextUpdate())
        }
        #expect(prices == [10, 9, 13, 12, 12, 12.5, 8, 11])
    }

    @Test("the running session has no more than what has happened")
    func running() throws {
        var machine = try #require(ReplayMachine(Fixture.market))
        machine.advance(by: step)
        let market = Fixture.market.applying(try machine.nextUpdate())
        #expect(market["AAA"]?.series.running == Bar(Fixture.first, open: 10, high: 10, low: 9, close: 9))
        #expect(market["BBB"]?.series.isEmpty == true)
        #expect(market["CCC"]?.series.isEmpty == true)
        #expect(market.moment == Moment(Fixture.first, .open, mode: .replay))
    }

    @Test("the opening has its minute, deals up to the day, and the rates of the session before")
    func opening() throws {
        var machine = try #require(ReplayMachine(Fixture.market, from: Fixture.third))
        let market = Fixture.market.applying(try machine.nextUpdate())
        #expect(market.moment == Moment(Fixture.third, .open, mode: .replay, minute: 570))
        #expect(market.deals.map(\.target) == ["Gamma", "Delta", "Beta"])
        #expect(market.rates[.tenYears].lastDay == Fixture.second)
        #expect(market.rates.policy.lastDay == Fixture.second)
        #expect(market.valuations.isEmpty)
    }

    @Test("every close is the market as of that date, whether reached by steps, at speed or by a jump")
    func closes() throws {
        let full = Fixture.market
        for session in [Fixture.first, Fixture.second, Fixture.third, Fixture.fourth] {
            var jumping = try #require(ReplayMachine(full))
            jumping.send(.jump(to: session))
            let jumped = full.applying(try jumping.nextUpdate())
            #expect(jumped.differences(to: full.asOf(session, mode: .replay)) == [])
        }
        var machine = try #require(ReplayMachine(full))
        var market = full.applying(try machine.nextUpdate())
        for session in [Fixture.first, Fixture.second, Fixture.third, Fixture.fourth] {
            machine.send(.step(1))
            market.apply(try machine.nextUpdate())
            #expect(market.differences(to: full.asOf(session, mode: .replay)) == [])
        }
    }

    @Test("steps go from close to close, pause, and stop at the ends of the span", arguments: [1, 3, 100, Int.max])
    func steps(far: Int) throws {
        var machine = try #require(ReplayMachine(Fixture.market))
        machine.send(.step(-far))
        #expect(machine.state.day == Fixture.first && machine.state.isPaused)
        machine.send(.step(1))
        #expect(machine.state.day == Fixture.first)
        machine.send(.step(1))
        #expect(machine.state.day == Fixture.second)
        machine.send(.step(-1))
        #expect(machine.state.day == Fixture.first)
        machine.send(.step(-far))
        #expect(machine.state.day == Fixture.first)
        machine.send(.step(3))
        #expect(machine.state.day == Fixture.fourth && machine.state.isAtEnd)
        machine.send(.step(far))
        #expect(machine.state.day == Fixture.fourth)
        machine.send(.step(Int.min))
        #expect(machine.state.day == Fixture.first)
    }

    @Test("a step back from a running session goes to the close before it")
    func stepBackFromOpen() throws {
        var machine = try #require(ReplayMachine(Fixture.market))
        machine.send(.step(2))
        machine.send(.resume)
        machine.advance(by: step)
        #expect(machine.state.day == Fixture.third)
        machine.send(.step(-1))
        #expect(machine.state.day == Fixture.second)
    }

    @Test("a jump lands on the last session on or before the date, inside the span")
    func jumps() throws {
        var machine = try #require(ReplayMachine(Fixture.market, from: Fixture.second))
        for (date, session) in [
            ("2023-06-04", Fixture.second), ("2023-06-05", Fixture.third), ("1990-01-01", Fixture.second),
            ("2090-01-01", Fixture.fourth),
        ] {
            machine.send(.jump(to: Fixture.day(date)))
            #expect(machine.state.day == session)
        }
    }

    @Test("it stops at the last close and cannot be resumed there")
    func end() throws {
        var machine = try #require(ReplayMachine(Fixture.market, speed: 1000))
        machine.advance(by: .seconds(60))
        #expect(machine.state.isAtEnd && machine.state.isPaused && machine.due == nil)
        machine.send(.resume)
        machine.send(.toggle)
        #expect(machine.state.isPaused)
        machine.send(.step(-1))
        machine.send(.toggle)
        #expect(!machine.state.isPaused)
    }

    @Test("a replay paused at its end yields nothing until it is moved, then it is a replay")
    func pausedAtEnd() throws {
        let full = Fixture.market
        var machine = try #require(ReplayMachine(pausedAtEndOf: full))
        #expect(machine.hasNothingNew)
        machine.send(.resume)
        machine.advance(by: .seconds(10))
        #expect(machine.hasNothingNew)
        machine.send(.step(-1))
        let market = full.applying(try machine.nextUpdate())
        #expect(market.moment == Moment(Fixture.third, mode: .replay))
    }

    @Test("updates that are ingested late are in every snapshot from then on")
    func ingesting() throws {
        let table = HoldingsTable(fund: "AAA", asOf: Dated(Fixture.first), holdings: [], source: "test")
        var machine = try #require(ReplayMachine(pausedAtEndOf: Fixture.market))
        machine.ingest([.holdings(table)])
        machine.send(.step(-1))
        #expect(Fixture.market.applying(try machine.nextUpdate()).holdingsTables.count == 1)
    }

    /// The market with only its last two sessions, and the updates with the others.
    private var tail: (market: Market, rest: [MarketUpdate]) {
        let full = Fixture.market
        let listings = full.listings.map { listing in
            var short = listing
            let bars = (0..<listing.series.count).map { listing.series[$0] }.filter { $0.day >= Fixture.third }
            short.series = Series(bars)
            return short
        }
        let rest = full.listings.map { MarketUpdate.series($0.instrument.symbol, $0.series) }
        return (
            Market(
                full.moment, listings: listings, rates: full.rates, deals: full.deals, valuations: full.valuations,
                sources: full.sources), rest
        )
    }

    @Test("sessions that are ingested late are played, and the current session stays")
    func ingestingSessions() throws {
        let (market, rest) = tail
        var machine = try #require(ReplayMachine(market))
        machine.send(.jump(to: Fixture.fourth))
        machine.send(.step(-1))
        #expect(machine.state.span == Fixture.third...Fixture.fourth && machine.state.day == Fixture.third)
        machine.ingest(rest)
        #expect(machine.state.span == Fixture.first...Fixture.fourth && machine.state.day == Fixture.third)
        #expect(
            market.applying(try machine.nextUpdate()).differences(to: Fixture.market.asOf(Fixture.third, mode: .replay))
                == [])
        machine.send(.step(-2))
        #expect(market.applying(try machine.nextUpdate()).day == Fixture.first)
    }

    @Test("a jump to a date that is not loaded yet is made when it is, unless another command came since")
    func pendingJump() throws {
        let (market, rest) = tail
        var machine = try #require(ReplayMachine(pausedAtEndOf: market))
        machine.send(.jump(to: Fixture.second))
        #expect(machine.state.day == Fixture.third)
        machine.ingest(rest)
        #expect(machine.state.day == Fixture.second)
        var other = try #require(ReplayMachine(pausedAtEndOf: market))
        other.send(.jump(to: Fixture.second))
        other.send(.step(1))
        other.ingest(rest)
        #expect(other.state.day == Fixture.fourth)
    }

    @Test("a filing and a headline appear with the close of their day, in play and after a jump alike")
    func reports() throws {
        var full = Fixture.market
        let time = Timestamp(Fixture.second, hour: 14, minute: 0)
        full.apply(.filing(Filing(accession: "1", form: "8-K", parties: [], accepted: time, link: "a")))
        full.apply(.headline(Headline("Alpha buys Beta", time: time, link: "b", wire: "W")))
        var machine = try #require(ReplayMachine(full))
        machine.send(.step(1))
        var market = full.applying(try machine.nextUpdate())
        #expect(market.filings.isEmpty && market.headlines.isEmpty)
        machine.send(.step(1))
        market.apply(try machine.nextUpdate())
        #expect(market.filings.count == 1 && market.headlines.count == 1)
    }

    @Test("a span without a session is not a replay")
    func emptySpan() {
        #expect(ReplayMachine(Fixture.market, from: Fixture.day("2023-06-03"), to: Fixture.day("2023-06-04")) == nil)
        #expect(ReplayMachine(Fixture.market, from: Fixture.fourth, to: Fixture.first) == nil)
        #expect(ReplayMachine(Market(Moment(Fixture.first, mode: .bundled))) == nil)
    }

    @Test("the speed is clamped, and a tick is one update at any speed", arguments: [0.1, 1, 250, 1000])
    func speeds(speed: Double) throws {
        var machine = try #require(ReplayMachine(Fixture.market, speed: speed))
        _ = machine.drain()
        let due = try #require(machine.due)
        #expect(due >= .milliseconds(16) && due <= .milliseconds(2500))
        machine.advance(by: due)
        _ = try machine.nextUpdate()
        #expect(machine.hasNothingNew)
        machine.send(.changeSpeed(by: 1_000_000))
        #expect(machine.state.speed == 1000)
        machine.send(.changeSpeed(by: -.infinity))
        #expect(machine.state.speed == 0.1)
    }
}
