public import Model

/// How the holdings of funds are asked of iShares or Invesco.
public struct FundSettings: Hashable, Sendable {
    /// Whether it is asked.
    public var isOn: Bool
    /// Scheme and host, without a slash at the end.
    public var address: String
    /// How often each fund is asked for.
    public var interval: PollRequest.Interval
    /// What the sponsor calls its funds: iShares by the number of a product, Invesco by CUSIP.
    public var funds: [Symbol: String]

    /// Settings.
    public init(isOn: Bool, address: String, interval: PollRequest.Interval, funds: [Symbol: String]) {
        self.isOn = isOn
        self.address = address
        self.interval = interval
        self.funds = funds
    }
}

/// How the holdings of funds are asked of the regulator, who has them late.
public struct NPORTSettings: Hashable, Sendable {
    /// Whether it is asked.
    public var isOn: Bool
    /// Scheme and host, without a slash at the end.
    public var address: String
    /// How often each fund is asked for.
    public var interval: PollRequest.Interval
    /// The funds that are asked for here because no sponsor is asked for them.
    public var funds: [Symbol]

    /// Settings.
    public init(isOn: Bool, address: String, interval: PollRequest.Interval, funds: [Symbol]) {
        self.isOn = isOn
        self.address = address
        self.interval = interval
        self.funds = funds
    }
}
