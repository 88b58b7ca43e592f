import Dispatch
public import Model
import Synchronization

/// Writes updates to a store in the background.
///
/// `post` never waits. Of updates that replace each other only the newest waits, and all are written in one transaction
/// every few seconds, so that thousands of quotes a second cost as much as one per instrument. If the disk cannot be
/// written the rest of the program continues: the store's status reports the error, and writing is retried.
public final class StoreWriter: Sendable {
    /// The delays between writes.
    public struct Schedule: Hashable, Sendable {
        /// Between two writes.
        public var lasting: Duration
        /// Between two writes if only quotes are waiting.
        public var quotes: Duration
        /// The longest delay after a failed write; it starts with `lasting` and doubles.
        public var longestRetry: Duration

        /// Creates delays; by default one second, five for quotes, and retries at most a minute apart.
        public init(
            lasting: Duration = .seconds(1), quotes: Duration = .seconds(5), longestRetry: Duration = .seconds(60)
        ) {
            self.lasting = lasting
            self.quotes = quotes
            self.longestRetry = longestRetry
        }
    }

    private struct State {
        var pending = PendingUpdates()
        /// Validators of responses whose contents have been posted, by address.
        var validators: [String: StoredValidator] = [:]
        var waiter: CheckedContinuation<Void, Never>?
        var isSignalled = false

        /// The task to resume; if none is waiting, the next wait returns at once.
        mutating func wake() -> CheckedContinuation<Void, Never>? {
            defer { waiter = nil }
            if waiter == nil { isSignalled = true }
            return waiter
        }

        mutating func drainValidators() -> [StoredValidator] {
            defer { validators = [:] }
            return Array(validators.values)
        }

        /// Puts back what could not be written, to be retried.
        mutating func putBack(_ entries: [PendingUpdates.Entry], _ validators: [StoredValidator]) {
            pending.putBack(entries)
            self.validators.merge(validators.map { ($0.address, $0) }) { newer, _ in newer }
            _ = wake()
        }
    }

    private let store: MarketStore
    private let schedule: Schedule
    private let retention: Retention
    private let clock: any Clock<Duration>
    private let wallClock: @Sendable () -> Timestamp
    private let report: @Sendable (SourceStatus) -> Void
    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "store", qos: .utility)

    /// Creates a writer; `run` starts it.
    ///
    /// - Parameters:
    ///   - retention: how long data is stored; applied once a day.
    ///   - wallClock: the current time.
    ///   - report: receives the store's status whenever it changes.
    public init(
        _ store: MarketStore, schedule: Schedule = Schedule(), retention: Retention = Retention(),
        clock: any Clock<Duration> = ContinuousClock(),
        wallClock: @escaping @Sendable () -> Timestamp, report: @escaping @Sendable (SourceStatus) -> Void = { _ in }
    ) {
        self.store = store
        self.schedule = schedule
        self.retention = retention
        self.clock = clock
        self.wallClock = wallClock
        self.report = report
    }

    /// Queues an update to be written. Never blocks on the disk.
    public func post(_ update: MarketUpdate, receivedAt receipt: Timestamp) {
        let waiter = state.withLock { state in
            state.pending.add(update, receivedAt: receipt)
            return state.pending.isEmpty ? nil : state.wake()
        }
        waiter?.resume()
    }

    /// Stores a validator, once everything posted before it has been written.
    public func post(_ validator: StoredValidator) {
        let waiter = state.withLock { state in
            state.validators[validator.address] = validator
            return state.wake()
        }
        waiter?.resume()
    }

    /// Writes posted updates until the task is cancelled, and then those still waiting.
    public func run() async {
        var health = WriterHealth()
        while !Task.isCancelled {
            await waitForUpdates()
            let hasLasting = state.withLock { $0.pending.hasLasting }
            try? await clock.sleep(for: health.retry(schedule) ?? (hasLasting ? schedule.lasting : schedule.quotes))
            await writeAll(&health)
        }
        await writeAll(&health)
    }

    /// Writes all waiting updates on this thread: for the end of the program or of a command.
    ///
    /// - Throws: the first error. Updates that can be retried stay queued.
    public func flush() throws(StoreError) {
        var firstError: StoreError?
        let validators = state.withLock { $0.drainValidators() }
        while true {
            let entries = state.withLock { $0.pending.drain() }
            if entries.isEmpty { break }
            guard let failure = store.write(entries, now: wallClock()) else { continue }
            firstError = firstError ?? failure.error
            if failure.isRetryable {
                state.withLock { $0.putBack(entries, validators) }
                break
            }
        }
        let lost = state.withLock(\.pending.lost)
        if firstError == nil, lost > 0 {
            firstError = StoreError(path: store.path, reason: "\(lost) updates overflowed the queue, not stored")
        }
        if let firstError { throw firstError }
        try store.store(validators, at: wallClock())
    }

    /// Writes all waiting updates, in as many transactions as needed.
    private func writeAll(_ health: inout WriterHealth) async {
        // Drained first: everything posted before these validators is then among the updates written below.
        var validators = state.withLock { $0.drainValidators() }
        while true {
            let entries = state.withLock { $0.pending.drain() }
            if entries.isEmpty { break }
            let failure = await write(entries)
            let lost = state.withLock(\.pending.lost)
            if let status = health.record(failure, lost: lost, at: wallClock()) { report(status) }
            if failure?.isRetryable == true { return state.withLock { $0.putBack(entries, validators) } }
            // Some data is lost for good: without validators the next requests fetch it in full.
            if failure != nil || lost > 0 { validators = [] }
        }
        await saveValidators(validators)
    }

    private func saveValidators(_ validators: [StoredValidator]) async {
        if validators.isEmpty { return }
        let now = wallClock()
        await withCheckedContinuation { continuation in
            queue.async { [store] in
                // A validator that is not stored only costs one more full response.
                try? store.store(validators, at: now)
                continuation.resume()
            }
        }
    }

    /// Writes on a dispatch queue: the threads of tasks are few, and a disk may be slow.
    private func write(_ entries: [PendingUpdates.Entry]) async -> WriteFailure? {
        let now = wallClock()
        return await withCheckedContinuation { continuation in
            queue.async { [store, retention] in
                continuation.resume(
                    returning: store.write(entries, now: now) ?? store.pruneFailure(retention, now: now))
            }
        }
    }

    /// Returns when an update is waiting, or the task is cancelled.
    private func waitForUpdates() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isSignalled = state.withLock { state in
                    if state.isSignalled || Task.isCancelled {
                        state.isSignalled = false
                        return true
                    }
                    state.waiter = continuation
                    return false
                }
                if isSignalled { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.wake() }?.resume()
        }
    }
}
