import Model
import NetworkingSupport
import Synchronization
import TestSupport
import Testing

@testable import Networking
@testable import Services

@Suite(.timeLimit(.minutes(10)))
struct StreamedSourceTests {
    @Test("prices reach the market, and a slow reader gets only the newest of each instrument")
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
        #expect(ticker.service.messages == [#"{"subscribe":["ABC"]}"#])
    }

    @Test("a lost connection is opened again after its wait, with the same subscription")
    func reconnects() async throws {
        let clients = Mutex<[SocketClient]>([])
        let service = try SocketService { client, event in
            guard case .received = event else { return }
            let count = clients.withLock { clients in
                clients.append(client)
                return clients.count
            }
            if count == 1 { client.close(nil) } else { client.sendText(YahooFrame.text("ABC", 105)) }
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
        await clock.waitForSleeper()
        clock.advance(by: .seconds(7))
        try await log.wait("the price") { $0.market["ABC"]?.quote?.last == Price(units: 10_500, decimals: 2) }
        try await log.wait("all well") { $0.market.sources.first?.state == .good }
        #expect(service.messages.count == 2 && Set(service.messages).count == 1)
    }

    @Test("unreadable messages are reported and do not affect the others")
    func garbage() async throws {
        let service = try SocketService { client, event in
            guard case .received = event else { return }
            client.sendText("{garbage")
            client.sendText(YahooFrame.text("ABC", 105))
            client.sendText(#"{"type":"pricing","message":"AAAA"}"#)
        }
        let before = try StreamTicker.yahoo().before
        let source = StreamedSource.yahoo(
            .streaming(service.url), instruments: before.listings.map(\.instrument), memory: PriceMemory(),
            client: WebSocketClient(), clock: SourceClock(ManualClock()) { YahooSample.evening })
        let log = UpdateLog(source, before)
        try await log.wait("the price") { $0.market["ABC"]?.quote != nil }
        let status = try await log.status("the error") { $0.state == .partial }
        #expect(status.reason?.hasPrefix("yahoo stream: expected") == true)
    }

    @Test("a rejected connection is a failure with its reason and its next attempt")
    func refused() async throws {
        let service = try SocketService(.init(refusal: (429, ["Retry-After": "600"]))) { _, _ in }
        let source = StreamedSource.yahoo(
            .streaming(service.url), instruments: [], watched: ["ABC"], memory: PriceMemory(),
            client: WebSocketClient(), clock: SourceClock(ManualClock()) { YahooSample.evening })
        let log = UpdateLog(source, Market(Moment(Day(number: 0), mode: .live)))
        let status = try await log.status("the refusal") { $0.state == .failed }
        #expect(status.reason == "429 Too Many Requests" && status.service?.address == service.url)
        let wait = (status.service?.nextRequest?.milliseconds ?? 0) - YahooSample.evening.milliseconds
        #expect((600_000...610_000).contains(wait))
    }
}
