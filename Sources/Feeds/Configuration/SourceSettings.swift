public import Model

/// The words of the sources that are asked over the network, in the order in which they are listed.
public enum SourceWord: String, CaseIterable, Hashable, Sendable {
    /// Prices: quotes, histories, a stream.
    case yahoo
    /// Yields, and what stands in for them.
    case treasury, fred
    /// Holdings and sectors of funds, and what stands in for them.
    case ishares, invesco, nport
    /// Filings, and with them deals and companies.
    case edgar
    /// Headlines of deals.
    case wires
    /// A stream of prices for those who have a key.
    case alpaca
}

/// How prices are asked of Yahoo.
public struct YahooSettings: Hashable, Sendable {
    /// Whether it is asked.
    public var isOn: Bool
    /// Scheme and host, without a slash at the end; those behind the first stand in for it.
    public var addresses: [String]
    /// How often quotes are asked for.
    public var quotes: PollRequest.Interval
    /// How often histories are asked for.
    public var history: PollRequest.Interval
    /// Whether the stream is listened to beside that.
    public var isStreaming: Bool
    /// The stream's whole address.
    public var streamAddress: String
    /// What instruments are called there, where that is not their symbol.
    public var symbols: [Symbol: String]

    /// Settings.
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

    /// What an instrument is called there.
    public subscript(symbol: Symbol) -> String { symbols[symbol] ?? symbol.name }
}

/// How yields are asked of the Treasury.
public struct TreasurySettings: Hashable, Sendable {
    /// Whether it is asked.
    public var isOn: Bool
    /// Scheme and host, without a slash at the end.
    public var address: String
    /// How often it is asked.
    public var interval: PollRequest.Interval

    /// Settings.
    public init(isOn: Bool, address: String, interval: PollRequest.Interval) {
        self.isOn = isOn
        self.address = address
        self.interval = interval
    }
}

/// How yields and the policy rate are asked of FRED.
public struct FREDSettings: Hashable, Sendable {
    /// Whether it is asked.
    public var isOn: Bool
    /// Scheme and host, without a slash at the end.
    public var address: String
    /// How often it is asked.
    public var interval: PollRequest.Interval
    /// What the series of tenors are called there.
    public var yields: [Tenor: String]
    /// What the series of the policy rate is called there; nil where it is not asked for.
    public var policy: String?

    /// Settings.
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
