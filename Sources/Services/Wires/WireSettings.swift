public import Networking

/// Settings of the newswires, for headlines.
public struct WireSettings: ServiceSettings {
    /// Whether they are polled.
    public var isOn: Bool
    /// The full URLs of the feeds.
    public var feeds: [String]
    /// How often each is polled.
    public var interval: PollRequest.Interval

    /// Creates settings from all values.
    public init(isOn: Bool, feeds: [String], interval: PollRequest.Interval) {
        self.isOn = isOn
        self.feeds = feeds
        self.interval = interval
    }
}
