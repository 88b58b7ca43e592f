// Long because each test drives the same machine, set up through the helpers below.
import Model
import Testing

@testable import Playback
@testable import Services

/// The live market as a value, driven by updates and times.
struct LiveMachineTests {
    static let iwm = Instrument(
        "IWM", name: "iShares Russell 2000 ETF", kind: .etf, group: "us-small", basis: .adjusted)
    static let yahoo = LiveOrigin("yahoo", quoteInterval: .seconds(20))
    /// A Wednesday session, with a session on the day before and after.
    let today = day(2026, 11, 18)

    /// A market at rest after 60 days of sessions; those before, from `first` on, are still to be loaded.
    func machine(through day: Day, playableFrom first: Day? = nil) -> LiveMachine {
        let series = Series(
            ExchangeCalendar.nyse.sessions(between: day - 60, and: day).enumerated().map {
                Bar($1, close: 200 + Double($0))
            })
        let listing = Listing(LiveMachineTests.iwm, series: series, provenance: Provenance("Yahoo Finance", .bundled))
        let rest = Playback(span: (first ?? series.day(0))...day, speed: .sessions(1), isPaused: true)
        return LiveMachine(Market(Moment(day, mode: .bundled, playback: rest), listings: [listing]))
    }

    func quote(_ price: Int64, on day: Day, hour: Int = 11, second: Int = 0) -> Quote {
        Quote(
            "IWM", last: Price(units: price, decimals: 2), session: day,
            time: Timestamp(day, hour: hour, minute: 0, second: second, offsetMinutes: -300))
    }

    func time(_ hour: Int, _ minute: Int = 0, second: Int = 0, on day: Day? = nil) -> Timestamp {
        Timestamp(day ?? today, hour: hour, minute: minute, second: second, offsetMinutes: -300)
    }

    @Test("bundled data stays bundled until something newer arrives")
    func rest() {
        var live = machine(through: day(2025, 9, 24))
        let updates = live.tick(at: time(11))
        #expect(updates.isEmpty)
        #expect(live.market.moment.mode == .bundled)
        #expect(!live.isLive)
        let pending = live.drain()
        #expect(pending == nil)
    }

