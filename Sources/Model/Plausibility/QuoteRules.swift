/// What a quote from outside can be: a price, of a session that has begun, made no later than now.
public struct QuoteRules: Hashable, Sendable {
    /// Clocks may disagree by so much, in milliseconds.
    public static let disagreement: Int64 = 600_000

    /// When it was received.
    public let now: Timestamp
    /// What its price can be.
    public let prices: PriceRules

    /// The rules for a quote that is received at an instant.
    public init(now: Timestamp, _ prices: PriceRules = PriceRules()) {
        self.now = now
        self.prices = prices
    }

    /// What should stand there; nil where it can be a quote.
    public func breach(_ quote: Quote) -> String? {
        if let words = prices.breach(quote.last.value) { return words }
        if quote.time.isAhead(of: now) { return "a time until \(now)" }
        if let words = DayRules(now: now).breach(quote.session) { return words }
        // A session's date is that of some place on earth when it begins; its last price may be settled after it.
        let made = quote.time.wallClock(offsetMinutes: 0).day
        if made < quote.session - 1 { return "a time within \(quote.session)" }
        if let volume = quote.volume, !(volume >= 0) { return "a number of shares" }
        return nil
    }
}

extension Timestamp {
    /// Whether it lies further in the future than clocks may disagree.
    public func isAhead(of now: Timestamp) -> Bool {
        milliseconds > now.milliseconds + QuoteRules.disagreement
    }
}
