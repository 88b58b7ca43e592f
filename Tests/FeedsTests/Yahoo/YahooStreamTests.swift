import Model
import Testing

@testable import Feeds

/// Messages of the stream, made with protoc from values that are written beside them.
struct YahooStreamTests {
    /// ABC 104.25 at 2024-03-12 19:00 UTC, PCX, ETF, regular, volume 5,422,202, change 0.25, hint 2.
    private static let regular = "CgNBQkMVAIDQQhiArsnAxmMqA1BDWDAUOAFFj8J1Pkj08ZUFZQAAgD7YAQQ="
    /// ABC 103.5 at 2024-03-12 10:00 UTC, market_hours 0, which is sent.
    private static let early = "CgNBQkMVAADPQhiApNahxmMqA1BDWDAUOABlAAAAv9gBBA=="
    /// ABC 314.765 without market_hours, at 19:00 and at 10:00 UTC.
    private static let unmarked = "CgNBQkMV7GGdQxiArsnAxmMqA1BDWDAU2AEE"
    private static let unmarkedEarly = "CgNBQkMV7GGdQxiApNahxmMqA1BDWDAU2AEE"
    /// JPY=X 159.355 at 2024-03-12 19:00 UTC, CCY, currency, regular, hint 4.
    private static let yen = "CgVKUFk9WBXhWh9DGICuycDGYyoDQ0NZMA44AdgBCA=="
    /// BTC-USD 94745.078125 at 2025-01-10 11:39 UTC, CCC, volume 59,712,028,672.
    private static let bitcoin = "CgdCVEMtVVNEFYoMuUcYwLCVgIplIgNVU0QqA0NDQzApOAFIgIDq8bwD2AEE"

    private func stream(_ memory: PriceMemory = PriceMemory()) -> YahooStream {
        YahooStream(["ABC", "RUT", "JPY=X", "BTC-USD"], names: YahooSymbols(["RUT": "^RUT"]), memory: memory)
    }