    @Test("history that is loaded late can be navigated to, also by a jump made before it arrived")
    func lateHistory() throws {
        var live = machine(through: day(2025, 9, 24))
        live.send(.jump(to: day(2015, 1, 5)))
        let sessions = ExchangeCalendar.nyse.sessions(between: day(2014, 1, 2), and: day(2025, 9, 24))
        live.ingest([.series("IWM", Series(sessions.map { Bar($0, close: 100) }))])
        #expect(live.market.moment.playback?.span == day(2014, 1, 2)...day(2025, 9, 24))
        let past = live.drain()
        let shown = live.market.applying(try #require(past))
        #expect(shown.day == day(2015, 1, 5) && shown["IWM"]?.series.lastDay == day(2015, 1, 5))
        var resting = machine(through: day(2025, 9, 24))
        resting.ingest([.series("IWM", Series(sessions.map { Bar($0, close: 100) }))])
        let update = resting.drain()
        #expect(resting.market.applying(try #require(update)).moment.playback?.span.lowerBound == day(2014, 1, 2))
    }

    @Test("a jump to a date that is still being loaded changes nothing until it has been, unless a command follows")
    func awaitedHistory() throws {
        let first = day(2014, 1, 2), last = day(2025, 9, 24), sought = day(2015, 1, 5)
        let rest = [
            MarketUpdate.series(
                "IWM", Series(ExchangeCalendar.nyse.sessions(between: first, and: last).map { Bar($0, close: 100) }))
        ]
        var live = machine(through: last, playableFrom: first)
        #expect(live.market.isLoading(sought) && !live.market.isLoading(last))
        live.send(.jump(to: sought))
        let before = live.drain()
        #expect(before == nil && live.isFollowing)
        live.ingest(rest)
        let after = live.drain()
        #expect(live.market.applying(try #require(after)).day == sought)

        var other = machine(through: last, playableFrom: first)
        other.send(.jump(to: sought))
        other.send(.step(-1))
        other.ingest(rest)
        let stepped = other.drain()
        #expect(other.market.applying(try #require(stepped)).day == last - 1)

        var failing = machine(through: last, playableFrom: first)
        failing.send(.jump(to: sought))
        failing.ingest([])
        let shown = failing.drain(), market = failing.market.applying(try #require(shown))
        #expect(market.day == machine(through: last).market.firstLoadedDay && !market.isLoading(sought))
    }

    @Test("the past shows no times of the last success of sources")
    func statusesOfThePast() throws {
        var live = machine(through: day(2025, 9, 24))
        live.send(.step(-1))
        let past = live.drain()
        var shown = live.market.applying(try #require(past))
        let status = SourceStatus("yahoo", .good, lastSuccess: time(11), service: ServiceRecord(address: "https://a"))
        _ = live.receive(.source(status), from: Self.yahoo, at: time(11))
        let updates = live.drain()
        shown.apply(try #require(updates))
        #expect(shown.sources == [SourceStatus("yahoo", .good)])
        live.send(.step(1))
        let present = live.drain()
        shown.apply(try #require(present))
        #expect(shown.sources == [status])
    }

    @Test("a quote after a gap is shown without a change, and joined once its history has arrived")
    func gap() throws {
        var live = machine(through: day(2025, 9, 24))
        let counted = live.receive(.quote(quote(24_150, on: today)), from: LiveMachineTests.yahoo, at: time(11))
        #expect(counted.count == 2)
        #expect(live.market["IWM"]?.last == Price(units: 24_150, decimals: 2))
        #expect(live.market["IWM"]?.series.lastDay == day(2025, 9, 24))
        #expect(live.market["IWM"]?.provenance.freshness == .bundled)
        #expect(live.market.change(of: "IWM", over: .day) == nil)
        #expect(live.market.day == today)
        let history = Series(
            ExchangeCalendar.nyse.sessions(between: day(2025, 9, 1), and: day(2026, 11, 17)).map { Bar($0, close: 240) }
        )
        _ = live.receive(.series("IWM", history), from: LiveMachineTests.yahoo, at: time(11, 1))
        let listing = try #require(live.market["IWM"])
        #expect(listing.last == Price(units: 24_150, decimals: 2))
        #expect(listing.series.lastDay == today)
        #expect(live.market.change(of: "IWM", over: .day).map { abs($0 - (241.5 / 240 - 1)) < 1e-12 } == true)
        #expect(listing.provenance == Provenance("yahoo", .live))
        #expect(live.market.moment.mode == .live)
        #expect(live.market.moment.session == .open)
        #expect(live.market.moment.minute == 11 * 60)
    }

    @Test("an intraday price that was not confirmed later is not the close")
    func unconfirmed() {
        var live = machine(through: today - 1)
        _ = live.receive(.quote(quote(24_150, on: today, hour: 14)), from: Self.yahoo, at: time(14))
        _ = live.tick(at: time(17))
        #expect(live.market["IWM"]?.provenance.freshness == .stale)
        // A share that trades rarely has no newer price than that.
        _ = live.receive(.quote(quote(24_150, on: today, hour: 14)), from: Self.yahoo, at: time(17, 1))
        #expect(live.market["IWM"]?.provenance.freshness == .endOfDay)
        _ = live.receive(.bar("IWM", Bar(today, close: 241)), from: Self.yahoo, at: time(17, 2))
        _ = live.receive(.bar("IWM", Bar(today - 9, close: 240)), from: Self.yahoo, at: time(17, 3))
        #expect(live.market["IWM"]?.provenance.freshness == .endOfDay)
    }

    @Test("a session that was only seen running is requested, and its last price is not a close")
    func onlySeenRunning() throws {
        var live = machine(through: today - 2)
        let series = try #require(live.market["IWM"]?.series)
        _ = live.receive(.series("IWM", series), from: Self.yahoo, at: time(9, on: today - 1))
        _ = live.receive(
            .quote(quote(26_000, on: today - 1, hour: 12)), from: Self.yahoo, at: time(12, on: today - 1))
        #expect(live.market.change(of: "IWM", over: .day) != nil)
        _ = live.receive(.quote(quote(25_000, on: today, hour: 10)), from: Self.yahoo, at: time(10))
        #expect(live.market["IWM"]?.last == Price(units: 25_000, decimals: 2))
        #expect(live.market.change(of: "IWM", over: .day) == nil)
        #expect(live.market.relative(of: "IWM", against: "IWM", over: .day) == nil)
        let memory = PriceMemory { [market = live.market] in market[$0].map { StoredHistory($0.series) } }
        #expect(memory.range(for: "IWM", now: time(10)) == .month)
        _ = live.tick(at: time(10, 0, second: 20))
        #expect(live.market["IWM"]?.provenance.freshness == .live)
        _ = live.receive(.bar("IWM", Bar(today - 1, close: 200)), from: Self.yahoo, at: time(10, 1))
        #expect(live.market.change(of: "IWM", over: .day) == 0.25)
        #expect(live.market["IWM"]?.series.close(on: today - 1) == 200)
    }

    @Test("an instrument without history has a price and no change")
    func firstDay() {
        let listing = Listing(LiveMachineTests.iwm, provenance: Provenance("", .stale))
        var live = LiveMachine(Market(Moment(today - 1, mode: .bundled), listings: [listing]))
        _ = live.receive(.quote(quote(24_150, on: today)), from: Self.yahoo, at: time(11))
        #expect(live.market["IWM"]?.last == Price(units: 24_150, decimals: 2))
        #expect(live.market["IWM"]?.provenance == Provenance("yahoo", .live))
        #expect(live.market.change(of: "IWM", over: .day) == nil)
        #expect(live.isLive && live.market.day == today)
    }

    @Test("of several quotes that wait for a history the newest counts")
    func newestWaits() {
        var live = machine(through: day(2025, 9, 24))
        for second in [3, 9, 6] {
            _ = live.receive(
                .quote(quote(24_000 + Int64(second), on: today, second: second)), from: LiveMachineTests.yahoo,
                at: time(11))
        }
        let history = Series(
            ExchangeCalendar.nyse.sessions(between: day(2026, 9, 1), and: day(2026, 11, 17)).map { Bar($0, close: 240) }
        )
        _ = live.receive(.series("IWM", history), from: LiveMachineTests.yahoo, at: time(11))
        #expect(live.market["IWM"]?.last == Price(units: 24_009, decimals: 2))
    }

    @Test("a live price without updates is stale in trading hours, and after them until its close arrives")
    func ageing() {
        var live = machine(through: day(2026, 11, 17))
        _ = live.receive(.quote(quote(24_150, on: today)), from: LiveMachineTests.yahoo, at: time(11))
        #expect(live.market["IWM"]?.provenance.freshness == .live)
        _ = live.tick(at: time(11, 0, second: 40))
        #expect(live.market["IWM"]?.provenance.freshness == .live)
        _ = live.tick(at: time(11, 1))
        #expect(live.market["IWM"]?.provenance.freshness == .stale)
        #expect(live.market["IWM"]?.last == Price(units: 24_150, decimals: 2))
        _ = live.receive(.quote(quote(24_160, on: today, second: 30)), from: LiveMachineTests.yahoo, at: time(11, 2))
        #expect(live.market["IWM"]?.provenance.freshness == .live)
        _ = live.tick(at: time(16, 5))
        #expect(live.market["IWM"]?.provenance.freshness == .stale)
        #expect(live.market.moment.session == .closed)
        _ = live.receive(.bar("IWM", Bar(today, close: 241)), from: LiveMachineTests.yahoo, at: time(16, 30))
        #expect(live.market["IWM"]?.provenance.freshness == .endOfDay)
        _ = live.tick(at: time(11, 0, on: today + 2))
        #expect(live.market["IWM"]?.provenance.freshness == .stale)
    }

    /// A live market that starts with data stored by an earlier run.
    private func restored(through day: Day, _ freshness: Freshness, quote: Quote? = nil) -> LiveMachine {
        var market = machine(through: day).market
        market.apply(.provenance("IWM", Provenance("yahoo", freshness)))
        if let quote { market.apply(.quote(quote)) }
        market.apply(.moment(Moment(day, mode: .live)))
        return LiveMachine(market)
    }

    @Test("instruments without updates age too, as soon as another source makes the market live")
    func withoutUpdates() {
        func freshness(_ machine: LiveMachine) -> Provenance? {
            var live = machine
            _ = live.receive(.deal(.sample(on: today)), from: LiveOrigin("edgar"), at: time(11))
            #expect(live.isLive)
            return live.market["IWM"]?.provenance
        }
        #expect(freshness(restored(through: day(2026, 11, 4), .endOfDay)) == Provenance("yahoo", .stale))
        #expect(freshness(restored(through: day(2026, 11, 17), .endOfDay)) == Provenance("yahoo", .endOfDay))
        #expect(freshness(restored(through: day(2026, 11, 17), .stale)) == Provenance("yahoo", .stale))
        #expect(freshness(machine(through: day(2025, 9, 24))) == Provenance("Yahoo Finance", .bundled))
    }

    @Test("a stored intraday price is not the close of its session")
    func keptQuote() {
        let yesterday = day(2026, 11, 17)
        func freshness(hour: Int) -> Freshness? {
            var live = restored(through: yesterday - 1, .endOfDay, quote: quote(24_150, on: yesterday, hour: hour))
            _ = live.receive(.source(SourceStatus("yahoo", .failed)), from: LiveMachineTests.yahoo, at: time(9))
            return live.market["IWM"]?.provenance.freshness
        }
        #expect(freshness(hour: 11) == .stale)
        #expect(freshness(hour: 16) == .endOfDay)
    }

    @Test("a quote older than the price changes neither its source nor its age, and is not reported")
    func olderQuote() {
        var live = machine(through: day(2026, 11, 17))
        let alpaca = LiveOrigin("alpaca", quoteInterval: .seconds(60))
        _ = live.receive(.quote(quote(24_150, on: today, second: 5)), from: alpaca, at: time(11, 0, second: 6))
        let updates = live.receive(
            .batch([.quote(quote(24_100, on: today, second: 3))]), from: LiveMachineTests.yahoo,
            at: time(11, 0, second: 7))
        #expect(updates.isEmpty)
        #expect(live.market["IWM"]?.provenance == Provenance("alpaca", .live))
        #expect(live.market["IWM"]?.last == Price(units: 24_150, decimals: 2))
    }

    @Test("the source of a price keeps it fresh, even with a less exact time")
    func confirmed() {
        var live = machine(through: day(2026, 11, 17))
        _ = live.receive(.quote(quote(24_150, on: today, second: 5)), from: LiveMachineTests.yahoo, at: time(11))
        _ = live.tick(at: time(11, 1))
        #expect(live.market["IWM"]?.provenance.freshness == .stale)
        _ = live.receive(
            .quote(quote(24_150, on: today, second: 4)), from: LiveMachineTests.yahoo, at: time(11, 1, second: 5))
        #expect(live.market["IWM"]?.provenance.freshness == .live)
        #expect(live.market["IWM"]?.quote?.time == quote(24_150, on: today, second: 5).time)
    }

    @Test("a live market stays at the last close until the day is over, and at a weekend shows the day itself")
    func weekend() {
        let friday = day(2026, 11, 20)
        func moment(_ hour: Int, _ day: Day) -> Moment {
            var live = machine(through: friday)
            _ = live.receive(
                .source(SourceStatus("yahoo", .good)), from: LiveMachineTests.yahoo, at: time(hour, on: day))
            var moment = live.market.moment
            moment.playback = nil
            return moment
        }
        #expect(moment(20, friday) == Moment(friday, .closed, mode: .live))
        #expect(moment(12, friday + 2) == Moment(friday + 2, .holiday, mode: .live))
        #expect(moment(2, friday + 3) == Moment(friday + 2, .holiday, mode: .live))
        #expect(moment(2, friday + 1) == Moment(friday + 1, .holiday, mode: .live))
    }

    @Test("navigating back shows history, and returning shows the newest market")
    func navigation() throws {
        var live = machine(through: day(2026, 11, 17))
        var seen = live.market
        _ = live.receive(.quote(quote(24_150, on: today)), from: LiveMachineTests.yahoo, at: time(11))
        seen.apply(try next(&live))
        live.send(.step(-2))
        seen.apply(try next(&live))
        #expect(seen.moment.mode == .replay)
        #expect(seen.day == day(2026, 11, 16))
        _ = live.receive(
            .quote(quote(24_999, on: today, second: 5)), from: LiveMachineTests.yahoo, at: time(11, 0, second: 6))
        let pending = live.drain()
        #expect(pending == nil)
        #expect(live.market["IWM"]?.last == Price(units: 24_999, decimals: 2))
        _ = live.receive(
            .source(SourceStatus("yahoo", .failed, reason: "429")), from: LiveMachineTests.yahoo, at: time(11, 1))
        seen.apply(try next(&live))
        #expect(seen.sources.last?.state == .failed)
        #expect(seen.day == day(2026, 11, 16))
        live.send(.step(9))
        seen.apply(try next(&live))
        #expect(seen.moment.mode == .live)
        #expect(seen["IWM"]?.last == Price(units: 24_999, decimals: 2))
        #expect(seen.moment.playback?.isPaused == false)
    }

    @Test("a paused market keeps its figures until it is resumed")
    func pause() throws {
        var live = machine(through: day(2026, 11, 17))
        var seen = live.market
        _ = live.receive(.quote(quote(24_150, on: today)), from: LiveMachineTests.yahoo, at: time(11))
        live.send(.toggle)
        seen.apply(try next(&live))
        #expect(seen.moment.playback?.isPaused == true)
        _ = live.receive(
            .quote(quote(24_999, on: today, second: 5)), from: LiveMachineTests.yahoo, at: time(11, 0, second: 6))
        let pending = live.drain()
        #expect(pending == nil)
        live.send(.toggle)
        seen.apply(try next(&live))
        #expect(seen["IWM"]?.last == Price(units: 24_999, decimals: 2))
        #expect(seen.moment.playback?.isPaused == false)
    }
}

extension Deal {
    /// A made-up deal of a day.
    fileprivate static func sample(on day: Day) -> Deal {
        Deal(
            announced: Dated(day), acquirer: "A", target: "B", kind: .acquisition, area: "",
            source: "https://example.com")
    }
}

/// A date that is known to be valid.
private func day(_ year: Int, _ month: Int, _ date: Int) -> Day {
    Day(year, month, date) ?? Day(number: 0)
}

/// The next update; the test fails if there is none.
private func next(_ live: inout LiveMachine) throws -> MarketUpdate {
    let update = live.drain()
    return try #require(update)
}
