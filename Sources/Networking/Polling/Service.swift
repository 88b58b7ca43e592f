/// A network service: its name, address, poll requests and limits.
public struct Service: Sendable {
    /// A short name, for example `yahoo`.
    public let name: String
    /// The base address; only scheme and host are shown.
    public let address: String
    /// The poll requests in order of importance.
    public let pollRequests: [PollRequest]
    /// The request limit; services that count requests together share one.
    public let budget: RequestBudget?
    /// How many poll requests may be in flight at once.
    public let atOnce: Int
    /// How long the service is left alone after an error.
    public let backOff: BackOff

    /// Creates a service, without a request limit unless a budget is given.
    public init(
        _ name: String, at address: String, budget: RequestBudget? = nil, atOnce: Int = 4,
        backOff: BackOff = .usual, pollRequests: [PollRequest]
    ) {
        self.name = name
        self.address = address
        self.pollRequests = pollRequests
        self.budget = budget
        self.atOnce = atOnce
        self.backOff = backOff
    }
}
