/// How a service stands: whether it is asked at all, and what it has sent.
struct ServiceState: Sendable {
    let name: String
    let address: String
    let atOnce: Int
    let backOff: BackOff
    var errands: [ErrandState]
    /// Nobody asks before, because the service counts requests.
    var hold: Duration?
    /// Where the circuit is open: when the next errand may probe.
    var probe: Duration?
    /// When it opened. What was under way then and fails later is no probe.
    var openedAt: Duration?
    /// The probes that have failed since it opened.
    var failedProbes = 0
    /// The errands that failed since one last succeeded, and how often they did.
    var failing: [Errand.ID: Int] = [:]
    /// Its last fault, where nothing good came since.
    var fault: SourceFault?
    var bytes = 0
    var latency: Duration?
    var budgetLeft: Int?

    init(_ service: Service) {
        name = service.name
        address = WebAddress(service.address)?.origin ?? ""
        atOnce = max(1, service.atOnce)
        backOff = service.backOff
        errands = []
        budgetLeft = service.budget?.left
    }

    /// After so many faults in a row the circuit opens.
    static let faultsToOpen = 5

    /// How many errands are under way.
    var underWay: Int { errands.count(where: \.isUnderWay) }

    /// Whether the circuit is to be opened: enough faults in a row, and not all of them of one errand among several.
    var isBroken: Bool {
        failing.values.reduce(0, +) >= ServiceState.faultsToOpen && failing.count >= min(2, errands.count)
    }

    /// Takes a good harvest of an errand.
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

    /// Whether an errand was sent to see whether the service is well again.
    func isProbe(_ errand: ErrandState) -> Bool {
        guard probe != nil, let openedAt, let askedAt = errand.askedAt else { return false }
        return askedAt > openedAt
    }

    /// Takes a fault of an errand that speaks of the service's health, after which the errand waits until some time.
    mutating func fail(_ errand: ErrandState, _ fault: SourceFault, until: Duration, at now: Duration) {
        let isProbe = isProbe(errand)
        self.fault = fault
        failing[errand.id, default: 0] += 1
        if fault.isRestraint { hold = max(hold ?? until, until) }
        if isProbe { failedProbes += 1 }
        if fault.isRestraint || isBroken || isProbe {
            if probe == nil { openedAt = now }
            probe = max(probe ?? until, until)
        }
    }
}

extension SourceFault {
    /// Whether it speaks of one question only, not of the service's health.
    var isOfOneErrand: Bool { kind == .notFound || kind == .notAcceptable || kind == .empty }

    /// Whether the service asks to be left alone as a whole.
    var isRestraint: Bool { kind == .tooManyRequests || retryAfter != nil }
}
