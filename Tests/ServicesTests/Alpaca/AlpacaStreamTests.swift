import Foundation
import Model
import NetworkingSupport
import Synchronization
import TestSupport
import Testing

@testable import Networking
@testable import Services

struct AlpacaStreamTests {
    private static let keys = AlpacaKeys(key: Secret("PKKEY"), secret: Secret("hushhush"))
    /// 12 March 2024, 15:30 in New York.
    private static let now = Timestamp(milliseconds: 1_710_271_800_000)

    private func stream(isTest: Bool = false) -> AlpacaStream {
        AlpacaStream(keys: Self.keys, symbols: ["ABC", "BRK.B", "FAKEPACA"], isTest: isTest)
    }

    private func quotes(_ message: String, isTest: Bool = false) throws -> [Quote] {
        try stream(isTest: isTest).receive(message, at: Self.now).quotes
    }

    @Test("the stream authenticates after the greeting, and subscribes once it is authenticated")
    func handshake() throws {
        let stream = stream()
        #expect(stream.greeting() == [])
        let introduction = try stream.receive(#"[{"T":"success","msg":"connected"}]"#, at: Self.now).replies
        #expect(introduction == [#"{"action":"auth","key":"PKKEY","secret":"hushhush"}"#])
        let subscription = try stream.receive(#"[{"T":"success","msg":"authenticated"}]"#, at: Self.now).replies
        #expect(subscription == [#"{"action":"subscribe","trades":["ABC","BRK.B","FAKEPACA"]}"#])
        let rest = try stream.receive(
            #"[{"T":"subscription","trades":["ABC"],"quotes":[]},{"T":"q"},{"T":"new"}]"#, at: Self.now)
        #expect(rest.replies == [] && rest.quotes == [] && rest.errors == [])
    }

    @Test("trades of the session are quotes, several to a message")
    func trades() throws {
        let found = try quotes(
            #"""
            [{"T":"t","i":9,"S":"ABC","x":"D","p":126.55,"s":100,"t":"2024-03-12T19:15:44.208Z","c":["@"],"z":"C"},
             {"T":"t","S":"BRK.B","p":388.985,"s":3,"t":"2024-03-12T19:15:44.2917Z"},
             {"T":"t","S":"ELSE","p":1,"t":"2024-03-12T19:15:44Z"}]
            """#)
        #expect(found.map(\.symbol) == ["ABC", "BRK.B"])
        #expect(found.map(\.last) == [Price(units: 12_655, decimals: 2), Price(units: 3_889_850, decimals: 4)])
        #expect(found.map(\.time.milliseconds) == [1_710_270_944_208, 1_710_270_944_291])
        #expect(found.allSatisfy { $0.session == Fixture.day("2024-03-12") })
    }

    @Test(
        "trades that set no price, or are outside the session, are ignored",
        arguments: [
            #"[{"T":"t","S":"ABC","p":5,"t":"2024-03-12T19:15:44Z","c":["@","I"]}]"#,
            #"[{"T":"t","S":"ABC","p":5,"t":"2024-03-12T12:00:00Z","c":["@","T"]}]"#,
            #"[{"T":"t","S":"ABC","p":5,"t":"2024-03-12T12:00:00Z"}]"#,
            #"[{"T":"t","S":"ABC","p":5,"t":"2024-03-10T19:00:00Z"}]"#,
        ])
    func silent(message: String) throws {
        let reply = try stream().receive(message, at: Self.now)
        #expect(reply.quotes == [] && reply.errors == [])
    }

    @Test("bars, quotes and halts are ignored, though their fields have other meanings")
    func others() throws {
        let reply = try stream().receive(
            #"""
            [{"T":"b","S":"ABC","o":388.985,"h":389.13,"l":388.975,"c":389.12,"v":49378,"t":"2024-03-12T19:15:00Z"},
             {"T":"d","S":"ABC","o":1,"h":2,"l":1,"c":2,"v":3,"t":"2024-03-12T04:00:00Z"},
             {"T":"q","S":"ABC","bx":"U","bp":87.66,"bs":1,"ax":"X","ap":87.67,"as":1,"t":"2024-03-12T15:51:45.33Z","c":["R"]},
             {"T":"s","S":"ABC","sc":"H","sm":"Trading Halt","rc":"T12","rm":"Halted","t":"2024-03-12T19:15:00Z","z":"C"}]
            """#, at: Self.now)
        #expect(reply.quotes == [] && reply.errors == [] && reply.replies == [])
    }

    @Test("trades of the test feed arrive at any hour and belong to the last session")
    func test() throws {
        let message =
            #"[{"T":"t","S":"FAKEPACA","i":1,"x":"N","p":134.56,"s":3,"c":[" "],"z":"A","t":"2024-03-10T11:01:53.291535755Z"}]"#
        let quote = try #require(quotes(message, isTest: true).first)
        #expect(quote.last == Price(units: 13_456, decimals: 2) && quote.session == Fixture.day("2024-03-08"))
    }

    @Test(
        "an unreadable message is reported",
        arguments: [
            "", "garbage", #"[{"T":"t","S":"ABC","p":0,"t":"2024-03-12T19:15:44Z"}]"#,
            #"[{"T":"t","S":"ABC","t":"2024-03-12T19:15:44Z"}]"#, #"[{"T":"t","S":"ABC","p":5,"t":"noon"}]"#,
            #"[{"T":"t","S":"ABC","p":5,"t":"2083-03-12T19:15:44Z"}]"#,
            #"[{"T":"t","S":"ABC","p":5,"t":"2024-03-12T19:45:00Z"}]"#,
            #"[{"T":"t","S":"ABC","p":5,"t":"2024-03-13T14:00:00Z"}]"#,
        ])
    func bad(message: String) throws {
        let reply = try stream().receive(message, at: Self.now)
        #expect(reply.quotes == [] && reply.errors.count == 1)
    }

    @Test("a message cut off anywhere yields no price or the price that it states")
    func truncated() throws {
        let message =
            #"[{"T":"t","i":9,"S":"ABC","x":"D","p":126.55,"s":100,"t":"2024-03-12T19:15:44.208Z","c":["@"]}]"#
        for length in 0..<message.utf8.count { #expect(try quotes(String(message.prefix(length))) == []) }
    }

    @Test(
        "each error code has its kind",
        arguments: [
            (400, "invalid syntax", .notAcceptable), (401, "not authenticated", .unauthorised),
            (402, "auth failed", .unauthorised),
            (404, "auth timeout", .timedOut), (405, "symbol limit exceeded", .notAcceptable),
            (406, "connection limit exceeded", .tooManyRequests), (407, "slow client", .timedOut),
            (409, "insufficient subscription", .forbidden), (410, "invalid subscribe action", .notAcceptable),
            (500, "internal error", .server),
        ] as [(Int, String, SourceError.Kind)])
    func errors(code: Int, message: String, kind: SourceError.Kind) {
        #expect(throws: SourceError(kind, "\(code): \(message)")) {
            try stream().receive(#"[{"T":"error","code":\#(code),"msg":"\#(message)"}]"#, at: Self.now)
        }
    }

    @Test("being authenticated already is not an error")
    func known() throws {
        #expect(
            try stream().receive(#"[{"T":"error","code":403,"msg":"already authenticated"}]"#, at: Self.now).errors
                == [])
    }

    @Test(
        "instants are read to the millisecond",
        arguments: [
            ("2024-05-16T13:30:00Z", 1_715_866_200_000), ("2024-05-16T13:30:00.5Z", 1_715_866_200_500),
            ("2024-05-16T13:30:00.123456789Z", 1_715_866_200_123), ("2024-05-16T15:30:00+02:00", 1_715_866_200_000),
            ("2024-05-16T09:30:00.04-04:00", 1_715_866_200_040), ("2024-05-16T13:30:00", nil),
            ("2024-05-16T25:00:00Z", nil),
            ("2024-05-16", nil), ("2024-05-16T13:30:00.Z", nil), ("", nil), ("T", nil), ("2024-05-16T13:30:00+2", nil),
        ] as [(String, Int64?)])
    func instants(text: String, milliseconds: Int64?) {
        #expect(Timestamp(rfc3339: text)?.milliseconds == milliseconds)
    }

    @Test("over a socket: authentication, subscription, a trade; an error becomes the status, without any secret")
    func socket() async throws {
        let clients = Mutex<SocketClient?>(nil)
        let service = try SocketService { client, event in
            switch event {
            case .connected: client.sendText(#"[{"T":"success","msg":"connected"}]"#)
            case .received(let text) where text.contains(#""action":"auth""#):
                client.sendText(#"[{"T":"success","msg":"authenticated"}]"#)
            case .received(let text) where text.contains("subscribe"):
                clients.withLock { $0 = client }
                client.sendText(#"[{"T":"t","S":"FAKEPACA","p":134.56,"t":"2024-03-12T19:15:44Z"}]"#)
            default: break
            }
        }
        let settings = AlpacaSettings(isOn: true, address: service.url, feed: .test, keyFile: nil)
        let source = StreamedSource.alpaca(
            settings, keys: Self.keys, instruments: [], client: WebSocketClient(),
            clock: SourceClock(ManualClock()) { Self.now })
        let fake = Instrument("FAKEPACA", name: "Fake", kind: .share, group: "watch", basis: .price)
        let market = Market(
            Moment(Fixture.day("2024-03-12"), .open, mode: .live),
            listings: [Listing(fake, provenance: Provenance("alpaca", .live))])
        let log = UpdateLog(source, market)
        try await log.wait("the trade") { $0.market["FAKEPACA"]?.quote?.last == Price(units: 13_456, decimals: 2) }
        clients.withLock { $0 }?.sendText(#"[{"T":"error","code":406,"msg":"connection limit exceeded"}]"#)
        let status = try await log.status("the error") { $0.state == .failed }
        #expect(status.reason == "406: connection limit exceeded" && status.name == "alpaca")
        #expect(!"\(log.entries.updates)\(status)".contains("hushhush"))
    }

    @Test("of the watched symbols only possible New York shares are subscribed to")
    func watched() async throws {
        let service = try SocketService { client, event in
            switch event {
            case .connected: client.sendText(#"[{"T":"success","msg":"connected"}]"#)
            case .received(let text) where text.contains(#""action":"auth""#):
                client.sendText(#"[{"T":"success","msg":"authenticated"}]"#)
            default: break
            }
        }
        let source = StreamedSource.alpaca(
            AlpacaSettings(isOn: true, address: service.url, feed: .iex, keyFile: nil), keys: Self.keys,
            instruments: [], watched: ["CRSP", "BTC-USD", "EURUSD=X", "VOD.L", "BRK.B", "^N225", "7203.T"],
            client: WebSocketClient(), clock: SourceClock(ManualClock()) { Self.now })
        let log = UpdateLog(source, Market(Moment(Fixture.day("2024-03-12"), .open, mode: .live)))
        while service.messages.count < 2 { try await Task.sleep(for: .milliseconds(5)) }
        withExtendedLifetime(log) {}
        #expect(service.messages.last == #"{"action":"subscribe","trades":["CRSP","BRK.B"]}"#)
    }
}
