/// A service of the web: under which word it stands, where it is, what it is asked, and within which limits.
public struct Service: Sendable {
    /// Its own word: `yahoo`.
    public let name: String
    /// Its base address; only scheme and host are shown.
    public let address: String
    /// What it is asked, in order of importance.
    public let pollRequests: [PollRequest]
    /// How often it may be asked; services that count requests together share one.
    public let budget: RequestBudget?
    /// How many poll requests may be under way at once.
    public let atOnce: Int
    /// How long it is left alone after a fault.
    public let backOff: BackOff

    /// A service.
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
