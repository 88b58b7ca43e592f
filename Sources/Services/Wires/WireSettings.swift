public import Networking

/// Settings of the press wires, whose RSS or Atom feeds are read for headlines about deals.
public struct WireSettings: ServiceSettings {
    /// Whether the feeds are polled.
    public var isOn: Bool
    /// The full URLs of the feeds.
    public var feeds: [String]
    /// How often each feed is polled.
    public var interval: PollRequest.Interval

    /// Creates settings from all values.
    public init(isOn: Bool, feeds: [String], interval: PollRequest.Interval) {
        self.isOn = isOn
        self.feeds = feeds
        self.interval = interval
    }
}
