/// The state of a service: its poll requests, its circuit breaker and what it has sent.
struct ServiceState: Sendable {
    let name: String
    let address: String
    let backOff: BackOff
    private let atOnce: Int
    var requests: [PollRequestState] = []
    var circuit = Circuit.closed
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
        budgetLeft = service.budget?.left
    }

    /// After this number of consecutive errors the circuit opens.
    private static let errorsToOpen = 5

    /// How many poll requests are in flight.
    var inFlight: Int { requests.count(where: \.isRunning) }

    /// How many more may start.
    private var free: Int { (circuit.isClosed ? atOnce : 1) - inFlight }

    /// Whether the circuit should open: enough consecutive errors, and not all from one poll request among several.
    var hasFailedTooOften: Bool {
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

    /// Makes everything due now, at the viewer's wish; nothing while the service has asked to be left alone.
    mutating func refresh(at now: Duration) {
        guard circuit.refresh(at: now) else { return }
        for position in requests.indices { requests[position].refresh(at: now) }
    }

    /// Counts time during which the clock stood still.
    mutating func sleep(_ time: Duration) {
        for position in requests.indices { requests[position].sleep(time) }
        circuit.sleep(time)
    }

    mutating func update(_ id: PollRequest.ID, _ body: (inout PollRequestState) -> Void) {
        guard let position = requests.firstIndex(where: { $0.id == id }) else { return }
        body(&requests[position])
    }
}
