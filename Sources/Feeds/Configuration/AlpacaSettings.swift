/// How prices are streamed from Alpaca.
///
/// The key itself is never part of the settings: it is read where it is used, so that it stands in no log or recording.
public struct AlpacaSettings: Hashable, Sendable {
    /// Which prices are streamed.
    public enum Feed: String, CaseIterable, Hashable, Sendable {
        /// Those of one exchange, free of charge.
        case iex
        /// Those of all exchanges, for those who pay.
        case sip
        /// Made-up prices of one symbol, at any time of day.
        case test
    }

    /// Whether it is listened to.
    public var isOn: Bool
    /// Scheme and host, without a slash at the end.
    public var address: String
    /// Which prices.
    public var feed: Feed
    /// The file with the key and the secret, a line each, for its owner's eyes only; nil where they are in the environment.
    public var keyFile: String?

    /// Settings.
    public init(isOn: Bool, address: String, feed: Feed, keyFile: String?) {
        self.isOn = isOn
        self.address = address
        self.feed = feed
        self.keyFile = keyFile
    }
}
