/// The circuit breaker of a service. Times are elapsed times.
///
///     closed ── fail (too often, or a rate limit) ──▶ open ── start ──▶ probing
///       ▲                                              ▲                   │
///       └───────────── succeed (no limit left) ────────┴── fail, release ──┘
enum Circuit: Sendable {
    /// Requests are made as they fall due.
    case closed
    /// The service is failing, or has imposed a rate limit.
    case open(Outage)
    /// One request is in flight to see whether the service has recovered.
    case probing(Outage, PollRequest.ID)

    /// Why and for how long requests are held back.
    struct Outage: Hashable, Sendable {
        /// When the next request may probe.
        var probeAt: Duration
        /// No request is made before this time, because the service counts requests.
        var limitedUntil: Duration?
        /// How many probes have failed.
        var failedProbes = 0
    }

    var outage: Outage? {
        switch self {
        case .closed: nil
        case .open(let outage), .probing(let outage, _): outage
        }
    }

    var isClosed: Bool { outage == nil }

    /// Before this time no request is made; nil if the circuit is closed.
    var earliest: Duration? { outage.map { max($0.probeAt, $0.limitedUntil ?? $0.probeAt) } }

    /// Whether the request is in flight as a probe.
    func isProbe(_ id: PollRequest.ID) -> Bool {
        if case .probing(_, id) = self { true } else { false }
    }

    /// Notes that a request starts.
    mutating func start(_ id: PollRequest.ID) {
        if case .open(let outage) = self { self = .probing(outage, id) }
    }

    /// Notes that the service responded. While a rate limit lasts, the circuit stays open.
    mutating func succeed(_ id: PollRequest.ID, at now: Duration) {
        if let limit = outage?.limitedUntil, limit > now { release(id) } else { self = .closed }
    }

    /// Notes an error that concerns the service's health. Where it opens the circuit, is a rate limit, or fails a probe,
    /// no request is made before `until`.
    mutating func fail(_ id: PollRequest.ID, until: Duration, opens: Bool, isRateLimit: Bool) {
        let isProbe = isProbe(id)
        guard opens || isRateLimit || isProbe else { return }
        var outage = outage ?? Outage(probeAt: until)
        outage.probeAt = max(outage.probeAt, until)
        if isRateLimit { outage.limitedUntil = max(outage.limitedUntil ?? until, until) }
        if isProbe {
            outage.failedProbes += 1
            release(id)
        }
        set(outage)
    }

    /// Notes that a request ended without telling whether the service has recovered.
    mutating func release(_ id: PollRequest.ID) {
        if case .probing(let outage, id) = self { self = .open(outage) }
    }

    /// Allows a probe now, because the user refreshes; returns false, without effect, while a rate limit lasts.
    mutating func refresh(at now: Duration) -> Bool {
        if let limit = outage?.limitedUntil, limit > now { return false }
        update { $0.probeAt = now }
        return true
    }

    /// Counts time during which the clock stood still. A rate limit is not shortened.
    mutating func sleep(_ time: Duration) {
        update { if $0.limitedUntil == nil { $0.probeAt -= time } }
    }

    private mutating func update(_ body: (inout Outage) -> Void) {
        guard var outage else { return }
        body(&outage)
        set(outage)
    }

    /// Opens the circuit, or changes its outage while a probe is in flight.
    package mutating func set(_ outage: Outage) {
        if case .probing(_, let id) = self { self = .probing(outage, id) } else { self = .open(outage) }
    }
}
