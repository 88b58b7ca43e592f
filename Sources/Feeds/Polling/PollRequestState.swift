import Model

/// How far a poll request is: when it was asked, how it went, and what it waits for. Times are the time that passed.
struct PollRequestState: Sendable {
    /// What it waits for.
    enum Wait: Hashable, Sendable {
        /// A time as near as can be: it has not been asked, or is overdue, or a viewer wants it.
        case soon(Duration)
        /// Its interval after it was last asked.
        case interval
        /// The end of the time that it is left alone after a fault.
        case backOff(until: Duration)
    }

    let id: PollRequest.ID
    var interval: PollRequest.Interval
    var standsInFor: PollRequest.ID?
    var isPatient: Bool
    var wait: Wait
    var isUnderWay = false
    /// When it was last asked; a sleep of the machine counts.
    var askedAt: Duration?
    var lastSuccess: Duration?
    /// Its last fault, where nothing good came since.
    var fault: SourceError?
    var faultsInRow = 0
    /// Whether it has come back without a question, because there was nothing to ask.
    var hasRested = false
    /// The rows or symbols of its last poll result that were bad.
    var badRows: [FeedError] = []
    /// The symbols that the service did not know when they were asked for last.
    var unknown: [Symbol] = []
    /// How many poll results in a row had some bad rows.
    var badInRow = 0
    /// When it is asked again for the sake of those, where that is before its interval has passed.
    var mending: Duration?
    /// Its interval is stretched or shortened by this, so that poll requests spread out by themselves.
    var stretch: Double

    init(_ id: PollRequest.ID, _ pollRequest: PollRequest, now: Duration, stretch: Double) {
        self.id = id
        interval = pollRequest.interval
        standsInFor = pollRequest.standsInFor
        isPatient = pollRequest.isPatient
        wait = .soon(now)
        self.stretch = stretch
    }

    /// Whether what it brought last was bad, in part or as a whole.
    var isAmiss: Bool { fault != nil || !badRows.isEmpty }
    /// Whether it has ever asked and come back.
    var isKnown: Bool { lastSuccess != nil || fault != nil }
    /// Whether it has ever come back.
    var isBack: Bool { isKnown || hasRested }

    /// When it is to be asked in a state of the exchange; nil where it is not.
    func due(_ interval: Duration?) -> Duration? {
        guard !isUnderWay, let interval else { return nil }
        switch wait {
        case .soon(let time), .backOff(let time): return time
        case .interval:
            let turn = (askedAt ?? .zero) + interval * stretch
            return mending.map { min($0, turn) } ?? turn
        }
    }

    /// Takes a poll result. Where it was bad in part it is asked for again before its interval has passed.
    mutating func succeed(_ badRows: [FeedError], at now: Duration, random: Double) {
        isUnderWay = false
        lastSuccess = now
        fault = nil
        faultsInRow = 0
        self.badRows = badRows
        badInRow = badRows.isEmpty ? 0 : badInRow + 1
        mending = badRows.isEmpty ? nil : now + BackOff.partly.wait(after: badInRow, random: random)
        wait = .interval
    }

    /// Takes note that there was nothing to ask: that says neither good nor ill of the service. But what was bad of an
    /// answer is none the worse for it, and where the service is well, nor is what could not be had and is known now.
    mutating func rest(isWell: Bool) {
        isUnderWay = false
        hasRested = true
        badRows = []
        badInRow = 0
        mending = nil
        if isWell {
            fault = nil
            faultsInRow = 0
        }
        wait = .interval
    }

    /// Takes a fault, after which it is left alone for a while.
    mutating func fail(_ fault: SourceError, until: Duration) {
        isUnderWay = false
        self.fault = fault
        wait = .backOff(until: until)
    }

    /// Counts time that the clock did not, because the machine slept. What a service asks for is not shortened.
    mutating func sleep(_ time: Duration) {
        askedAt = askedAt.map { $0 - time }
        lastSuccess = lastSuccess.map { $0 - time }
        mending = mending.map { $0 - time }
        if case .backOff(let until) = wait, fault?.retryAfter == nil { wait = .backOff(until: until - time) }
    }
}
