import Model
import Synchronization
import TestSupport
import Testing

@testable import Feeds

@Suite(.timeLimit(.minutes(10)))
struct StreamedSourceTests {
    @Test("prices reach the market, and the newest of each instrument only where nobody takes them")
    func quotes() async throws {
        let ticker = try StreamTicker.yahoo()
        let source = ticker.yahoo(ContinuousClock())
        let iterator = source.updates().makeAsyncIterator()
        for _ in 0..<500 { ticker.tick() }
        var market = ticker.before
        var updates = 0
        while market["ABC"]?.quote?.last != Price(units: 10_900, decimals: 2) {
            market.apply(try #require(await iterator.next()))
            updates += 1
        }
        #expect(updates < 500)
        #expect(market["ABC"]?.series.lastClose == 109)
        #expect(market.sources.map(\.name) == ["yahoo stream"])
        #expect(ticker.service.heard == [#"{"subscribe":["ABC"]}"#])
    }

    @Test("a lost connection is opened again after its wait, and asked for the same")
    func reconnects() async throws {
        let guests = Mutex<[Guest]>([])
        let service = try SocketService { guest, event in
            guard case .said = event else { return }
            let count = guests.withLock { guests in
                guests.append(guest)
                return guests.count
            }
            if count == 1 { guest.close(nil) } else { guest.say(YahooFrame.text("ABC", 105)) }
        }
        let clock = ManualClock()
        let before = try StreamTicker.yahoo().before
        let source = StreamedSource.yahoo(
            .streaming(service.url), instruments: before.listings.map(\.instrument), memory: PriceMemory(),
            client: WebSocketClient(), clock: SourceClock(clock) { YahooSample.evening })
        let log = UpdateLog(source, before)
        let lost = try await log.status("the loss") { $0.state == .failed }
        #expect(lost.reason == "127.0.0.1 closes the connection" && lost.lastSuccess != nil)
        #expect(log.market["ABC"]?.quote == nil)
        await clock.sleeperArrives()
        clock.advance(by: .seconds(7))
        try await log.wait("the price") { $0.market["ABC"]?.quote?.last == Price(units: 10_500, decimals: 2) }
        try await log.wait("all well") { $0.market.sources.first?.state == .good }
        #expect(service.heard.count == 2 && Set(service.heard).count == 1)
    }

    @Test("messages that cannot be read are told and do not hinder the others")
    func garbage() async throws {
        let service = try SocketService { guest, event in
            guard case .said = event else { return }
            guest.say("{garbage")
            guest.say(YahooFrame.text("ABC", 105))
            guest.say(#"{"type":"pricing","message":"AAAA"}"#)
        }
        let before = try StreamTicker.yahoo().before
        let source = StreamedSource.yahoo(
            .streaming(service.url), instruments: before.listings.map(\.instrument), memory: PriceMemory(),
            client: WebSocketClient(), clock: SourceClock(ManualClock()) { YahooSample.evening })
        let log = UpdateLog(source, before)
        try await log.wait("the price") { $0.market["ABC"]?.quote != nil }
        let status = try await log.status("the fault") { $0.state == .partial }
        #expect(status.reason?.hasPrefix("yahoo stream: expected") == true)
    }

    @Test("a service that turns away is a failure with its reason and its next try")
    func refused() async throws {
        let service = try SocketService(.init(refusal: (429, ["Retry-After": "600"]))) { _, _ in }
        let source = StreamedSource.yahoo(
            .streaming(service.url), instruments: [], watched: ["ABC"], memory: PriceMemory(),
            client: WebSocketClient(), clock: SourceClock(ManualClock()) { YahooSample.evening })
        let log = UpdateLog(source, Market(Moment(Day(number: 0), mode: .live)))
        let status = try await log.status("the refusal") { $0.state == .failed }
        #expect(status.reason == "429 Too Many Requests" && status.service?.address == service.url)
        let wait = (status.service?.nextTry?.milliseconds ?? 0) - YahooSample.evening.milliseconds
        #expect((600_000...610_000).contains(wait))
    }
}
