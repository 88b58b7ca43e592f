public import Model
public import Networking

/// Settings of iShares or Invesco, for the holdings of their funds.
public struct FundSettings: ServiceSettings {
    /// Whether it is polled.
    public var isOn: Bool
    /// Scheme and host, without a trailing slash.
    public var address: String
    /// How often each fund is polled.
    public var interval: PollRequest.Interval
    /// The sponsor's identifiers of its funds: product numbers for iShares, CUSIPs for Invesco.
    public var funds: [Symbol: String]

    /// Creates settings from all values.
    public init(isOn: Bool, address: String, interval: PollRequest.Interval, funds: [Symbol: String]) {
        self.isOn = isOn
        self.address = address
        self.interval = interval
        self.funds = funds
    }
}
