/// The prices of one session, or of a shorter interval; a missing value is nil.
public struct Bar: Hashable, Sendable {
    /// The session's date.
    public let day: Day
    /// The first, highest and lowest price, where known.
    public let open, high, low: Double?
    /// The last price.
    public let close: Double
    /// Shares traded, where known.
    public let volume: Double?

    /// A session's bar.
    public init(
        _ day: Day, open: Double? = nil, high: Double? = nil, low: Double? = nil, close: Double, volume: Double? = nil
    ) {
        self.day = day
        self.open = open
        self.high = high
        self.low = low
        self.close = close
        self.volume = volume
    }
}
