import Model

/// Alpaca's stream of trades (version 2): a key first, then a subscription, then trades as they happen.
struct AlpacaStream: StreamDialect {
    /// How many symbols the free stream serves.
    static let freeLimit = 30

    let keys: AlpacaKeys
    let symbols: [Symbol]
    /// Whether it is the stream of made-up trades, which has no hours.
    let isTest: Bool
    private let known: Set<Symbol>

    init(keys: AlpacaKeys, symbols: [Symbol], isTest: Bool) {
        self.keys = keys
        self.symbols = symbols
        self.isTest = isTest
        known = Set(symbols)
    }

    func greeting() -> [String] { [] }

    func hear(_ message: String, at now: Timestamp) throws(SourceError) -> StreamReply {
        var reply = StreamReply()
        let messages: [AlpacaMessage]
        do throws(FeedError) {
            (messages, reply.faults) = try AlpacaMessage.read(message)
        } catch {
            return StreamReply(faults: [error])
        }
        for message in messages {
            switch message.T {
            case "success" where message.msg == "connected": reply.answers.append(introduction)
            case "success" where message.msg == "authenticated": reply.answers.append(subscription)
            case "error": if let fault = SourceError(alpaca: message.code, message.msg) { throw fault }
            case "t": take(message, now, into: &reply)
            default: break
            }
        }
        return reply
    }

    private func take(_ trade: AlpacaMessage, _ now: Timestamp, into reply: inout StreamReply) {
        guard let name = trade.S, known.contains(Symbol(name)) else { return }
        guard let price = trade.p?.asPrice.flatMap(AlpacaStream.printed),
            let time = trade.t.flatMap(Timestamp.init(rfc3339:)),
            let session = AlpacaStream.session(at: time, now: now)
        else {
            reply.faults.append(
                FeedError("alpaca \(Symbol(name))", expected: "a trade's price and time", found: trade.t ?? ""))
            return
        }
        guard isOfSession(time), AlpacaStream.makesPrice(trade.c?.codes ?? []) else { return }
        reply.quotes.append(Quote(Symbol(name), last: price, session: session, time: time))
    }

    /// The session of a trade; nil where that is not of today, or the time lies further ahead than clocks may disagree.
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

    /// A price to the cent, or to the hundredth of one where it was traded so.
    private static func printed(_ value: Double) -> Price? {
        let cents = value * 100
        return Price(written: value, decimals: value < 1 || abs(cents - cents.rounded()) > 1e-6 ? 4 : 2)
    }

    /// Whether a trade of some conditions moves the last price, by the tables of the consolidated tapes (CTS and UTP
    /// specifications, "sale conditions"): not those of odd lots, of averages, of other days' or prior prices, of extended
    /// hours, out of order, contingent, derivatively priced, nor an exchange's own statement of its open or close.
    static func makesPrice(_ conditions: [String]) -> Bool {
        silent.isDisjoint(with: conditions)
    }

    private static let silent: Set = [
        "4", "7", "9", "B", "C", "G", "H", "I", "M", "N", "P", "Q", "R", "T", "U", "V", "W", "Z",
    ]

    private var introduction: String {
        AlpacaStream.text([
            JSON.Member("action", "auth"), JSON.Member("key", .string(keys.key.word)),
            JSON.Member("secret", .string(keys.secret.word)),
        ])
    }

    private var subscription: String {
        let names = JSON.array(symbols.map { .string($0.name) })
        return AlpacaStream.text([JSON.Member("action", "subscribe"), JSON.Member("trades", names)])
    }

    private static func text(_ members: [JSON.Member]) -> String { JSON.object(members).text(indented: false) }
}
