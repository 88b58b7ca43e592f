/// How filings and facts of companies are asked of EDGAR.
public struct EDGARSettings: Hashable, Sendable {
    /// Whether it is asked.
    public var isOn: Bool
    /// Where filings are: scheme and host, without a slash at the end.
    public var address: String
    /// Where facts of companies are: scheme and host, without a slash at the end.
    public var factsAddress: String
    /// How often the newest filings are asked for.
    public var filings: PollRequest.Interval
    /// How often the facts of companies are asked for.
    public var facts: PollRequest.Interval
    /// The address of mail of who asks, which the regulator wants to be told; nil where none was given.
    public var contact: String?

    /// Settings.
    public init(
        isOn: Bool, address: String, factsAddress: String, filings: PollRequest.Interval, facts: PollRequest.Interval,
        contact: String?
    ) {
        self.isOn = isOn
        self.address = address
        self.factsAddress = factsAddress
        self.filings = filings
        self.facts = facts
        self.contact = contact
    }
}

/// How headlines are asked of the wires.
public struct WireSettings: Hashable, Sendable {
    /// Whether they are asked.
    public var isOn: Bool
    /// The whole addresses of feeds.
    public var feeds: [String]
    /// How often each is asked.
    public var interval: PollRequest.Interval

    /// Settings.
    public init(isOn: Bool, feeds: [String], interval: PollRequest.Interval) {
        self.isOn = isOn
        self.feeds = feeds
        self.interval = interval
    }
}
