import Model
import PlaybackSupport
import TestSupport
import Testing

@testable import Formats
@testable import Playback

/// Replays the minute bars of 18, 19, 20 and 23 December 2019.
struct IntradayReplayTests {
    let fullMarket: Market
    let machine: IntradayReplayMachine

    init() throws {
        fullMarket = try Bundled.market
        let (replay, errors) = try Bundled.tables.intradayReplay(fullMarket: fullMarket, speed: 1)
        #expect(errors == [])
        machine = try #require(replay)
    }

    private func market(_ machine: IntradayReplayMachine) throws -> Market {
        var copy = machine
        return try fullMarket.applying(copy.nextUpdate())
    }

    @Test("it opens with the first prices after the daily sessions, and all others as of the day before")
    func opening() throws {
        let market = try market(machine)
        let day = try #require(Day(2019, 12, 18))
        #expect(market.moment == Moment(day, .open, mode: .replay, minute: 570))
        #expect(
            market.listings.map(\.instrument.symbol.name).sorted().joined(separator: " ")
                == "COMP DIA IBB IJR IWM QQQ RUT SPX SPY TLT VIX VTWO XBI XLB XLC XLE XLF XLI XLK XLP XLRE XLU XLV XLY")
        let series = try #require(market["IWM"]?.series), daily = try #require(fullMarket["IWM"]?.series)
        #expect(series.closed.count == daily.prefix(through: Day(2019, 12, 17) ?? day).count)
        #expect(series.running?.quotedClose == 164.99 && series.change(over: .month) != nil)
        #expect(market["RUT"]?.series.lastDay == Day(2019, 12, 17))
        #expect(market.rates[.tenYears].lastDay == Day(2019, 12, 17))
        #expect(market["IWM"]?.quote?.time == Timestamp(day, hour: 14, minute: 30))
    }

    @Test("tables that are loaded late show nothing of later dates")
    func nothingAhead() throws {
        var machine = machine
        var market = try fullMarket.applying(machine.nextUpdate())
        let day = market.day
        var rates = fullMarket.rates
        rates.append(YieldCurve(fullMarket.day + 100, percent: [.tenYears: 9.9]))
        machine.ingest([
            .rates(rates), .policy(fullMarket.day + 100, 9.9),
            .headline(Headline("a", time: Timestamp(fullMarket.day, hour: 9, minute: 0), link: "b", wire: "c")),
        ])
        try market.apply(machine.nextUpdate())
        #expect(market.rates[.tenYears].lastDay == day - 1 && market.rates.policy.lastDay ?? day < day)
        #expect(market.headlines.isEmpty && market.deals.isEmpty)
        machine.send(.step(1))
        try market.apply(machine.nextUpdate())
        #expect(market.rates[.tenYears].lastDay == day && market.moment.session == .closed)
    }

    @Test("after thirty minutes the newest price is that of the bar of 09:59")
    func halfAnHour() throws {
        var machine = machine
        var market = try fullMarket.applying(machine.nextUpdate())
        for _ in 0..<30 {
            machine.advance(by: .seconds(1))
            try market.apply(machine.nextUpdate())
        }
        let listing = try #require(market["IWM"])
        #expect(market.moment.minute == 600)
        #expect(listing.last == Price(units: 16_452, decimals: 2))
        #expect(listing.quote?.time == Timestamp(market.day, hour: 15, minute: 0))
        #expect(listing.series.running?.high == 165.09)
        #expect(listing.intraday?.points.count == 31)
    }

    @Test("minutes before a split are on the scale of the daily tables, whose bar the session closes with")
    func sessionBar() throws {
        var machine = machine
        machine.send(.step(1))
        let first = try market(machine)
        for symbol in ["IWM", "XLK"].map({ Symbol($0) }) {
            let daily = try #require(fullMarket[symbol]?.series.prefix(through: first.day))
            #expect(first[symbol]?.series.count == daily.count)
            #expect(first[symbol]?.series.lastClose == daily.lastClose)
            let last = machine.history.sessions[0].bars[symbol]?.last?.close.value
            #expect(agree(last, daily.lastPrice, to: 0.02))
        }
        #expect(first["RUT"]?.series.lastDay == first.day)
        machine.send(.jump(to: try #require(Day(2019, 12, 24))))
        let last = try market(machine)
        #expect(last["VTWO"]?.series.lastDay == Day(2019, 12, 23))
        #expect(machine.state.isAtEnd && machine.state.day == Day(2019, 12, 23))
    }

    @Test("played minute by minute nothing is shown ahead of time, and each market is the snapshot of its minute")
    func walk() throws {
        var machine = machine
        machine.send(.changeSpeed(by: 120))
        var market = try fullMarket.applying(machine.nextUpdate())
        var updates = 1
        while let due = machine.due {
            machine.advance(by: due)
            try market.apply(machine.nextUpdate())
            updates += 1
            #expect(market.foreknowledge == [])
            for listing in market.listings {
                guard let time = listing.quote?.time, let minute = market.moment.minute else { continue }
                #expect(time <= Timestamp(market.day, hour: 0, minute: minute, offsetMinutes: -300))
            }
            if updates % 47 == 0 || market.moment.session == .closed {
                let position = MinutePosition(
                    session: machine.history.sessions.firstIndex { $0.day == market.day } ?? 0,
                    minute: (market.moment.minute ?? 960) - 570)
                #expect(market.differences(to: machine.snapshot(at: position)) == [])
            }
        }
        #expect(updates > 750 && market.day == Day(2019, 12, 23))
    }

    @Test("unordered bars, and bars with impossible prices or times, are bad rows")
    func badRows() throws {
        let text = """
            time,symbol,open,high,low,close,volume
            2019-12-18T09:30-05:00,IWM,165.54,165.60,165.50,165.55,10
            2019-12-18T09:29-05:00,IWM,165.54,165.60,165.50,165.55,10
            2019-12-18T09:31-05:00,IWM,165.54,165.50,165.50,165.55,10
            2019-12-18T25:31-05:00,IWM,165.54,165.60,165.50,165.55,10
            2019-12-18T09:32,IWM,165.54,165.60,165.50,165.55,10
            2019-12-18T14:33Z,IWM,165.54,165.60,165.50,165.55,10

            """
        var table = try TableReader(Array(text.utf8), file: "t.csv")
        let history = try MinuteTable.read(&table)
        #expect(history.sessions.first?.bars["IWM"]?.map(\.minute) == [570])
        #expect(table.errors.map(\.line) == [3, 4, 5, 6, 7])
    }
}
