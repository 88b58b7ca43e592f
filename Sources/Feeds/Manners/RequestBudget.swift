import Synchronization

/// How often and how many at once a service may be asked, over all who ask it. Who may not yet, waits, in order. Once the
/// service asks to be left alone, nobody gets through until then.
public final class RequestBudget: Sendable {
    private struct Desk: Sendable {
        var bucket: TokenBucket
        var free: Int
        var nextID = 0
        var waiters: [(id: Int, turn: CheckedContinuation<Bool, Never>)] = []
        var cancelled: Set<Int> = []
        var hold: (until: Duration, reason: String)?
    }

    private let desk: Mutex<Desk>
    private let clock: SourceClock

    /// A budget of so many requests a second, of which `burst` may be asked in one go, `atOnce` at the same time.
    public init(perSecond: Double, burst: Int, atOnce: Int, clock: SourceClock = SourceClock()) {
        self.clock = clock
        let bucket = TokenBucket(perSecond: perSecond, burst: burst, now: clock.elapsed())
        desk = Mutex(Desk(bucket: bucket, free: atOnce))
    }

    /// How many may be asked at once now.
    public var left: Int {
        let now = clock.elapsed()
        return desk.withLock { $0.hold.map { $0.until > now } == true ? 0 : $0.bucket.left(at: now) }
    }

    /// Asks within the budget.
    func spend<Value: Sendable>(
        _ body: () async throws(SourceFault) -> Value
    ) async throws(SourceFault) -> Value {
        guard await turn() else { throw SourceFault(.timedOut, "given up before it was asked") }
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
    func spendAgain() async throws(SourceFault) {
        let now = clock.elapsed()
        let wait = desk.withLock { $0.bucket.take(at: now) }
        if wait > .zero { await clock.sleep(now + wait) }
        if Task.isCancelled { throw SourceFault(.timedOut, "given up before it was asked") }
        try checkHold()
    }

    /// Nobody asks while the service wants to be left alone.
    private func note(_ fault: SourceFault) {
        guard let wait = fault.retryAfter else { return }
        let until = clock.elapsed() + wait
        desk.withLock { desk in
            if desk.hold.map({ $0.until < until }) ?? true { desk.hold = (until, fault.reason) }
        }
    }

    private func checkHold() throws(SourceFault) {
        let now = clock.elapsed()
        let hold = desk.withLock { desk in
            if let hold = desk.hold, hold.until <= now { desk.hold = nil }
            return desk.hold
        }
        if let hold { throw SourceFault(.tooManyRequests, hold.reason, retryAfter: hold.until - now) }
    }

    /// Waits for a place among those who ask at once; false where the task is cancelled.
    private func turn() async -> Bool {
        let id = desk.withLock { desk in
            desk.nextID += 1
            return desk.nextID
        }
        defer { desk.withLock { _ = $0.cancelled.remove(id) } }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { turn in
                let isTurn: Bool? = desk.withLock { desk in
                    if desk.cancelled.remove(id) != nil { return false }
                    if desk.free > 0 {
                        desk.free -= 1
                        return true
                    }
                    desk.waiters.append((id, turn))
                    return nil
                }
                if let isTurn { turn.resume(returning: isTurn) }
            }
        } onCancel: {
            cancel(id)
        }
    }

    private func cancel(_ id: Int) {
        let waiter = desk.withLock { desk -> CheckedContinuation<Bool, Never>? in
            guard let place = desk.waiters.firstIndex(where: { $0.id == id }) else {
                desk.cancelled.insert(id)
                return nil
            }
            return desk.waiters.remove(at: place).turn
        }
        waiter?.resume(returning: false)
    }

    private func leave() {
        let next = desk.withLock { desk -> CheckedContinuation<Bool, Never>? in
            guard !desk.waiters.isEmpty else {
                desk.free += 1
                return nil
            }
            return desk.waiters.removeFirst().turn
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
