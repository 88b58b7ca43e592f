import Formats
import Model

/// Decides which requests to make and when. It is a value: the caller passes in the time and the outcome of each poll
/// request, and reads which requests to run now and when to check again. `PolledSource` runs it on a clock.
///
/// A poll request runs at its interval for the state of the exchange; after an error it backs off, longer each time. A
/// service that fails several times in a row is sent one request at a time until it responds. A fallback runs while its
/// primary fails. Nothing is made up for: after a sleep each request runs once.
struct PollingMachine: Sendable {
    /// The outcome of a poll request.
    struct Outcome: Sendable {
        /// The bad rows or symbols, or the error that left no result.
        var result: Result<[FeedError], SourceError>
        /// The symbols that the service does not have.
        var unknown: [Symbol] = []
        /// Whether a request was made; without one, the outcome is no sign of the service's health.
        var hasRequested = true
        /// Bytes on the wire.
        var bytes = 0
        /// How long the last response took.
        var latency: Duration?
        /// What is left of the service's budget, in requests.
        var budgetLeft: Int?
    }

    private(set) var services: [ServiceState]
    /// Whether a status may have changed. A request that starts changes none; its response will.
    var hasNews = true
    private(set) var now: Duration
    private(set) var hours: PollRequest.Hours
    private(set) var anchor: WallAnchor
    private var random: Jitter
    /// The statuses last reported.
    var lastReported: [String: SourceStatus] = [:]

    /// The longest wait: the exchange may open meanwhile, and timers stand still while the machine sleeps.
    static let longestSleep = Duration.seconds(30)
    /// Overdue poll requests are spread out over this time.
    static let spread = Duration.seconds(5)
    /// A refresh does not repeat a request whose response is newer than this.
    static let freshEnough = Duration.seconds(10)

    /// Creates a machine with all requests due at once.
    init(_ services: [Service], now: Duration, wall: Timestamp, seed: UInt64) {
        self.now = now
        anchor = WallAnchor(now, wall)
        hours = PollRequest.Hours(at: wall)
        random = Jitter(seed: seed)
        self.services = services.map(ServiceState.init)
        for service in services { replace(service.pollRequests, of: service.name) }
    }

    /// Advances the time. If the wall clock moved on without the other, the machine slept or the clock was set, and
    /// data that may be old is fetched again.
    mutating func advance(to now: Duration, _ wall: Timestamp) {
        let now = max(now, self.now), gap = now - self.now
        let jump = anchor.advance(to: now, wall)
        self.now = now
        hours = PollRequest.Hours(at: wall)
        if jump != .zero { hasNews = true }
        if jump > .zero { for index in services.indices { services[index].sleep(jump) } }
        if jump > .zero || gap > PollingMachine.longestSleep * 2 { spreadOverdue() }
    }

    /// The poll requests to run now, which count as in flight from here on.
    mutating func start() -> [PollRequest.ID] {
        services.indices.flatMap { services[$0].start(in: turn) }
    }

    /// When to check again; nil where only an outcome or a command changes anything.
    var due: Duration? {
        let turn = turn
        return services.compactMap { $0.nextDue(in: turn) }.min().map { min($0, now + PollingMachine.longestSleep) }
    }

    /// Whether nothing is in flight and nothing is due now.
    var isIdle: Bool { services.allSatisfy { $0.inFlight == 0 } && due.map { $0 > now } ?? true }

    /// Applies the outcome of a poll request. Its data counts even if the primary of a fallback has recovered
    /// meanwhile.
    mutating func finish(_ id: PollRequest.ID, _ outcome: Outcome) {
        guard let index = services.firstIndex(where: { $0.name == id.service }) else { return }
        hasNews = true
        if services[index].finish(id, outcome, at: now, hours, &random) { spreadOverdue() }
    }

    /// Makes all requests due as soon as possible, because the user refreshes, except those to a service whose rate
    /// limit lasts.
    mutating func refresh() {
        hasNews = true
        for index in services.indices { services[index].refresh(at: now) }
    }

    /// Replaces a service's poll requests. Those with an unchanged key continue, but bad rows are retried at once.
    mutating func replace(_ pollRequests: [PollRequest], of name: String) {
        guard let index = services.firstIndex(where: { $0.name == name }) else { return }
        hasNews = true
        services[index].replace(pollRequests, at: now, hours, &random)
    }

    /// Spreads out requests that are overdue together.
    private mutating func spreadOverdue() {
        for index in services.indices { services[index].spreadOverdue(in: turn, &random) }
    }
}
