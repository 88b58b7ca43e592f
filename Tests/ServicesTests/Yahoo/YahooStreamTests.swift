import Model
import NetworkingSupport
import TestSupport
import Testing

@testable import Formats
@testable import Networking
@testable import Services

/// Stream messages encoded with protoc from the values documented next to them.
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

    private func receive(
        _ coded: String, _ memory: PriceMemory = PriceMemory(), now: Timestamp = YahooSample.evening
    ) -> StreamReply {
        var stream = stream(memory)
        return stream.receive(#"{"type":"pricing","message":"\#(coded)"}"#, at: now)
    }

    @Test("the subscription uses Yahoo's names of the instruments")
    func greeting() { #expect(stream().greeting() == [#"{"subscribe":["ABC","BTC-USD","JPY=X","^RUT"]}"#]) }

    @Test("a price of the regular session is a quote, with zig-zag encoded times and volumes")
    func regular() {
        let quote = Quote(
            "ABC", last: Price(units: 10_425, decimals: 2), session: Fixture.day("2024-03-12"), time: YahooSample.now,
            volume: 5_422_202)
        #expect(receive(Self.regular).quotes == [quote])
        var stream = stream()
        #expect(stream.receive(Self.regular, at: YahooSample.evening).quotes == [quote], "without an envelope")
    }

    @Test("prices outside the regular session are ignored; without a marker the time decides")
    func hours() {
        #expect(receive(Self.early).quotes == [] && receive(Self.early).errors == [])
        #expect(receive(Self.unmarked).quotes.map(\.last) == [Price(units: 31_477, decimals: 2)])
        #expect(receive(Self.unmarkedEarly).quotes == [] && receive(Self.unmarkedEarly).errors == [])
    }

    @Test("currencies use London days and cryptocurrencies UTC days")
    func zones() {
        let yen = receive(Self.yen).quotes.first
        #expect(yen?.last == Price(units: 1_593_550, decimals: 4) && yen?.session == Fixture.day("2024-03-12"))
        let bitcoin = receive(Self.bitcoin, now: Timestamp(milliseconds: 1_736_600_000_000)).quotes.first
        #expect(bitcoin?.last == Price(units: 9_474_508, decimals: 2) && bitcoin?.volume == 59_712_028_672)
        #expect(bitcoin?.session == Fixture.day("2025-01-10"))
    }

    @Test("a message from days ago belongs to its own session, and one older than the last is left out")
    func old() {
        var stream = stream()
        let monday = Timestamp(milliseconds: YahooSample.now.milliseconds + 5 * 86_400_000)
        #expect(stream.receive(Self.regular, at: monday).quotes.map(\.session) == [Fixture.day("2024-03-12")])
        let message = YahooFrame.text("ABC", 104, second: -5)
        #expect(stream.receive(message, at: monday).quotes == [])
    }

    @Test(
        "other types, heartbeats and instruments outside the subscription are ignored",
        arguments: [
            #"{"type":"heartbeat"}"#, #"{"type":"error","message":"no"}"#, YahooFrame.text("ELSE", 5),
        ])
    func others(message: String) {
        var stream = stream()
        let reply = stream.receive(message, at: YahooSample.evening)
        #expect(reply.quotes == [] && reply.errors == [])
    }

    @Test(
        "an unreadable message is an error and yields no price",
        arguments: [
            "", "!!", #"{"message":"!!"}"#, #"{"type":"pricing"}"#, #"{"type":"pricing","message":"AAAA"}"#, "{", "[]",
            #"{"type":"pricing","message":7}"#, YahooFrame.text("ABC", 0), YahooFrame.text("ABC", -1),
            YahooFrame.text("ABC", .nan), YahooFrame.text("ABC", .infinity),
            YahooFrame.text("ABC", 5, second: 7801), YahooFrame.text("ABC", 5, second: 70_000),
            YahooFrame.text("ABC", 5, second: 200_000), YahooFrame.text("ABC", 5, second: -1_800_000_000),
        ])
    func bad(message: String) {
        var stream = stream()
        let reply = stream.receive(message, at: YahooSample.evening)
        #expect(reply.quotes == [] && reply.errors.count == 1)
    }

    @Test("a message cut off anywhere yields no price or the price that it states")
    func truncated() {
        for message in [Self.regular, Self.bitcoin, YahooFrame.text("ABC", 104.25)] {
            for length in 0..<message.utf8.count {
                var stream = stream()
                for quote in stream.receive(String(message.prefix(length)), at: YahooSample.evening).quotes {
                    #expect(quote.last == Price(units: 10_425, decimals: 2), "\(length)")
                    #expect(quote.session == Fixture.day("2024-03-12"))
                }
            }
        }
    }

    @Test("a price on another scale than the history waits")
    func split() {
        let memory = PriceMemory { _ in StoredHistory(Series([Bar(Fixture.day("2024-03-11"), close: 416)])) }
        let reply = receive(Self.regular, memory)
        #expect(reply.quotes == [] && reply.errors == [])
        #expect(
            reply.deferred.map(\.description) == [
                "yahoo ABC: expected a price on its history’s scale, found “104.25”"
            ])
        let same = PriceMemory { _ in StoredHistory(Series([Bar(Fixture.day("2024-03-11"), close: 104)])) }
        #expect(receive(Self.regular, same).quotes.count == 1)
    }

    @Test("each connection carries up to a hundred instruments", .timeLimit(.minutes(10)))
    func lines() async throws {
        let service = try SocketService { _, _ in }
        let many = (0..<230).map { number in
            Instrument(Symbol("S\(number)"), name: "S", kind: number == 5 ? .ratio : .etf, group: "g", basis: .price)
        }
        let source = StreamedSource.yahoo(
            .streaming(service.url), instruments: many, watched: ["S3", "X"], memory: PriceMemory(),
            client: WebSocketClient())
        let log = UpdateLog(source, Market(Moment(Day(number: 0), mode: .live)))
        while service.messages.count < 3 { try await Task.sleep(for: .milliseconds(5)) }
        withExtendedLifetime(log) {}
        let counts = service.messages.map { $0.split(separator: ",").count }.sorted()
        #expect(counts == [30, 100, 100])
    }
}
