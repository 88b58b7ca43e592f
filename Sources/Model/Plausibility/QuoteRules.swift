/// The valid range of an external quote: a price of a session that has begun, with a time no later than now.
public struct QuoteRules: Hashable, Sendable {
    /// The tolerated clock difference, in milliseconds.
    public static let clockTolerance: Int64 = 600_000

    /// The time of receipt.
    public let now: Timestamp
    /// The rules for its price.
    public let prices: PriceRules

    /// The rules for a quote that is received at an instant.
    public init(now: Timestamp, _ prices: PriceRules = PriceRules()) {
        self.now = now
        self.prices = prices
    }

    /// The expected value; nil for a valid quote.
    public func breach(_ quote: Quote) -> String? {
        if let message = prices.breach(quote.last.value) { return message }
        if quote.time.isAhead(of: now) { return "a time up to \(now)" }
        if let message = DayRules(now: now).breach(quote.session) { return message }
        // A session's date is the local date at its start; its last price may be settled after it.
        let made = quote.time.wallClock(offsetMinutes: 0).day
        if made < quote.session - 1 { return "a time on \(quote.session)" }
        if let volume = quote.volume, !(volume >= 0) { return "a number of shares" }
        return nil
    }
}

extension Timestamp {
    /// Whether it lies further in the future than the tolerated clock difference.
    public func isAhead(of now: Timestamp) -> Bool {
        milliseconds > now.milliseconds + QuoteRules.clockTolerance
    }
}
