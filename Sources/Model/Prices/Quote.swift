/// The newest price of an instrument, as its source gave it.
public struct Quote: Hashable, Sendable {
    /// Whose price it is.
    public let symbol: Symbol
    /// The price as quoted.
    public let last: Price
    /// The session it belongs to.
    public let session: Day
    /// When it was made, by the source.
    public let time: Timestamp
    /// Shares traded in the session so far, where known.
    public let volume: Double?

    /// A quote.
    public init(_ symbol: Symbol, last: Price, session: Day, time: Timestamp, volume: Double? = nil) {
        self.symbol = symbol
        self.last = last
        self.session = session
        self.time = time
        self.volume = volume
    }
}
