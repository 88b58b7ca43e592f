/// Settings of Alpaca's price stream.
///
/// The key itself is never part of the settings: it is read where it is used, so that it appears in no log or
/// recording.
public struct AlpacaSettings: ServiceSettings {
    /// Which prices to stream.
    public enum Feed: String, CaseIterable, Hashable, Sendable {
        /// Prices of one exchange, free of charge.
        case iex
        /// Prices of all exchanges, for paying users.
        case sip
        /// Made-up prices of one symbol, at any time of day.
        case test
    }

    /// Whether the stream is used.
    public var isOn: Bool
    /// Scheme and host, without a trailing slash.
    public var address: String
    /// Which prices to stream.
    public var feed: Feed
    /// A file with the key and the secret, one per line, readable by its owner only; nil if they are in the
    /// environment.
    public var keyFile: String?

    /// Creates settings from all values.
    public init(isOn: Bool, address: String, feed: Feed, keyFile: String?) {
        self.isOn = isOn
        self.address = address
        self.feed = feed
        self.keyFile = keyFile
    }
}
