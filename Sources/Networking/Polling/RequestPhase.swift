/// What a poll request is doing. Times are elapsed times.
///
///     idle ── start ──▶ running ── succeed, skip ──▶ waiting
///      ▲                   └────── fail ──▶ backingOff
///      └── wake, refresh (from waiting and backingOff), start (from any but running, once due)
enum RequestPhase: Hashable, Sendable {
    /// It may start from this time on: it is new or overdue, or the user refreshes.
    case idle(from: Duration)
    /// It waits for its interval to pass since it last started, or for the earlier retry of bad rows.
    case waiting(retryPartialAt: Duration?)
    /// It is in flight.
    case running
    /// It waits after an error.
    case backingOff(until: Duration)

    /// The phase after the clock stood still for `time`. A service's own retry time (`isFixed`) is not shortened.
    func slept(_ time: Duration, isFixed: Bool) -> RequestPhase {
        switch self {
        case .waiting(let retryPartialAt): .waiting(retryPartialAt: retryPartialAt.map { $0 - time })
        case .backingOff(let until): isFixed ? self : .backingOff(until: until - time)
        case .idle, .running: self
        }
    }
}
