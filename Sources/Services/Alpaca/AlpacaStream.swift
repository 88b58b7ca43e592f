import Formats
import Model
import Networking

/// Alpaca's stream of trades (version 2): authentication first, then a subscription, then trades as they happen.
struct AlpacaStream: StreamDialect {
    /// The maximum number of symbols of the free stream.
    static let freeLimit = 30

    let keys: AlpacaKeys
    let symbols: [Symbol]
    /// Whether it is the test stream, which has no trading hours.
    let isTest: Bool
    private let subscribed: Set<Symbol>

    init(keys: AlpacaKeys, symbols: [Symbol], isTest: Bool) {
        self.keys = keys
        self.symbols = symbols
        self.isTest = isTest
        subscribed = Set(symbols)
    }

    func greeting() -> [String] { [] }

    func receive(_ message: String, at now: Timestamp) throws(SourceError) -> StreamReply {
        var reply = StreamReply()
        let messages: [AlpacaMessage]
        do throws(FeedError) {
            (messages, reply.errors) = try AlpacaMessage.read(message)
        } catch {
            return StreamReply(errors: [error])
        }
        for message in messages {
            switch message.T {
            case "success" where message.msg == "connected": reply.replies.append(authentication)
            case "success" where message.msg == "authenticated": reply.replies.append(subscription)
            case "error": if let error = SourceError(alpaca: message.code, message.msg) { throw error }
            case "t": add(message, now, into: &reply)
            default: break
            }
        }
        return reply
    }

    private func add(_ trade: AlpacaMessage, _ now: Timestamp, into reply: inout StreamReply) {
        guard let name = trade.S, subscribed.contains(Symbol(name)) else { return }
        guard let price = trade.p?.asPrice.flatMap(AlpacaStream.printed),
            let time = trade.t.flatMap(Timestamp.init(rfc3339:)),
            let session = AlpacaStream.session(at: time, now: now)
        else {
            reply.errors.append(
                FeedError("alpaca \(Symbol(name))", expected: "a trade's price and time", found: trade.t ?? ""))
            return
        }
        guard isOfSession(time), AlpacaStream.makesPrice(trade.c?.codes ?? []) else { return }
        reply.quotes.append(Quote(Symbol(name), last: price, session: session, time: time))
    }

    /// The session of a trade; nil if it is later than today, or if the time is further in the future than clocks may
    /// differ.
    private static func session(at time: Timestamp, now: Timestamp) -> Day? {
        let day = NewYorkTime.wallClock(at: time).day
        guard !time.isAhead(of: now), day <= NewYorkTime.wallClock(at: now).day else { return nil }
        return ExchangeCalendar.nyse.session(onOrBefore: day)
    }

    private func isOfSession(_ time: Timestamp) -> Bool {
        if isTest { return true }
        let (day, minute) = NewYorkTime.wallClock(at: time)
        guard let close = ExchangeCalendar.nyse.closingMinute(on: day) else { return false }
        return (ExchangeCalendar.nyse.openingMinute...close).contains(minute)
    }

    /// A price to the cent, or to the hundredth of a cent if it was traded so.
    private static func printed(_ value: Double) -> Price? {
        let cents = value * 100
        return Price(written: value, decimals: value < 1 || abs(cents - cents.rounded()) > 1e-6 ? 4 : 2)
    }

    /// Whether a trade with these conditions updates the last price, by the tables of the consolidated tapes (CTS and
    /// UTP specifications, "sale conditions"). Excluded are odd lots, average prices, other days' and prior prices,
    /// extended hours, out-of-sequence, contingent and derivatively priced trades, and an exchange's official open or
    /// close.
    static func makesPrice(_ conditions: [String]) -> Bool {
        excludedConditions.isDisjoint(with: conditions)
    }

    private static let excludedConditions: Set = [
        "4", "7", "9", "B", "C", "G", "H", "I", "M", "N", "P", "Q", "R", "T", "U", "V", "W", "Z",
    ]

    private var authentication: String {
        AlpacaStream.text([
            JSON.Member("action", "auth"), JSON.Member("key", .string(keys.key.value)),
            JSON.Member("secret", .string(keys.secret.value)),
        ])
    }

    private var subscription: String {
        let names = JSON.array(symbols.map { .string($0.name) })
        return AlpacaStream.text([JSON.Member("action", "subscribe"), JSON.Member("trades", names)])
    }

    private static func text(_ members: [JSON.Member]) -> String { JSON.object(members).text(indented: false) }
}
