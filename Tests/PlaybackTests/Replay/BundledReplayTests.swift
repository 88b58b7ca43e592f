import Model
import Playback
import PlaybackSupport
import TestSupport
import Testing

/// Replays the bundled tables.
struct BundledReplayTests {
    let fullMarket: Market

    init() throws { fullMarket = try Bundled.market }

    @Test("nothing is shown ahead of time, and every close is the market as of its date", arguments: [1.0, 7, 60])
    func walk(speed: Double) throws {
        let from = try #require(Day(2023, 11, 20)), to = try #require(Day(2024, 6, 14))
        var machine = try #require(ReplayMachine(fullMarket, from: from, to: to, speed: speed))
        var market = fullMarket
        var updates = 0
        var closes = 0
        while let update = machine.drain() {
            market.apply(update)
            updates += 1
            #expect(market.foreknowledge == [])
            if market.moment.session == .closed {
                closes += 1
                #expect(market.differences(to: fullMarket.asOf(market.day, mode: .replay)) == [])
            }
            machine.advance(by: machine.due ?? .zero)
        }
        #expect(market.day == to && machine.state.isAtEnd)
        #expect(closes > 30)
        if speed == 60 { #expect(closes == updates - 1) }
        if speed == 1 { #expect(closes == 143 && updates == 4 * 143) }
    }

    @Test("most instruments have a year of history when a replay opens without a date")
    func opening() throws {
        let day = try #require(fullMarket.firstDay())
        func known(_ market: Market) -> Int { market.listings.count { $0.series.change(over: .year) != nil } }
        #expect(known(fullMarket.asOf(day, mode: .replay)) * 2 > fullMarket.listings.count)
        #expect(known(fullMarket.asOf(day - 1, mode: .replay)) * 2 <= fullMarket.listings.count)
        #expect(fullMarket.firstDay(withHistoryOf: 12_000) == nil)
    }

    @Test("the full span is played back to 1987, a year at a time")
    func fullSpan() throws {
        var machine = try #require(ReplayMachine(pausedAtEndOf: fullMarket))
        var market = fullMarket
        var day = market.day
        while day > machine.state.span.lowerBound {
            day = day - 365
            machine.send(.jump(to: day))
            guard let update = machine.drain() else { continue }
            market.apply(update)
            #expect(market.foreknowledge == [])
            #expect(market.differences(to: fullMarket.asOf(market.day, mode: .replay)) == [])
        }
        #expect(market.day == Day(1987, 9, 10))
    }

    @Test("a delayed replay continues from where it was, without catching up")
    func delayed() throws {
        let from = try #require(Day(2024, 4, 1))
        var machine = try #require(ReplayMachine(fullMarket, from: from, speed: 20))
        machine.advance(by: .seconds(3600))
        #expect(machine.state.day == Day(2024, 4, 5))
    }

    @Test("on 16 May 2024 the market shows what was known then")
    func sixteenthOfMay() throws {
        var machine = try #require(ReplayMachine(pausedAtEndOf: fullMarket))
        machine.send(.jump(to: try #require(Day(2024, 5, 16))))
        let market = fullMarket.applying(try machine.nextUpdate())
        #expect(market["RUT"]?.series.lastClose == 2096.25)
        #expect(market.rates[.tenYears].last == 4.38)
        #expect(market.rates.policy.last == 5.33)
        #expect(market.deals.first?.target == "Proteologix")
        #expect(market.valuations.last?.day == Day(2023, 12, 7))
        #expect(market.valuationStatements.count == 2)
    }
}
