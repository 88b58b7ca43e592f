public import Model
public import Networking

/// Settings of FRED, for yields and the policy rate.
public struct FREDSettings: ServiceSettings {
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
