import Formats

/// The state of a service: its poll requests, its circuit breaker and what it has sent.
struct ServiceState: Sendable {
    let name: String
    let address: String
    let backOff: BackOff
    private let atOnce: Int
    private(set) var requests: [PollRequestState] = []
    private(set) var circuit = Circuit.closed
    /// How often each poll request has failed since one last succeeded.
    private var failing: [PollRequest.ID: Int] = [:]
    /// Its last error, if nothing has succeeded since.
    private(set) var error: SourceError?
    private(set) var bytes = 0
    private(set) var latency: Duration?
    private(set) var budgetLeft: Int?

    init(_ service: Service) {
        name = service.name
        address = WebAddress(service.address)?.origin ?? ""
        atOnce = max(1, service.atOnce)
        backOff = service.backOff
        budgetLeft = service.budget?.left
    }

    /// After this number of consecutive errors the circuit opens.
    private static let errorsToOpen = 5

    /// How many poll requests are in flight.
    var inFlight: Int { requests.count(where: \.isRunning) }

    /// How many more may start.
    private var free: Int { (circuit.isClosed ? atOnce : 1) - inFlight }

    /// Whether the circuit should open: enough consecutive errors, and not all from one poll request among several.
    private var hasFailedTooOften: Bool {
        failing.values.reduce(0, +) >= ServiceState.errorsToOpen && failing.count >= min(2, requests.count)
    }

    /// Whether a poll request is failing: its last run failed, or it is overdue and the circuit is open.
    func isFailing(_ request: PollRequestState, at now: Duration, _ hours: PollRequest.Hours) -> Bool {
        if request.history.error != nil { return true }
        guard !circuit.isClosed, let due = request.due(hours) else { return false }
        return due <= now
    }

    /// Its poll requests without the fallbacks that are not needed.
    func active(in turn: PollingTurn) -> [PollRequestState] { requests.filter { !turn.inactive.contains($0.id) } }

    /// When a poll request is due, as far as the circuit allows; nil where it is not.
    func due(_ request: PollRequestState, in turn: PollingTurn) -> Duration? {
        guard let due = request.due(turn.hours), !turn.inactive.contains(request.id) else { return nil }
        return max(due, circuit.earliest ?? due)
    }

    /// When the next request is due; nil where none is.
    func firstDue(in turn: PollingTurn) -> Duration? { requests.compactMap { due($0, in: turn) }.min() }

    /// When the machine must check the service again; nil also where a running request must finish first.
    func nextDue(in turn: PollingTurn) -> Duration? { free > 0 ? firstDue(in: turn) : nil }

    /// Starts the requests that are due, in the order of `ready(in:)`, as many as may be in flight.
    mutating func start(in turn: PollingTurn) -> [PollRequest.ID] {
        guard free > 0 else { return [] }
        let chosen = ready(in: turn).prefix(free).map(\.id)
        for id in chosen {
            update(id) { $0.start(at: turn.now) }
            circuit.start(id)
        }
        return chosen
    }

    /// The requests that are due, the longest overdue first. With the circuit open it is the one that was not made for
    /// the longest time, so that one bad request does not decide for all. Low-priority requests come last, except one at
    /// a time, or they might never get a turn.
    private func ready(in turn: PollingTurn) -> [PollRequestState] {
        let ready = requests.enumerated().compactMap { position, request in
            due(request, in: turn).flatMap { $0 <= turn.now ? (due: $0, position: position, request: request) : nil }
        }
        if !circuit.isClosed {
            let never = Duration.zero - .seconds(1 << 40)
            return ready.map { (since: $0.request.requestedAt ?? never, position: $0.position, request: $0.request) }
                .sorted { ($0.since, $0.position) < ($1.since, $1.position) }.map(\.request)
        }
        let byDue = ready.sorted { ($0.due, $0.position) < ($1.due, $1.position) }.map(\.request)
        let urgent = byDue.filter { !$0.isLowPriority }
        // Those with errors go first: their results show whether the service has recovered.
        let waiting = byDue.filter(\.isLowPriority)
        let patient = waiting.filter(\.history.hasErrors) + waiting.filter { !$0.history.hasErrors }
        let hasTurn = atOnce == 1 || requests.contains { $0.isLowPriority && $0.isRunning }
        return hasTurn ? urgent + patient : patient.prefix(1) + urgent + patient.dropFirst()
    }

    /// Spreads out the requests that are overdue together; the first is made at once.
    mutating func spreadOverdue(in turn: PollingTurn, _ random: inout Jitter) {
        let overdue = requests.enumerated().compactMap { position, request in
            due(request, in: turn).flatMap { $0 <= turn.now ? (due: $0, position: position) : nil }
        }
        for (_, position) in overdue.sorted(by: <).dropFirst() {
            requests[position].wake(at: turn.now + PollingMachine.spread * random.next())
        }
    }

