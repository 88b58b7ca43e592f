import Dashboard
import Model
import Screen
import Testing

@Suite struct HeaderTests {
    @Test("the age of the data is visible at every size", arguments: [60, 70, 80, 100, 120, 200])
    func age(_ width: Int) throws {
        var state = AppState(market: Bundled.market, size: Size(width, 24))
        let today = Bundled.market.day + 424
        _ = state.update(.clock(WallClock(today, time: "17:03")))
        let line = try header(state)
        #expect(line.contains("424 d"))
        #expect(!line.contains("…"))
        #expect(width < 80 || line.contains("thesis"))
    }

    @Test("the age of the data is shown even if all sources are unreachable", arguments: [60, 80, 120, 200])
    func withoutNetwork(_ width: Int) throws {
        var state = AppState(market: Bundled.market, size: Size(width, 24))
        _ = state.update(.clock(WallClock(Bundled.market.day + 424, time: "17:03")))
        func headerAfter(_ name: String, _ sourceState: SourceStatus.State) throws -> String {
            let status = SourceStatus(name, sourceState, service: ServiceRecord(address: "https://example.org"))
            _ = state.update(.data([.source(status)], at: Timestamp(milliseconds: 0)))
            return try header(state)
        }
        let first = try headerAfter("yahoo", .failed)
        let isWide = width >= 120
        #expect(first.contains(isWide ? "yahoo failed · 424 days old" : "424 d"))
        _ = try headerAfter("treasury", .starting)
        #expect(try headerAfter("wires", .failed).contains(isWide ? "2 sources failed · 424 days old" : "424 d"))
        #expect(
            try headerAfter("treasury", .failed).contains(isWide ? "All sources unreachable · 424 days old" : "424 d"))
        #expect(try headerAfter("wires", .off).contains(isWide ? "All sources unreachable · 424 days old" : "424 d"))
        #expect(!(try headerAfter("treasury", .good).contains("All sources unreachable")))
    }

    @Test("a desk that is lost is named before all sources that are known through it", arguments: [60, 80, 120, 200])
    func lostDesk(_ width: Int) throws {
        var state = AppState(market: Bundled.market, size: Size(width, 24))
        _ = state.update(.clock(WallClock(Bundled.market.day + 424, time: "17:03")))
        let record = ServiceRecord(address: "https://example.org")
        let statuses = ["yahoo", "treasury", SourceStatus.deskName].map { SourceStatus($0, .failed, service: record) }
        _ = state.update(.data(statuses.map(MarketUpdate.source), at: Timestamp(milliseconds: 0)))
        let line = try header(state)
        #expect(line.contains(width >= 120 ? "desk failed · 424 days old" : "desk failed, 424 d old"))
        #expect(!line.contains("…"))
    }

    @Test("the last row of a first start names what has been asked for live data")
    func greeting() {
        var state = AppState(market: Bundled.market, size: Size(120, 24))
        for (greeting, text) in [
            (Greeting.offline, "live: start without --offline"), (.connecting, "live sources are being asked"),
            (.following, "the desk is being asked"),
        ] {
            _ = state.update(.greeted(greeting))
            #expect(state.draw().text().contains(text))
        }
        let lost = SourceStatus(SourceStatus.deskName, .failed, service: ServiceRecord(address: "nats://example.org"))
        _ = state.update(.data([.source(lost)], at: Timestamp(milliseconds: 0)))
        #expect(state.draw().text().contains("the desk does not answer"))
    }

    @Test("of a source that answers in part the last answer is not the beginning of it")
    func partial() throws {
        var market = Bundled.market
        market.apply(.moment(Moment(market.day, .open, mode: .live, minute: 720)))
        let record = ServiceRecord(address: "https://example.org"), last = Timestamp(milliseconds: 1_700_000_000_000)
        for (sourceState, isTold) in [(SourceStatus.State.partial, false), (.failed, true)] {
            market.apply(.source(SourceStatus("yahoo", sourceState, lastSuccess: last, service: record)))
            let line = try header(AppState(market: market, size: Size(120, 24)))
            #expect(line.contains("yahoo \(sourceState.rawValue)") && line.contains("since") == isTold)
        }
    }

    @Test("one day is one day")
    func oneDay() throws {
        var state = AppState(market: Bundled.market, size: Size(120, 24))
        _ = state.update(.clock(WallClock(Bundled.market.day + 1, time: "17:03")))
        #expect(try header(state).contains("1 day old"))
    }

    @Test("a failed source is named before a partial one, and several are counted")
    func worst() throws {
        var market = Bundled.market
        market.apply(.moment(Moment(market.day, .open, mode: .live, minute: 720)))
        func line(_ name: String, _ sourceState: SourceStatus.State) throws -> String {
            let record = ServiceRecord(address: "https://example.org")
            market.apply(.source(SourceStatus(name, sourceState, service: record)))
            return try header(AppState(market: market, size: Size(120, 24)))
        }
        #expect(try line("alpaca", .partial).contains("alpaca partial"))
        #expect(try line("yahoo", .failed).contains("yahoo failed"))
        #expect(try line("treasury", .failed).contains("2 sources failed"))
        #expect(try line("treasury", .good).contains("yahoo failed"))
    }

    @Test("a live market without any source shows since when")
    func allUnreachable() throws {
        var market = Bundled.market
        let time = NewYorkTime.timestamp(market.day, minute: 700)
        market.apply(.moment(Moment(market.day, .open, mode: .live, minute: 720)))
        for name in ["yahoo", "wires"] {
            market.apply(
                .source(
                    SourceStatus(
                        name, .failed, lastSuccess: time, service: ServiceRecord(address: "https://example.org"))))
        }
        let line = try header(AppState(market: market, size: Size(132, 24)))
        #expect(line.contains("All sources unreachable since \(NewYorkTime.text(of: time)) NY"))
    }

    @Test("a day without a session is not shown as a close", arguments: [60, 80, 120])
    func holiday(_ width: Int) throws {
        let christmas = try header(state("2024-12-25", width))
        #expect(christmas.contains(width >= 110 ? "holiday · data of Tue 24 Dec" : "holiday · 24 Dec"))
        let saturday = try header(state("2024-05-18", width))
        #expect(saturday.contains(width >= 110 ? "no session · data of Fri 17 May" : "no session · 17 May"))
        #expect(try header(state("2024-05-17", width)).contains("Fri 17 May 2024  close"))
    }

    @Test("a replay's header stands still while a session opens, runs and closes", arguments: [60, 80, 120, 200])
    func stillness(_ width: Int) throws {
        let day = Bundled.may.day
        let span = (day - 100)...day
        let moments = [
            Moment(day, .open, mode: .replay, minute: 570), Moment(day, .open, mode: .replay),
            Moment(day, .closed, mode: .replay), Moment(day, .open, mode: .replay, minute: 959),
        ]
        for playback in [
            Playback(span: span, speed: .minutes(60), isPaused: false),
            Playback(span: span, speed: .sessions(2), isPaused: true),
        ] {
            let sign: Character = playback.isPaused ? "‖" : "▸"
            let columns = try moments.map { moment in
                var market = Bundled.may
                market.apply(.moment(moment))
                market.apply(.playback(playback))
                let line = try header(AppState(market: market, size: Size(width, 16)))
                #expect(line.contains(playback.isPaused ? "paused" : "60 min/s"))
                return line.firstIndex(of: sign).map { line.distance(from: line.startIndex, to: $0) }
            }
            #expect(Set(columns).count == 1 && columns[0] != nil)
        }
    }

    private func state(_ date: String, _ width: Int) throws -> AppState {
        let market = Bundled.market.asOf(try #require(Day(date)), mode: .bundled)
        return AppState(market: market, size: Size(width, 24))
    }

    private func header(_ state: AppState) throws -> String {
        try #require(state.draw().text().split(separator: "\n").first.map(String.init))
    }
}
