import Model
import Playback
import TestSupport
import Testing

struct ReplaySourceTests {
    let clock = ManualClock()

    @Test("it yields the snapshot at once, and each step when it is due")
    func ticks() async throws {
        let source = ReplaySource(try #require(ReplayMachine(Fixture.market)), clock: clock)
        let updates = Reader(source)
        var market = try await Fixture.market.applying(updates.next())
        #expect(market["AAA"]?.series.lastClose == 10)
        for price in [9.0, 13, 12, 12, 12.5, 8, 11] {
            async let next = updates.next()
            await clock.waitForSleeper()
            clock.advance(by: .milliseconds(250))
            try await market.apply(next)
            #expect(market["AAA"]?.series.lastClose == price)
        }
    }

    @Test("a command applies at once, without the clock, and to the state before that")
    func commands() async throws {
        let source = ReplaySource(try #require(ReplayMachine(pausedAtEndOf: Fixture.market)), clock: clock)
        let updates = Reader(source)
        source.send(.step(-2))
        let market = try await Fixture.market.applying(updates.next())
        #expect(market.differences(to: Fixture.market.asOf(Fixture.second, mode: .replay)) == [])
    }

    @Test("a waiting reader is woken by a command")
    func wakes() async throws {
        let source = ReplaySource(try #require(ReplayMachine(Fixture.market, speed: 0.1)), clock: clock)
        let updates = Reader(source)
        _ = try await updates.next()
        async let next = updates.next()
        await clock.waitForSleeper()
        source.send(.jump(to: Fixture.third))
        #expect(try await Fixture.market.applying(next).day == Fixture.third)
    }

    @Test("the market has the playback state, and again when it changes")
    func playback() async throws {
        let source = ReplaySource(try #require(ReplayMachine(Fixture.market, speed: 2)), clock: clock)
        let updates = Reader(source)
        var market = try await Fixture.market.applying(updates.next())
        #expect(market.moment.playback?.speed == .sessions(2))
        #expect(market.moment.playback?.isPaused == false)
        #expect(market.moment.playback?.span == Fixture.first...Fixture.fourth)
        source.send(.pause)
        try await market.apply(updates.next())
        #expect(market.moment.playback?.isPaused == true)
    }

    @Test("a slow reader gets one update with all that has happened")
    func conflates() async throws {
        let source = ReplaySource(try #require(ReplayMachine(Fixture.market)), clock: clock)
        let updates = Reader(source)
        var market = try await Fixture.market.applying(updates.next())
        source.send(.step(1))
        source.send(.step(1))
        source.send(.step(1))
        try await market.apply(updates.next())
        #expect(market.differences(to: Fixture.market.asOf(Fixture.third, mode: .replay)) == [])
    }

    @Test("data of later days that is loaded late is not shown before them")
    func nothingAhead() async throws {
        let rates = Rates(yields: [.tenYears: DatedValues([(Fixture.first, 3.6), (Fixture.fourth + 300, 9)])])
        let bar = Bar(Fixture.fourth + 300, close: 99)
        let source = ReplaySource(try #require(ReplayMachine(Fixture.market)), clock: clock) {
            [.rates(rates), .series("AAA", Series([Fixture.up, bar])), .policy(Fixture.fourth + 300, 9)]
        }
        let updates = Reader(source)
        source.send(.step(1))
        let market = try await Fixture.market.applying(updates.next())
        #expect(market.day == Fixture.first)
        #expect(market.rates[.tenYears].last == 3.6 && market.rates.policy.isEmpty)
        #expect(market["AAA"]?.series.lastDay == Fixture.first)
        #expect(market.moment.playback?.span.upperBound == Fixture.fourth + 300)
    }

    @Test("data that is loaded late comes first, and is in the snapshots")
    func later() async throws {
        let table = HoldingsTable(fund: "AAA", asOf: Dated(Fixture.first), holdings: [], source: "test")
        let source = ReplaySource(try #require(ReplayMachine(pausedAtEndOf: Fixture.market)), clock: clock) {
            [.holdings(table)]
        }
        let updates = Reader(source)
        var market = try await Fixture.market.applying(updates.next())
        #expect(market.holdingsTables.count == 1 && market.moment.mode == .bundled)
        source.send(.step(-1))
        try await market.apply(updates.next())
        #expect(market.holdingsTables.count == 1 && market.moment.mode == .replay)
    }

    @Test("a pause stops the clock of the market, and keeps the progress of a step")
    func pause() async throws {
        let source = ReplaySource(try #require(ReplayMachine(Fixture.market)), clock: clock)
        let updates = Reader(source)
        var market = try await Fixture.market.applying(updates.next())
        clock.advance(by: .milliseconds(150))
        source.send(.pause)
        clock.advance(by: .seconds(100))
        source.send(.resume)
        async let next = updates.next()
        await clock.waitForSleeper()
        clock.advance(by: .milliseconds(100))
        try await market.apply(next)
        #expect(market["AAA"]?.series.lastClose == 9)
    }
}
