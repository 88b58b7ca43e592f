public import Networking

/// Settings of EDGAR, for filings and company facts.
public struct EDGARSettings: ServiceSettings {
    /// Whether it is polled.
    public var isOn: Bool
    /// Where filings are: scheme and host, without a trailing slash.
    public var address: String
    /// Where company facts are: scheme and host, without a trailing slash.
    public var factsAddress: String
    /// How often the newest filings are polled.
    public var filings: PollRequest.Interval
    /// How often company facts are polled.
    public var facts: PollRequest.Interval
    /// The user's e-mail address, which the regulator requires in requests; nil if none is configured.
    public var contact: String?

    /// Creates settings from all values.
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
