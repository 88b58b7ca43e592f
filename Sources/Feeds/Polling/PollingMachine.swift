import Model

/// Decides what services are asked, and when: a value that is told the time and how each poll request went, and says which
/// poll requests to run now and when to ask it again. `PolledSource` puts it on a clock.
///
/// A poll request is asked by its interval in the state of the exchange; after a fault it waits, longer each time. A service
/// that refuses several in a row is asked one poll request at a time until it answers. What stands in for a poll request is asked
/// while that one fails. Nothing is made up for: who has slept asks once.
struct PollingMachine: Sendable {
    /// How a poll request went.
    struct Outcome: Sendable {
        /// The rows or symbols that were bad, or why there is nothing.
        var result: Result<[FeedError], SourceError>
        /// The symbols that the service does not know.
        var unknown: [Symbol] = []
        /// Whether the service was asked at all; what there was nothing to ask for says nothing of it.
        var hasAsked = true
        /// What came over the wire for it.
        var bytes = 0
        /// How long the last answer took.
        var latency: Duration?
        /// What is left of the service's budget.
        var budgetLeft: Int?
    }

    var services: [ServiceState]
    /// Whether nothing is asked for now.
    var isPaused = false { didSet { hasNews = true } }
    /// Whether a status may have changed. That something is asked is none: its answer will be.
    var hasNews = true
    private(set) var now: Duration
    private(set) var hours: PollRequest.Hours
    var anchor: WallAnchor
    var random: Jitter
    /// The statuses last given out.
    var said: [String: SourceStatus] = [:]

    /// Nobody sleeps for longer: the exchange may open meanwhile, and a sleeping machine's timers stand still.
    static let longestSleep = Duration.seconds(30)
    /// Over so much time poll requests spread out that are overdue together.
    static let spread = Duration.seconds(5)
    /// An answer this new is not asked for again at a viewer's wish.
    static let freshEnough = Duration.seconds(10)

    /// A machine at some time, with everything to be asked at once.
    init(_ services: [Service], now: Duration, wall: Timestamp, seed: UInt64) {
        self.now = now
        anchor = WallAnchor(now, wall)
        hours = PollRequest.Hours(at: wall)
        random = Jitter(seed: seed)
        self.services = services.map(ServiceState.init)
        for service in services { replace(service.pollRequests, of: service.name) }
    }

    /// Lets time pass. Where the wall clock has gone on without the other, the machine has slept or the clock was set:
    /// in doubt what may be old is asked for.
    mutating func tell(_ now: Duration, _ wall: Timestamp) {
        let now = max(now, self.now), gap = now - self.now
        let jump = anchor.tell(now, wall)
        self.now = now
        hours = PollRequest.Hours(at: wall)
        if jump != .zero { hasNews = true }
        if jump > .zero { slept(jump) }
        if jump > .zero || gap > PollingMachine.longestSleep * 2 { spreadOverdue() }
    }

    /// The poll requests to be asked now. They are under way from now on.
    mutating func start() -> [PollRequest.ID] {
        guard !isPaused else { return [] }
        return services.indices.flatMap { start(at: $0) }
    }

    /// When to ask again; nil where only an outcome or a command changes anything.
    var due: Duration? {
        guard !isPaused else { return nil }
        return services.indices.compactMap { nextDue(of: $0) }.min().map { min($0, now + PollingMachine.longestSleep) }
    }

    /// Whether nothing is under way, and nothing to be asked at this moment.
    var isIdle: Bool { services.allSatisfy { $0.underWay == 0 } && due.map { $0 > now } ?? true }

    /// Takes how a poll request went. What it brought counts in any case, also where what it stood in for is well again.
    mutating func finish(_ id: PollRequest.ID, _ outcome: Outcome) {
        guard let at = services.firstIndex(where: { $0.name == id.service }) else { return }
        hasNews = true
        services[at].bytes += outcome.bytes
        services[at].latency = outcome.latency ?? services[at].latency
        services[at].budgetLeft = outcome.budgetLeft
        guard let place = services[at].pollRequests.firstIndex(where: { $0.id == id }) else { return }
        if case .success = outcome.result { services[at].pollRequests[place].unknown = outcome.unknown }
        switch outcome.result {
        case .success where !outcome.hasAsked: services[at].pollRequests[place].rest(isWell: services[at].probe == nil)
        case .success(let badRows): succeed(at, place, badRows)
        case .failure(let fault): fail(at, place, fault)
        }
    }

    /// Asks everything as soon as may be, at a viewer's wish; never while a service wants to be left alone.
    mutating func refresh() {
        hasNews = true
        for at in services.indices {
            if let hold = services[at].hold, hold > now { continue }
            if services[at].probe != nil { services[at].probe = now }
            for place in services[at].pollRequests.indices { services[at].pollRequests[place].refresh(now) }
        }
    }

    /// Puts other poll requests in place of a service's. Those of the same key go on as they are, but what was bad of their answers
    /// is asked for at once.
    mutating func replace(_ pollRequests: [PollRequest], of name: String) {
        guard let at = services.firstIndex(where: { $0.name == name }) else { return }
        hasNews = true
        let known = Dictionary(services[at].pollRequests.map { ($0.id, $0) }) { first, _ in first }
        let ahead = services[at].pollRequests.compactMap { $0.due($0.interval[hours]) }.min().map {
            $0 - .milliseconds(1)
        }
        var seen: Set<String> = []
        services[at].pollRequests = pollRequests.filter { seen.insert($0.key).inserted }.map { pollRequest in
            let id = PollRequest.ID(name, pollRequest.key)
            var state =
                known[id]
                ?? PollRequestState(id, pollRequest, now: min(ahead ?? now, now), stretch: 0.95 + 0.1 * random.next())
            state.interval = pollRequest.interval
            state.standsInFor = pollRequest.standsInFor
            state.isPatient = pollRequest.isPatient
            state.unknown = []
            state.askForBad(now)
            return state
        }
        services[at].failing = services[at].failing.filter { id, _ in seen.contains(id.key) }
    }
}

extension PollRequestState {
    /// Has what was bad of its answer asked for at once: it may be what is no longer wanted.
    fileprivate mutating func askForBad(_ now: Duration) {
        guard !badRows.isEmpty else { return }
        badInRow = 0
        mending = now
    }

    fileprivate mutating func refresh(_ now: Duration) {
        guard !isUnderWay else { return }
        if fault == nil, let lastSuccess, now - lastSuccess < PollingMachine.freshEnough { return }
        if let fault, fault.retryAfter != nil, case .backOff(let until) = wait, until > now { return }
        wait = .soon(now)
    }
}
