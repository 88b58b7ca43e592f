import Synchronization

/// How often and how many at once a service may be asked, over all who ask it. Who may not yet, waits, in order. Once the
/// service asks to be left alone, nobody gets through until then.
public final class RequestBudget: Sendable {
    private struct SharedState: Sendable {
        var bucket: TokenBucket
        var free: Int
        var nextID = 0
        var waiters: [(id: Int, turn: CheckedContinuation<Bool, Never>)] = []
        var cancelled: Set<Int> = []
        var hold: (until: Duration, reason: String)?
    }

    private let sharedState: Mutex<SharedState>
    private let clock: SourceClock

    /// A budget of so many requests a second, of which `burst` may be asked in one go, `atOnce` at the same time.
    public init(perSecond: Double, burst: Int, atOnce: Int, clock: SourceClock = SourceClock()) {
        self.clock = clock
        let bucket = TokenBucket(perSecond: perSecond, burst: burst, now: clock.elapsed())
        sharedState = Mutex(SharedState(bucket: bucket, free: atOnce))
    }

    /// How many may be asked at once now.
    public var left: Int {
        let now = clock.elapsed()
        return sharedState.withLock { $0.hold.map { $0.until > now } == true ? 0 : $0.bucket.left(at: now) }
    }

    /// Asks within the budget.
    func spend<Value: Sendable>(
        _ body: () async throws(SourceError) -> Value
    ) async throws(SourceError) -> Value {
        guard await turn() else { throw SourceError(.timedOut, "given up before it was asked") }
        defer { leave() }
        try checkHold()
        try await spendAgain()
        do {
            return try await body()
        } catch {
            note(error)
            throw error
        }
    }

    /// Waits until what is being asked may be asked once more, in the place that it has.
    func spendAgain() async throws(SourceError) {
        let now = clock.elapsed()
        let wait = sharedState.withLock { $0.bucket.take(at: now) }
        if wait > .zero { await clock.sleep(now + wait) }
        if Task.isCancelled { throw SourceError(.timedOut, "given up before it was asked") }
        try checkHold()
    }

    /// Nobody asks while the service wants to be left alone.
    private func note(_ fault: SourceError) {
        guard let wait = fault.retryAfter else { return }
        let until = clock.elapsed() + wait
        sharedState.withLock { sharedState in
            if sharedState.hold.map({ $0.until < until }) ?? true { sharedState.hold = (until, fault.reason) }
        }
    }

    private func checkHold() throws(SourceError) {
        let now = clock.elapsed()
        let hold = sharedState.withLock { sharedState in
            if let hold = sharedState.hold, hold.until <= now { sharedState.hold = nil }
            return sharedState.hold
        }
        if let hold { throw SourceError(.tooManyRequests, hold.reason, retryAfter: hold.until - now) }
    }

    /// Waits for a place among those who ask at once; false where the task is cancelled.
    private func turn() async -> Bool {
        let id = sharedState.withLock { sharedState in
            sharedState.nextID += 1
            return sharedState.nextID
        }
        defer { sharedState.withLock { _ = $0.cancelled.remove(id) } }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { turn in
                let isTurn: Bool? = sharedState.withLock { sharedState in
                    if sharedState.cancelled.remove(id) != nil { return false }
                    if sharedState.free > 0 {
                        sharedState.free -= 1
                        return true
                    }
                    sharedState.waiters.append((id, turn))
                    return nil
                }
                if let isTurn { turn.resume(returning: isTurn) }
            }
        } onCancel: {
            cancel(id)
        }
    }

    private func cancel(_ id: Int) {
        let waiter = sharedState.withLock { sharedState -> CheckedContinuation<Bool, Never>? in
            guard let place = sharedState.waiters.firstIndex(where: { $0.id == id }) else {
                sharedState.cancelled.insert(id)
                return nil
            }
            return sharedState.waiters.remove(at: place).turn
        }
        waiter?.resume(returning: false)
    }

    private func leave() {
        let next = sharedState.withLock { sharedState -> CheckedContinuation<Bool, Never>? in
            guard !sharedState.waiters.isEmpty else {
                sharedState.free += 1
                return nil
            }
            return sharedState.waiters.removeFirst().turn
        }
        next?.resume(returning: true)
    }
}

extension RequestBudget: Hashable {
    /// A budget is itself only.
    public static func == (a: RequestBudget, b: RequestBudget) -> Bool { a === b }

    /// As one that is itself only.
    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
