public import Model
public import Networking

/// Settings of Yahoo, for prices.
public struct YahooSettings: ServiceSettings {
    /// Whether it is polled.
    public var isOn: Bool
    /// Schemes and hosts, without a trailing slash; those after the first are fallbacks.
    public var addresses: [String]
    /// How often quotes are polled.
    public var quotes: PollRequest.Interval
    /// How often histories are polled.
    public var history: PollRequest.Interval
    /// Whether the stream is used as well.
    public var isStreaming: Bool
    /// The full URL of the stream.
    public var streamAddress: String
    /// Yahoo's names of instruments, where they differ from the symbol.
    public var symbols: [Symbol: String]

    /// Creates settings from all values.
    public init(
        isOn: Bool, addresses: [String], quotes: PollRequest.Interval, history: PollRequest.Interval, isStreaming: Bool,
        streamAddress: String, symbols: [Symbol: String]
    ) {
        self.isOn = isOn
        self.addresses = addresses
        self.quotes = quotes
        self.history = history
        self.isStreaming = isStreaming
        self.streamAddress = streamAddress
        self.symbols = symbols
    }
}
