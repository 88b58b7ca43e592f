import Model

/// The progress of a poll request: when it was made, its outcome, and what it waits for. Times are elapsed times.
struct PollRequestState: Sendable {
    /// What it waits for.
    enum Wait: Hashable, Sendable {
        /// A time as soon as possible: it is new, overdue, or the viewer wants it.
        case soon(Duration)
        /// Its interval since the last request.
        case interval
        /// The end of a back-off after an error.
        case backOff(until: Duration)
    }

    let id: PollRequest.ID
    var interval: PollRequest.Interval
    var fallbackFor: PollRequest.ID?
    var isLowPriority: Bool
    var wait: Wait
    var isUnderWay = false
    /// When it was last made; time that the machine slept counts.
    var requestedAt: Duration?
    var lastSuccess: Duration?
    /// Its last error, if nothing has succeeded since.
    var error: SourceError?
    var consecutiveErrors = 0
    /// Whether it has finished without a request because there was nothing to fetch.
    var hasSkipped = false
    /// The bad rows or symbols of its last result.
    var badRows: [FeedError] = []
    /// The symbols that the service did not have at the last request.
    var unknown: [Symbol] = []
    /// How many consecutive results had bad rows.
    var consecutivePartials = 0
    /// When the bad rows are retried, if that is before the interval has passed.
    var retryPartialAt: Duration?
    /// Multiplies the interval, so that poll requests spread out over time.
    var intervalFactor: Double

    init(_ id: PollRequest.ID, _ pollRequest: PollRequest, now: Duration, intervalFactor: Double) {
        self.id = id
        interval = pollRequest.interval
        fallbackFor = pollRequest.fallbackFor
        isLowPriority = pollRequest.isLowPriority
        wait = .soon(now)
        self.intervalFactor = intervalFactor
    }

    /// Whether its last result was bad, in part or entirely.
    var hasErrors: Bool { error != nil || !badRows.isEmpty }
    /// Whether a request has ever completed.
    var hasResult: Bool { lastSuccess != nil || error != nil }
    /// Whether it has ever finished, with or without a request.
    var hasFinished: Bool { hasResult || hasSkipped }

    /// When it is due, given the interval in the current state of the exchange; nil where it is not.
    func due(_ interval: Duration?) -> Duration? {
        guard !isUnderWay, let interval else { return nil }
        switch wait {
        case .soon(let time), .backOff(let time): return time
        case .interval:
            let regular = (requestedAt ?? .zero) + interval * intervalFactor
            return retryPartialAt.map { min($0, regular) } ?? regular
        }
    }

    /// Applies a result. A partly bad one is retried before the interval has passed.
    mutating func succeed(_ badRows: [FeedError], at now: Duration, random: Double) {
        isUnderWay = false
        lastSuccess = now
        error = nil
        consecutiveErrors = 0
        self.badRows = badRows
        consecutivePartials = badRows.isEmpty ? 0 : consecutivePartials + 1
        retryPartialAt = badRows.isEmpty ? nil : now + BackOff.partly.wait(after: consecutivePartials, random: random)
        wait = .interval
    }

    /// Records that there was nothing to fetch, so the service's health stays unknown. The bad rows of an earlier
    /// response no longer matter, and while the service is healthy neither does an earlier error.
    mutating func skip(isHealthy: Bool) {
        isUnderWay = false
        hasSkipped = true
        badRows = []
        consecutivePartials = 0
        retryPartialAt = nil
        if isHealthy {
            error = nil
            consecutiveErrors = 0
        }
        wait = .interval
    }

    /// Applies an error, after which the request backs off.
    mutating func fail(_ error: SourceError, until: Duration) {
        isUnderWay = false
        self.error = error
        wait = .backOff(until: until)
    }

    /// Counts time during which the clock stood still because the machine slept. A `Retry-After` is not shortened.
    mutating func sleep(_ time: Duration) {
        requestedAt = requestedAt.map { $0 - time }
        lastSuccess = lastSuccess.map { $0 - time }
        retryPartialAt = retryPartialAt.map { $0 - time }
        if case .backOff(let until) = wait, error?.retryAfter == nil { wait = .backOff(until: until - time) }
    }
}