    private func hear(
        _ coded: String, _ memory: PriceMemory = PriceMemory(), now: Timestamp = YahooSample.evening
    ) -> StreamReply {
        var stream = stream(memory)
        return stream.hear(#"{"type":"pricing","message":"\#(coded)"}"#, at: now)
    }

    @Test("it asks for its instruments by their names there")
    func greeting() { #expect(stream().greeting() == [#"{"subscribe":["ABC","BTC-USD","JPY=X","^RUT"]}"#]) }

    @Test("a price of the regular session is a quote: zig-zag times and volumes are what they are")
    func regular() {
        let quote = Quote(
            "ABC", last: Price(units: 10_425, decimals: 2), session: Fixture.day("2024-03-12"), time: YahooSample.now,
            volume: 5_422_202)
        #expect(hear(Self.regular).quotes == [quote])
        var stream = stream()
        #expect(stream.hear(Self.regular, at: YahooSample.evening).quotes == [quote], "without an envelope")
    }

    @Test("prices outside the regular session do not count; where it is not said, the hours tell")
    func hours() {
        #expect(hear(Self.early).quotes == [] && hear(Self.early).faults == [])
        #expect(hear(Self.unmarked).quotes.map(\.last) == [Price(units: 31_477, decimals: 2)])
        #expect(hear(Self.unmarkedEarly).quotes == [] && hear(Self.unmarkedEarly).faults == [])
    }

    @Test("currencies keep London's days and crypto-currencies Greenwich's")
    func zones() {
        let yen = hear(Self.yen).quotes.first
        #expect(yen?.last == Price(units: 1_593_550, decimals: 4) && yen?.session == Fixture.day("2024-03-12"))
        let bitcoin = hear(Self.bitcoin, now: Timestamp(milliseconds: 1_736_600_000_000)).quotes.first
        #expect(bitcoin?.last == Price(units: 9_474_508, decimals: 2) && bitcoin?.volume == 59_712_028_672)
        #expect(bitcoin?.session == Fixture.day("2025-01-10"))
    }

    @Test("a message of days ago belongs to its own session, and an older one than before is left out")
    func old() {
        var stream = stream()
        let monday = Timestamp(milliseconds: YahooSample.now.milliseconds + 5 * 86_400_000)
        #expect(stream.hear(Self.regular, at: monday).quotes.map(\.session) == [Fixture.day("2024-03-12")])
        let message = YahooFrame.text("ABC", 104, second: -5)
        #expect(stream.hear(message, at: monday).quotes == [])
    }

    @Test(
        "other types, heartbeats and instruments that nobody asked for are passed over",
        arguments: [
            #"{"type":"heartbeat"}"#, #"{"type":"error","message":"no"}"#, YahooFrame.text("ELSE", 5),
        ])
    func others(message: String) {
        var stream = stream()
        let reply = stream.hear(message, at: YahooSample.evening)
        #expect(reply.quotes == [] && reply.faults == [])
    }

    @Test(
        "what cannot be read is a fault, and no price",
        arguments: [
            "", "!!", #"{"message":"!!"}"#, #"{"type":"pricing"}"#, #"{"type":"pricing","message":"AAAA"}"#, "{", "[]",
            #"{"type":"pricing","message":7}"#, YahooFrame.text("ABC", 0), YahooFrame.text("ABC", -1),
            YahooFrame.text("ABC", .nan), YahooFrame.text("ABC", .infinity),
            YahooFrame.text("ABC", 5, second: 7801), YahooFrame.text("ABC", 5, second: 70_000),
            YahooFrame.text("ABC", 5, second: 200_000), YahooFrame.text("ABC", 5, second: -1_800_000_000),
        ])
    func bad(message: String) {
        var stream = stream()
        let reply = stream.hear(message, at: YahooSample.evening)
        #expect(reply.quotes == [] && reply.faults.count == 1)
    }

    @Test("cut anywhere, a message is no price or the price that it states")
    func truncated() {
        for message in [Self.regular, Self.bitcoin, YahooFrame.text("ABC", 104.25)] {
            for length in 0..<message.utf8.count {
                var stream = stream()
                for quote in stream.hear(String(message.prefix(length)), at: YahooSample.evening).quotes {
                    #expect(quote.last == Price(units: 10_425, decimals: 2), "\(length)")
                    #expect(quote.session == Fixture.day("2024-03-12"))
                }
            }
        }
    }

    @Test("a price on another scale than the history waits")
    func split() {
        let memory = PriceMemory { _ in KnownHistory(Series([Bar(Fixture.day("2024-03-11"), close: 416)])) }
        let reply = hear(Self.regular, memory)
        #expect(reply.quotes == [] && reply.faults == [])
        #expect(
            reply.waiting.map(\.description) == [
                "yahoo ABC: expected a price on its history’s scale, found “104.25”"
            ])
        let same = PriceMemory { _ in KnownHistory(Series([Bar(Fixture.day("2024-03-11"), close: 104)])) }
        #expect(hear(Self.regular, same).quotes.count == 1)
    }

    @Test("a hundred instruments are a connection", .timeLimit(.minutes(10)))
    func lines() async throws {
        let service = try SocketService { _, _ in }
        let many = (0..<230).map { number in
            Instrument(Symbol("S\(number)"), name: "S", kind: number == 5 ? .ratio : .etf, group: "g", basis: .price)
        }
        let source = StreamedSource.yahoo(
            .streaming(service.url), instruments: many, watched: ["S3", "X"], memory: PriceMemory(),
            client: WebSocketClient())
        let log = UpdateLog(source, Market(Moment(Day(number: 0), mode: .live)))
        while service.heard.count < 3 { try await Task.sleep(for: .milliseconds(5)) }
        withExtendedLifetime(log) {}
        let counts = service.heard.map { $0.split(separator: ",").count }.sorted()
        #expect(counts == [30, 100, 100])
    }
}
