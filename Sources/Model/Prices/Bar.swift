/// The prices of one session, or of a shorter interval; a missing value is nil.
public struct Bar: Hashable, Sendable {
    /// The session's date.
    public let day: Day
    /// The first, highest and lowest price, where known; on the scale of `price`.
    public let open, high, low: Double?
    /// The last price, of which returns are computed: adjusted for splits and dividends where the source has such a
    /// close.
    public let close: Double
    /// The last price as quoted, adjusted for splits only, where the source has both closes.
    public let quotedClose: Double?
    /// Shares traded, where known.
    public let volume: Double?

    /// A session's bar.
    public init(
        _ day: Day, open: Double? = nil, high: Double? = nil, low: Double? = nil, close: Double,
        quotedClose: Double? = nil, volume: Double? = nil
    ) {
        self.day = day
        self.open = open
        self.high = high
        self.low = low
        self.close = close
        self.quotedClose = quotedClose
        self.volume = volume
    }

    /// The last price to show beside open, high and low: as quoted, or the adjusted one where there is no other.
    public var price: Double { quotedClose ?? close }

    /// The close over the quoted close; nil where only one of them is known.
    package var adjustment: Double? { quotedClose.map { close / $0 } }
}
