/// The newest price of an instrument, as reported by its source.
public struct Quote: Hashable, Sendable {
    /// The instrument.
    public let symbol: Symbol
    /// The price as quoted.
    public let last: Price
    /// The session it belongs to.
    public let session: Day
    /// The time of the price, as stated by the source.
    public let time: Timestamp
    /// Shares traded in the session so far, where known.
    public let volume: Double?

    /// A price of a session, with its time and optionally the volume.
    public init(_ symbol: Symbol, last: Price, session: Day, time: Timestamp, volume: Double? = nil) {
        self.symbol = symbol
        self.last = last
        self.session = session
        self.time = time
        self.volume = volume
    }
}
