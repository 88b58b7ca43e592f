/// How a service stands: whether it is asked at all, and what it has sent.
struct ServiceState: Sendable {
    let name: String
    let address: String
    let atOnce: Int
    let backOff: BackOff
    var pollRequests: [PollRequestState]
    /// Nobody asks before, because the service counts requests.
    var hold: Duration?
    /// Where the circuit is open: when the next poll request may probe.
    var probe: Duration?
    /// When it opened. What was under way then and fails later is no probe.
    var openedAt: Duration?
    /// The probes that have failed since it opened.
    var failedProbes = 0
    /// The poll requests that failed since one last succeeded, and how often they did.
    var failing: [PollRequest.ID: Int] = [:]
    /// Its last fault, where nothing good came since.
    var fault: SourceError?
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

    /// After so many faults in a row the circuit opens.
    static let faultsToOpen = 5

    /// How many poll requests are under way.
    var underWay: Int { pollRequests.count(where: \.isUnderWay) }

    /// Whether the circuit is to be opened: enough faults in a row, and not all of them of one poll request among several.
    var isBroken: Bool {
        failing.values.reduce(0, +) >= ServiceState.faultsToOpen && failing.count >= min(2, pollRequests.count)
    }

    /// Takes a good poll result of a poll request.
    mutating func succeed(at now: Duration) {
        failing = [:]
        fault = nil
        if hold.map({ $0 <= now }) ?? true {
            hold = nil
            probe = nil
            openedAt = nil
            failedProbes = 0
        }
    }

    /// Whether a poll request was sent to see whether the service is well again.
    func isProbe(_ pollRequest: PollRequestState) -> Bool {
        guard probe != nil, let openedAt, let askedAt = pollRequest.askedAt else { return false }
        return askedAt > openedAt
    }

    /// Takes a fault of a poll request that speaks of the service's health, after which the poll request waits until some time.
    mutating func fail(_ pollRequest: PollRequestState, _ fault: SourceError, until: Duration, at now: Duration) {
        let isProbe = isProbe(pollRequest)
        self.fault = fault
        failing[pollRequest.id, default: 0] += 1
        if fault.isRestraint { hold = max(hold ?? until, until) }
        if isProbe { failedProbes += 1 }
        if fault.isRestraint || isBroken || isProbe {
            if probe == nil { openedAt = now }
            probe = max(probe ?? until, until)
        }
    }
}

extension SourceError {
    /// Whether it speaks of one question only, not of the service's health.
    var isOfOneRequest: Bool { kind == .notFound || kind == .notAcceptable || kind == .empty }

    /// Whether the service asks to be left alone as a whole.
    var isRestraint: Bool { kind == .tooManyRequests || retryAfter != nil }
}
