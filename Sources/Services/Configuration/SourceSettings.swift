public import Model
public import Networking

/// The names of the network sources, in display order.
public enum SourceID: String, CaseIterable, Hashable, Sendable {
    /// Prices: quotes, histories, a stream.
    case yahoo
    /// Yields, and their fallback.
    case treasury, fred
    /// Holdings and sectors of funds, and their fallback.
    case ishares, invesco, nport
    /// Filings, and from them deals and companies.
    case edgar
    /// Headlines of deals.
    case wires
    /// A stream of prices for users with a key.
    case alpaca
}

/// Settings of Yahoo, for prices.
public struct YahooSettings: Hashable, Sendable {
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

/// Settings of the Treasury, for yields.
public struct TreasurySettings: Hashable, Sendable {
    /// Whether it is polled.
    public var isOn: Bool
    /// Scheme and host, without a trailing slash.
    public var address: String
    /// How often it is polled.
    public var interval: PollRequest.Interval

    /// Creates settings from all values.
    public init(isOn: Bool, address: String, interval: PollRequest.Interval) {
        self.isOn = isOn
        self.address = address
        self.interval = interval
    }
}

/// Settings of FRED, for yields and the policy rate.
public struct FREDSettings: Hashable, Sendable {
    /// Whether it is polled.
    public var isOn: Bool
    /// Scheme and host, without a trailing slash.
    public var address: String
    /// How often it is polled.
    public var interval: PollRequest.Interval
    /// The FRED series of tenors.
    public var yields: [Tenor: String]
    /// The FRED series of the policy rate; nil if it is not wanted.
    public var policy: String?

    /// Creates settings from all values.
    public init(
        isOn: Bool, address: String, interval: PollRequest.Interval, yields: [Tenor: String], policy: String?
    ) {
        self.isOn = isOn
        self.address = address
        self.interval = interval
        self.yields = yields
        self.policy = policy
    }
}
