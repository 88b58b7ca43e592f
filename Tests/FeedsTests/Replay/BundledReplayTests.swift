import Feeds
import Model
import Testing

/// The replay of the real tables.
struct BundledReplayTests {
    let whole: Market

    init() throws { whole = try Bundled.market }

    @Test("nothing looks ahead, and every close is the market as of its date", arguments: [1.0, 7, 60])
    func walk(speed: Double) throws {
        let from = try #require(Day(2023, 11, 20)), to = try #require(Day(2024, 6, 14))
        var machine = try #require(ReplayMachine(whole, from: from, to: to, speed: speed))
        var market = whole
        var updates = 0
        var closes = 0
        while let update = machine.take() {
            market.apply(update)
            updates += 1
            #expect(market.foreknowledge == [])
            if market.moment.session == .closed {
                closes += 1
                #expect(market.differences(to: whole.asOf(market.day, mode: .replay)) == [])
            }
            machine.advance(by: machine.due ?? .zero)
        }
        #expect(market.day == to && machine.state.isAtEnd)
        #expect(closes > 30)
        if speed == 60 { #expect(closes == updates - 1) }
        if speed == 1 { #expect(closes == 143 && updates == 4 * 143) }
    }

    @Test("most instruments have a year behind them when a replay opens without a date")
    func opening() throws {
        let day = try #require(whole.firstDay())
        func known(_ market: Market) -> Int { market.listings.count { $0.series.change(over: .year) != nil } }
        #expect(known(whole.asOf(day, mode: .replay)) * 2 > whole.listings.count)
        #expect(known(whole.asOf(day - 1, mode: .replay)) * 2 <= whole.listings.count)
        #expect(whole.firstDay(withHistoryOf: 5000) == nil)
    }

    @Test("the whole span is played back to 1999, a year at a time")
    func wholeSpan() throws {
        var machine = try #require(ReplayMachine(resting: whole))
        var market = whole
        var day = market.day
        while day > machine.state.span.lowerBound {
            day = day - 365
            machine.send(.jump(to: day))
            guard let update = machine.take() else { continue }
            market.apply(update)
            #expect(market.foreknowledge == [])
            #expect(market.differences(to: whole.asOf(market.day, mode: .replay)) == [])
        }
        #expect(market.day == Day(1999, 1, 4))
    }

    @Test("a replay that was held up goes on from where it was, it does not rush")
    func heldUp() throws {
        let from = try #require(Day(2024, 4, 1))
        var machine = try #require(ReplayMachine(whole, from: from, speed: 20))
        machine.advance(by: .seconds(3600))
        #expect(machine.state.day == Day(2024, 4, 5))
    }

    @Test("on 16 May 2024 the market shows what it showed then")
    func sixteenthOfMay() throws {
        var machine = try #require(ReplayMachine(resting: whole))
        machine.send(.jump(to: try #require(Day(2024, 5, 16))))
        let market = whole.applying(try machine.taken())
        #expect(market["RUT"]?.series.lastClose == 2096.25)
        #expect(market.rates[.tenYears].last == 4.38)
        #expect(market.rates.policy.last == 5.33)
        #expect(market.deals.first?.target == "Proteologix")
        #expect(market.valuations.last?.day == Day(2023, 12, 7))
        #expect(market.valuationStatements.count == 2)
    }
}
