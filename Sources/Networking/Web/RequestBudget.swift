import Synchronization

/// Limits the rate and concurrency of requests to a service, over all of its callers, who wait in order. After an error
/// with a time to retry (`SourceError.retryAfter`), requests fail until then.
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

    /// Creates a budget of `perSecond` requests a second, `burst` of them in one go and `atOnce` at the same time.
    public init(perSecond: Double, burst: Int, atOnce: Int, clock: SourceClock = SourceClock()) {
        self.clock = clock
        let bucket = TokenBucket(perSecond: perSecond, burst: burst, now: clock.elapsed())
        sharedState = Mutex(SharedState(bucket: bucket, free: atOnce))
    }

    /// How many requests can be made right now.
    public var left: Int {
        let now = clock.elapsed()
        return sharedState.withLock { $0.hold.map { $0.until > now } == true ? 0 : $0.bucket.left(at: now) }
    }

    /// Makes a request within the budget.
    func spend<Value: Sendable>(
        _ body: () async throws(SourceError) -> Value
    ) async throws(SourceError) -> Value {
        guard await turn() else { throw SourceError(.timedOut, "cancelled before it was sent") }
        defer { leave() }
        try checkHold()
        try await spendAgain()
        do {
            return try await body()
        } catch {
            holdIfLimited(error)
            throw error
        }
    }

    /// Waits until a running request may be repeated; it keeps its slot.
    func spendAgain() async throws(SourceError) {
        let now = clock.elapsed()
        let wait = sharedState.withLock { $0.bucket.consume(at: now) }
        if wait > .zero { await clock.sleep(now + wait) }
        if Task.isCancelled { throw SourceError(.timedOut, "cancelled before it was sent") }
        try checkHold()
    }

    /// Rejects all requests until the error's time to retry, if it has one.
    private func holdIfLimited(_ error: SourceError) {
        guard let wait = error.retryAfter else { return }
        let until = clock.elapsed() + wait
        sharedState.withLock { sharedState in
            if sharedState.hold.map({ $0.until < until }) ?? true { sharedState.hold = (until, error.reason) }
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

    /// Waits for a free slot; false if the task is cancelled.
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
            guard let index = sharedState.waiters.firstIndex(where: { $0.id == id }) else {
                sharedState.cancelled.insert(id)
                return nil
            }
            return sharedState.waiters.remove(at: index).turn
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
    /// Budgets are compared by identity.
    public static func == (a: RequestBudget, b: RequestBudget) -> Bool { a === b }

    /// Hashes the identity.
    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
