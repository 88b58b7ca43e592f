import Formats
import Model
import Networking
import SwiftProtobuf

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Yahoo's stream: prices of up to a hundred instruments, about once a second.
///
/// Only prices of the regular session are used. Before the open and after the close the stream continues with
/// extended-hours trades; as the session's price they would move its close, so they are dropped.
struct YahooStream: StreamDialect {
    /// The maximum number of instruments per connection; Yahoo silently ignores any beyond that.
    static let limit = 100

    /// The instruments by Yahoo name.
    let names: [String: Symbol]
    let memory: PriceMemory
    private var newest: [Symbol: Timestamp] = [:]

    init(_ symbols: [Symbol], names: YahooSymbols, memory: PriceMemory) {
        self.names = Dictionary(symbols.map { (names.name(of: $0), $0) }) { first, _ in first }
        self.memory = memory
    }

    func greeting() -> [String] {
        let list = JSON.array(names.keys.sorted().map { JSON.string($0) })
        return [JSON.object([JSON.Member("subscribe", list)]).text(indented: false)]
    }

    mutating func receive(_ message: String, at now: Timestamp) -> StreamReply {
        do throws(FeedError) {
            guard let pricing = try YahooPricing.read(message) else { return StreamReply() }
            guard let quote = try quote(pricing, now) else { return StreamReply() }
            if isOffScale(pricing, quote) {
                let reason = FeedError(
                    "yahoo \(quote.symbol)", expected: "a price on its history’s scale", found: "\(pricing.price)")
                return StreamReply(deferred: [reason])
            }
            return StreamReply(quotes: [quote])
        } catch {
            return StreamReply(errors: [error])
        }
    }

    /// The price in a message; nil if it is irrelevant. The first one after subscribing may be days old.
    private mutating func quote(_ pricing: YahooPricingData, _ now: Timestamp) throws(FeedError) -> Quote? {
        guard let symbol = names[pricing.id], pricing.quoteType != YahooPricing.heartbeat else { return nil }
        let time = Timestamp(milliseconds: pricing.time)
        let venue = YahooVenue(exchange: pricing.exchange, type: pricing.quoteType, name: pricing.id)
        guard let price = pricing.last, pricing.hasTime, time.milliseconds > 0,
            let session = venue.session(at: time, now: now)
        else {
            throw FeedError("yahoo \(symbol)", expected: "a price and its time", found: pricing.text)
        }
        guard pricing.isRegular(venue, at: time), newest[symbol] ?? time <= time else { return nil }
        newest[symbol] = time
        let volume = pricing.hasDayVolume && pricing.dayVolume > 0 ? Double(pricing.dayVolume) : nil
        return Quote(symbol, last: price, session: session, time: time, volume: volume)
    }

    /// Whether the price is on another scale than the history, as after a split: it is deferred until the history is
    /// fetched again.
    private func isOffScale(_ pricing: YahooPricingData, _ quote: Quote) -> Bool {
        guard pricing.hasChange, let known = memory.storedHistory(of: quote.symbol) else { return false }
        let close = Double(pricing.price) - Double(pricing.change)
        return !known.series.closed.fits(close, on: known.series.session(before: quote.session))
    }
}

/// The messages of Yahoo's stream.
enum YahooPricing {
    /// The type of a message that only shows that the stream is alive.
    static let heartbeat: Int32 = 7

    private struct Envelope: JSONField {
        @Lenient var type: String?
        @Lenient var message: String?
    }

    /// The pricing in a message: base64 in JSON, or base64 alone. Nil for messages of other types.
    static func read(_ text: String) throws(FeedError) -> YahooPricingData? {
        var encoded = text
        if text.utf8.first == UInt8(ascii: "{") {
            let envelope = try JSONFile<Envelope>(Array(text.utf8), source: "yahoo stream").content
            guard envelope.type ?? "pricing" == "pricing" else { return nil }
            encoded = envelope.message ?? ""
        }
        guard let bytes = Data(base64Encoded: encoded), !bytes.isEmpty,
            let pricing = try? YahooPricingData(serializedBytes: Array(bytes))
        else { throw FeedError("yahoo stream", expected: "a pricing", found: encoded) }
        return pricing
    }
}

extension YahooPricingData {
    /// The price, rounded as Yahoo displays it.
    fileprivate var last: Price? {
        hasPrice ? Price(yahoo: Double(price), hint: hasPriceHint ? Int(clamping: priceHint) : nil) : nil
    }

    /// Whether it is of the regular session. A stated 0 means before the open; an omitted value is inferred from the
    /// trading hours.
    fileprivate func isRegular(_ venue: YahooVenue, at time: Timestamp) -> Bool {
        hasMarketHours ? marketHours == 1 : venue.trades(at: time)
    }

    fileprivate var text: String { "\(price) at \(time)" }
}