    /// Makes all requests due now, because the user refreshes; none while the service's rate limit lasts.
    mutating func refresh(at now: Duration) {
        guard circuit.refresh(at: now) else { return }
        for position in requests.indices { requests[position].refresh(at: now) }
    }

    /// Counts time during which the clock stood still.
    mutating func sleep(_ time: Duration) {
        for position in requests.indices { requests[position].sleep(time) }
        circuit.sleep(time)
    }

    private mutating func update(_ id: PollRequest.ID, _ body: (inout PollRequestState) -> Void) {
        guard let position = requests.firstIndex(where: { $0.id == id }) else { return }
        body(&requests[position])
    }
}

extension ServiceState {
    /// Applies the outcome of a poll request; true if the service has recovered by it.
    mutating func finish(
        _ id: PollRequest.ID, _ outcome: PollingMachine.Outcome, at now: Duration, _ hours: PollRequest.Hours,
        _ random: inout Jitter
    ) -> Bool {
        bytes += outcome.bytes
        latency = outcome.latency ?? latency
        budgetLeft = outcome.budgetLeft
        guard let request = requests.first(where: { $0.id == id }) else { return false }
        switch outcome.result {
        case .success(let badRows):
            update(id) { $0.record(unknown: outcome.unknown) }
            if outcome.hasRequested { return succeed(id, badRows, at: now, &random) }
            let isHealthy = circuit.isClosed
            update(id) { $0.skip(isHealthy: isHealthy) }
            circuit.release(id)
        case .failure(let error): fail(request, error, at: now, hours, &random)
        }
        return false
    }

    private mutating func succeed(
        _ id: PollRequest.ID, _ badRows: [FeedError], at now: Duration, _ random: inout Jitter
    ) -> Bool {
        let wasOpen = !circuit.isClosed
        let jitter = badRows.isEmpty ? 0 : random.next()
        update(id) { $0.succeed(badRows, at: now, random: jitter) }
        failing = [:]
        error = nil
        circuit.succeed(id, at: now)
        guard wasOpen, circuit.isClosed else { return false }
        // Requests that failed with the service are made one after another.
        for position in requests.indices {
            guard !requests[position].isRunning, requests[position].history.error?.concernsOneRequest == false
            else { continue }
            requests[position].wake(at: now + PollingMachine.spread * random.next())
        }
        return true
    }

    private mutating func fail(
        _ request: PollRequestState, _ error: SourceError, at now: Duration, _ hours: PollRequest.Hours,
        _ random: inout Jitter
    ) {
        let errors = request.history.consecutiveErrors + 1
        let probes = circuit.isProbe(request.id) ? (circuit.outage?.failedProbes ?? 0) + 1 : 1
        let jitter = random.next()
        let until = now + backOff.wait(error, errors: max(errors, probes), random: jitter)
        // Other requests must not wait as long as one that is made once a day.
        let own = backOff.wait(error, errors: errors, every: request.interval[hours], random: jitter)
        update(request.id) { $0.fail(error, until: max(until, now + own)) }
        guard !error.concernsOneRequest else { return circuit.release(request.id) }
        self.error = error
        failing[request.id, default: 0] += 1
        circuit.fail(request.id, until: until, opens: hasFailedTooOften, isRateLimit: error.isRateLimit)
    }

    /// Replaces the poll requests. Those with an unchanged key continue.
    mutating func replace(
        _ pollRequests: [PollRequest], at now: Duration, _ hours: PollRequest.Hours, _ random: inout Jitter
    ) {
        let previous = Dictionary(requests.map { ($0.id, $0) }) { first, _ in first }
        let earliest = requests.compactMap { $0.due(hours) }.min().map { min($0 - .milliseconds(1), now) }
        var seen: Set<String> = []
        requests = pollRequests.filter { seen.insert($0.key).inserted }.map { pollRequest in
            let id = PollRequest.ID(name, pollRequest.key)
            var state =
                previous[id]
                ?? PollRequestState(
                    id, pollRequest, now: earliest ?? now, intervalFactor: 0.95 + 0.1 * random.next())
            state.follow(pollRequest, at: now)
            return state
        }
        failing = failing.filter { id, _ in seen.contains(id.key) }
        for id in previous.keys where !seen.contains(id.key) { circuit.release(id) }
    }
}

extension SourceError {
    /// Whether the error concerns one request only, not the service's health.
    var concernsOneRequest: Bool { kind == .notFound || kind == .notAcceptable || kind == .empty }

    /// Whether the service permits no request at all for a time.
    var isRateLimit: Bool { kind == .tooManyRequests || retryAfter != nil }
}
