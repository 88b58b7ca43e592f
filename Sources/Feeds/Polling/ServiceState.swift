/// The state of a service: its poll requests, its circuit breaker and what it has sent.
struct ServiceState: Sendable {
    let name: String
    let address: String
    let atOnce: Int
    let backOff: BackOff
    var pollRequests: [PollRequestState]
    /// No request is made before this time, because the service counts requests.
    var hold: Duration?
    /// While the circuit is open: when the next poll request may probe.
    var probe: Duration?
    /// When the circuit opened. A request that was in flight then and fails later is not a probe.
    var openedAt: Duration?
    /// How many probes have failed since it opened.
    var failedProbes = 0
    /// How often each poll request has failed since one last succeeded.
    var failing: [PollRequest.ID: Int] = [:]
    /// Its last error, if nothing has succeeded since.
    var error: SourceError?
    var bytes = 0
    var latency: Duration?
    var budgetLeft: Int?

    init(_ service: Service) {
        name = service.name
        address = WebAddress(service.address)?.origin ?? ""
        atOnce = max(1, service.atOnce)
        backOff = service.backOff
        pollRequests = []
        budgetLeft = service.budget?.left
    }

    /// After this number of consecutive errors the circuit opens.
    static let errorsToOpen = 5

    /// How many poll requests are in flight.
    var underWay: Int { pollRequests.count(where: \.isUnderWay) }

    /// Whether the circuit should open: enough consecutive errors, and not all from one poll request among several.
    var shouldOpenCircuit: Bool {
        failing.values.reduce(0, +) >= ServiceState.errorsToOpen && failing.count >= min(2, pollRequests.count)
    }

    /// Records a successful result of a poll request.
    mutating func succeed(at now: Duration) {
        failing = [:]
        error = nil
        if hold.map({ $0 <= now }) ?? true {
            hold = nil
            probe = nil
            openedAt = nil
            failedProbes = 0
        }
    }

    /// Whether a poll request was sent to see whether the service has recovered.
    func isProbe(_ pollRequest: PollRequestState) -> Bool {
        guard probe != nil, let openedAt, let requestedAt = pollRequest.requestedAt else { return false }
        return requestedAt > openedAt
    }

    /// Records an error that concerns the service's health, after which the poll request waits until a given time.
    mutating func fail(_ pollRequest: PollRequestState, _ error: SourceError, until: Duration, at now: Duration) {
        let isProbe = isProbe(pollRequest)
        self.error = error
        failing[pollRequest.id, default: 0] += 1
        if error.isRateLimit { hold = max(hold ?? until, until) }
        if isProbe { failedProbes += 1 }
        if error.isRateLimit || shouldOpenCircuit || isProbe {
            if probe == nil { openedAt = now }
            probe = max(probe ?? until, until)
        }
    }
}

extension SourceError {
    /// Whether the error concerns one request only, not the service's health.
    var concernsOneRequest: Bool { kind == .notFound || kind == .notAcceptable || kind == .empty }

    /// Whether the service asks to be left alone entirely.
    var isRateLimit: Bool { kind == .tooManyRequests || retryAfter != nil }
}
