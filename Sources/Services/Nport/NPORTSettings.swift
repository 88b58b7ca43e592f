public import Model
public import Networking

/// Settings of the SEC's N-PORT filings, for the holdings of funds, which appear there late.
public struct NPORTSettings: ServiceSettings {
    /// Whether they are polled.
    public var isOn: Bool
    /// Scheme and host, without a trailing slash.
    public var address: String
    /// How often each fund is polled.
    public var interval: PollRequest.Interval
    /// The funds fetched here because they are not fetched from a sponsor.
    public var funds: [Symbol]

    /// Creates settings from all values.
    public init(isOn: Bool, address: String, interval: PollRequest.Interval, funds: [Symbol]) {
        self.isOn = isOn
        self.address = address
        self.interval = interval
        self.funds = funds
    }
}
