import Foundation
import Model
import TestSupport
import Testing

@testable import Networking
@testable import Services

/// Recordings of streams: Yahoo's compared with the decoded values recorded next to its frames, Alpaca's with a plain
/// reading.
@Suite("Recordings of streams", .enabled(if: Recordings.areAvailable))
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

    @Test("each Yahoo frame has exactly the fields recorded next to it")
    func pricings() throws {
        for frame in try frames() {
            let pricing = try #require(try YahooPricing.read(message(frame))), plain = frame["decoded"]
            func isSame(_ value: Float, _ has: Bool, _ key: String) -> Bool {
                has ? Double(value) == plain[key].number : plain[key].number == nil
            }
            func isSame(_ value: some BinaryInteger, _ has: Bool, _ key: String) -> Bool {
                has ? Int64(value) == plain[key].integer : plain[key].number == nil
            }
            #expect(pricing.id == plain["id"].text && pricing.exchange == plain["exchange"].text)
            #expect(Int64(pricing.quoteType) == plain["quote_type"].integer)
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

    @Test("each frame of the regular session is a quote with its digits, time and session; a frame before it is not")
    func quotes() throws {
        let zones = ["NMS": "America/New_York", "CCC": "UTC", "CCY": "Europe/London"]
        for frame in try frames() {
            let plain = frame["decoded"], id = try #require(plain["id"].text)
            let now = Timestamp(milliseconds: try #require(plain["time"].integer) + 1000)
            var stream = YahooStream([Symbol(id)], names: YahooSymbols([:]), memory: PriceMemory())
            let reply = try stream.receive(message(frame), at: now)
            #expect(reply.errors == [] && reply.deferred == [])
            guard plain["market_hours"].integer == 1 else {
                #expect(reply.quotes == [])
                continue
            }
            let quote = try #require(reply.quotes.first), digits = Int(try #require(plain["price_hint"].integer))
            #expect(quote.symbol == Symbol(id) && reply.quotes.count == 1)
            let price = try #require(plain["price"].number)
            #expect(PlainDecimal.exact(quote.last) == PlainDecimal.rounded(price, to: digits))
            #expect(Int(quote.last.decimals) == digits)
            #expect(quote.time.milliseconds == plain["time"].integer && quote.volume == plain["day_volume"].number)
            let zone = try #require(plain["exchange"].text.flatMap { zones[$0] })
            #expect(quote.session.description == PlainDate.text(quote.time, in: zone))
        }
    }

    private func lines() throws -> [String] {
        let lines = try Recordings.text("stream/alpaca-messages.jsonl").split(whereSeparator: \.isNewline)
        try #require(!lines.isEmpty)
        return lines.map(String.init)
    }

    @Test("each Alpaca message has the fields of its line")
    func messages() throws {
        for line in try lines() {
            let (messages, errors) = try AlpacaMessage.read(line), plain = try PlainJSON(line.utf8).elements
            try #require(errors == [] && messages.count == plain.count && !messages.isEmpty, "\(line)")
            for (message, plain) in zip(messages, plain) {
                #expect(message.T == plain["T"].text && message.msg == plain["msg"].text)
                #expect(message.code.map(Int64.init) == plain["code"].integer && message.S == plain["S"].text)
                #expect(message.p == plain["p"].number)
                #expect(message.c?.codes ?? [] == plain["c"].elements.compactMap(\.text))
                let time = message.t.flatMap(Timestamp.init(rfc3339:))
                #expect(time?.milliseconds == plain["t"].text.flatMap(PlainDate.milliseconds))
            }
        }
    }

    @Test("Alpaca's welcome gets a reply, errors are thrown, a test trade is a price; the rest is ignored")
    func replies() throws {
        let keys = AlpacaKeys(key: Secret("K"), secret: Secret("S"))
        let stream = AlpacaStream(keys: keys, symbols: ["AAPL", "AMD", "SPY", "FAKEPACA"], isTest: false)
        let test = AlpacaStream(keys: keys, symbols: ["FAKEPACA"], isTest: true)
        let now = Timestamp(Fixture.day("2026-09-15"), hour: 12, minute: 0)
        for line in try lines() {
            let plain = try PlainJSON(line.utf8)[0]
            if plain["T"].text == "error" {
                let code = try #require(plain["code"].integer), message = try #require(plain["msg"].text)
                #expect(throws: SourceError(Self.kind(code), "\(code): \(message)")) {
                    try stream.receive(line, at: now)
                }
                continue
            }
            let reply = try stream.receive(line, at: now), replies = plain["T"].text == "success" ? 1 : 0
            // The trade of AAPL is an odd lot, which sets no price, and that of FAKEPACA is out of hours.
            #expect(reply.errors == [] && reply.quotes == [] && reply.replies.count == replies, "\(line)")
            let made = try test.receive(line, at: now).quotes
            try #require(made.count == (plain["S"].text == "FAKEPACA" ? 1 : 0), "\(line)")
            guard let quote = made.first, let price = plain["p"].number, let time = plain["t"].text else { continue }
            #expect(PlainDecimal.exact(quote.last) == PlainDecimal.rounded(price, to: 2))
            #expect(quote.time.milliseconds == PlainDate.milliseconds(time))
            #expect(quote.session.description == PlainDate.text(quote.time, in: "America/New_York"))
        }
    }

    /// The kind of an Alpaca error, by the list in its documentation.
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
