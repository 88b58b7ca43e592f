public import Networking

/// Settings of the Treasury, for yields.
public struct TreasurySettings: ServiceSettings {
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
