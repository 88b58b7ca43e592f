import Formats
import Model

/// The state of a poll request: what it is doing, and what it has brought.
struct PollRequestState: Sendable {
    let id: PollRequest.ID
    private(set) var interval: PollRequest.Interval
    private(set) var fallbackFor: PollRequest.ID?
    private(set) var isLowPriority: Bool
    private(set) var phase: RequestPhase
    private(set) var history = RequestHistory()
    /// When it last started; time asleep counts.
    private(set) var requestedAt: Duration?
    /// Multiplies its interval, so that poll requests spread out over time.
    private let intervalFactor: Double

    /// Creates the state of a request that is due at `now`.
    init(_ id: PollRequest.ID, _ pollRequest: PollRequest, now: Duration, intervalFactor: Double) {
        self.id = id
        interval = pollRequest.interval
        fallbackFor = pollRequest.fallbackFor
        isLowPriority = pollRequest.isLowPriority
        phase = .idle(from: now)
        self.intervalFactor = intervalFactor
    }

    var isRunning: Bool { phase == .running }

    /// When it is due in a state of the exchange; nil while it runs and where it is not requested then.
    func due(_ hours: PollRequest.Hours) -> Duration? {
        guard let interval = interval[hours] else { return nil }
        switch phase {
        case .idle(let time), .backingOff(let time): return time
        case .waiting(let retryPartialAt):
            let next = (requestedAt ?? .zero) + interval * intervalFactor
            return retryPartialAt.map { min($0, next) } ?? next
        case .running: return nil
        }
    }

    mutating func start(at now: Duration) {
        phase = .running
        requestedAt = now
    }

    /// Records a result. Bad rows are retried before the interval has passed.
    mutating func succeed(_ badRows: [FeedError], at now: Duration, random: Double) {
        history.succeed(badRows, at: now)
        let retry = BackOff.partly.wait(after: history.consecutivePartials, random: random)
        phase = .waiting(retryPartialAt: badRows.isEmpty ? nil : now + retry)
    }

    /// Records that there was nothing to request.
    mutating func skip(isHealthy: Bool) {
        history.skip(isHealthy: isHealthy)
        phase = .waiting(retryPartialAt: nil)
    }

    /// Records an error, after which it backs off.
    mutating func fail(_ error: SourceError, until: Duration) {
        history.fail(error)
        phase = .backingOff(until: until)
    }

    /// Records the symbols that the service did not have.
    mutating func record(unknown: [Symbol]) { history.unknown = unknown }

    /// Makes it due at a time, whatever it waits for.
    mutating func wake(at time: Duration) {
        if !isRunning { phase = .idle(from: time) }
    }

    /// Makes it due now, because the user refreshes, unless its response is new or the service has set a time to retry.
    mutating func refresh(at now: Duration) {
        if history.error == nil, let success = history.lastSuccess, now - success < PollingMachine.freshEnough {
            return
        }
        if history.error?.retryAfter != nil, case .backingOff(let until) = phase, until > now { return }
        wake(at: now)
    }

    /// Continues as another request of the same key. Its bad rows are retried at once, because the new request may no
    /// longer include them.
    mutating func follow(_ pollRequest: PollRequest, at now: Duration) {
        interval = pollRequest.interval
        fallbackFor = pollRequest.fallbackFor
        isLowPriority = pollRequest.isLowPriority
        history.unknown = []
        guard !history.badRows.isEmpty else { return }
        history.forgetPartials()
        if case .waiting = phase { phase = .waiting(retryPartialAt: now) }
    }

    /// Counts time during which the clock stood still.
    mutating func sleep(_ time: Duration) {
        requestedAt = requestedAt.map { $0 - time }
        phase = phase.slept(time, isFixed: history.error?.retryAfter != nil)
        history.sleep(time)
    }
}
