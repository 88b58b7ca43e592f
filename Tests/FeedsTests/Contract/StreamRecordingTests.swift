import Foundation
import Model
import Testing

@testable import Feeds

/// Recordings of streams: Yahoo's against the values written beside its frames, Alpaca's against a plain reading.
@Suite("Recordings of streams", .enabled(if: Recordings.areThere))
struct StreamRecordingTests {
    private func frames() throws -> [PlainJSON] {
        let frames = try PlainJSON(Recordings.bytes("yahoo/streamer-frames.json")).elements
        try #require(!frames.isEmpty)
        return frames
    }

    private func message(_ frame: PlainJSON) throws -> String {
        let coded = try #require(frame["envelope_v2"]["message"].text)
        return #"{"type":"pricing","message":"\#(coded)"}"#
    }

    @Test("each frame of Yahoo's says what is written beside it, and nothing that is not")
    func pricings() throws {
        for frame in try frames() {
            let pricing = try #require(try YahooPricing.read(message(frame))), plain = frame["decoded"]
            func isSame(_ value: Float, _ has: Bool, _ key: String) -> Bool {
                has ? Double(value) == plain[key].number : plain[key].number == nil
            }
            func isSame(_ value: some BinaryInteger, _ has: Bool, _ key: String) -> Bool {
                has ? Int64(value) == plain[key].whole : plain[key].number == nil
            }
            #expect(pricing.id == plain["id"].text && pricing.exchange == plain["exchange"].text)
            #expect(Int64(pricing.quoteType) == plain["quote_type"].whole)
            #expect(isSame(pricing.price, pricing.hasPrice, "price"))
            #expect(isSame(pricing.time, pricing.hasTime, "time"))
            #expect(isSame(pricing.marketHours, pricing.hasMarketHours, "market_hours"))
            #expect(isSame(pricing.changePercent, pricing.hasChangePercent, "change_percent"))
            #expect(isSame(pricing.change, pricing.hasChange, "change"))
            #expect(isSame(pricing.dayVolume, pricing.hasDayVolume, "day_volume"))
            #expect(isSame(pricing.dayHigh, pricing.hasDayHigh, "day_high"))
            #expect(isSame(pricing.dayLow, pricing.hasDayLow, "day_low"))
            #expect(isSame(pricing.openPrice, pricing.hasOpenPrice, "open_price"))
            #expect(isSame(pricing.previousClose, pricing.hasPreviousClose, "previous_close"))
            #expect(isSame(pricing.priceHint, pricing.hasPriceHint, "price_hint"))
        }
    }

    @Test("each frame of the regular session is a quote of its digits, time and session; one before it is none")
    func quotes() throws {
        let zones = ["NMS": "America/New_York", "CCC": "UTC", "CCY": "Europe/London"]
        for frame in try frames() {
            let plain = frame["decoded"], id = try #require(plain["id"].text)
            let now = Timestamp(milliseconds: try #require(plain["time"].whole) + 1000)
            var stream = YahooStream([Symbol(id)], names: YahooSymbols([:]), memory: PriceMemory())
            let reply = try stream.hear(message(frame), at: now)
            #expect(reply.faults == [] && reply.waiting == [])
            guard plain["market_hours"].whole == 1 else {
                #expect(reply.quotes == [])
                continue
            }
            let quote = try #require(reply.quotes.first), digits = Int(try #require(plain["price_hint"].whole))
            #expect(quote.symbol == Symbol(id) && reply.quotes.count == 1)
            let price = try #require(plain["price"].number)
            #expect(PlainDecimal.exact(quote.last) == PlainDecimal.rounded(price, to: digits))
            #expect(Int(quote.last.decimals) == digits)
            #expect(quote.time.milliseconds == plain["time"].whole && quote.volume == plain["day_volume"].number)
            let zone = try #require(plain["exchange"].text.flatMap { zones[$0] })
            #expect(quote.session.description == PlainDate.text(quote.time, in: zone))
        }
    }

    private func lines() throws -> [String] {
        let lines = try Recordings.text("stream/alpaca-messages.jsonl").split(whereSeparator: \.isNewline)
        try #require(!lines.isEmpty)
        return lines.map(String.init)
    }

    @Test("each message of Alpaca's has the fields of its line")
    func messages() throws {
        for line in try lines() {
            let (messages, faults) = try AlpacaMessage.read(line), plain = try PlainJSON(line.utf8).elements
            try #require(faults == [] && messages.count == plain.count && !messages.isEmpty, "\(line)")
            for (message, plain) in zip(messages, plain) {
                #expect(message.T == plain["T"].text && message.msg == plain["msg"].text)
                #expect(message.code.map(Int64.init) == plain["code"].whole && message.S == plain["S"].text)
                #expect(message.p == plain["p"].number)
                #expect(message.c?.codes ?? [] == plain["c"].elements.compactMap(\.text))
                let time = message.t.flatMap(Timestamp.init(rfc3339:))
                #expect(time?.milliseconds == plain["t"].text.flatMap(PlainDate.milliseconds))
            }
        }
    }

    @Test("Alpaca's welcome is answered, its errors are faults, a made-up trade is a price; the rest is passed over")
    func replies() throws {
        let keys = AlpacaKeys(key: Secret("K"), secret: Secret("S"))
        let stream = AlpacaStream(keys: keys, symbols: ["AAPL", "AMD", "SPY", "FAKEPACA"], isTest: false)
        let test = AlpacaStream(keys: keys, symbols: ["FAKEPACA"], isTest: true)
        let now = Timestamp(Fixture.day("2026-09-15"), hour: 12, minute: 0)
        for line in try lines() {
            let plain = try PlainJSON(line.utf8)[0]
            if plain["T"].text == "error" {
                let code = try #require(plain["code"].whole), words = try #require(plain["msg"].text)
                #expect(throws: SourceError(Self.kind(code), "\(code): \(words)")) { try stream.hear(line, at: now) }
                continue
            }
            let reply = try stream.hear(line, at: now), answers = plain["T"].text == "success" ? 1 : 0
            // The trade of AAPL is an odd lot, which makes no price, and that of FAKEPACA is out of hours.
            #expect(reply.faults == [] && reply.quotes == [] && reply.answers.count == answers, "\(line)")
            let made = try test.hear(line, at: now).quotes
            try #require(made.count == (plain["S"].text == "FAKEPACA" ? 1 : 0), "\(line)")
            guard let quote = made.first, let price = plain["p"].number, let time = plain["t"].text else { continue }
            #expect(PlainDecimal.exact(quote.last) == PlainDecimal.rounded(price, to: 2))
            #expect(quote.time.milliseconds == PlainDate.milliseconds(time))
            #expect(quote.session.description == PlainDate.text(quote.time, in: "America/New_York"))
        }
    }

    /// What an error of Alpaca's is, by the list of its documentation.
    private static func kind(_ code: Int64) -> SourceError.Kind {
        switch code {
        case 401, 402: .unauthorised
        case 404, 407: .timedOut
        case 406: .tooManyRequests
        case 409: .forbidden
        case 500: .server
        default: .notAcceptable
        }
    }
}
