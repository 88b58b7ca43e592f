import Dispatch
public import Model
import Synchronization

/// Writes to a store behind the back of whoever has something to be kept.
///
/// `post` never waits. What can be corrected waits once, in its newest word, and is written in one transaction every few
/// seconds, so that thousands of quotes a second cost as much as one of each instrument. Where the disk cannot be written
/// the rest of the program goes on: its status says so, and it tries again.
public final class StoreWriter: Sendable {
    /// How long it waits before it writes.
    public struct Pace: Hashable, Sendable {
        /// Between two writes.
        public var lasting: Duration
        /// Between two writes where only quotes wait.
        public var quotes: Duration
        /// After a write that failed, at most; it begins with `lasting` and doubles.
        public var longestRetry: Duration

        /// A pace.
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
        /// What answers came with whose contents were posted before, by address.
        var marks: [String: AnswerMark] = [:]
        var sleeper: CheckedContinuation<Void, Never>?
        var isRung = false

        /// Who is to be woken; where nobody sleeps, the next sleep is none.
        mutating func wake() -> CheckedContinuation<Void, Never>? {
            defer { sleeper = nil }
            if sleeper == nil { isRung = true }
            return sleeper
        }

        mutating func takeMarks() -> [AnswerMark] {
            defer { marks = [:] }
            return Array(marks.values)
        }

        /// Has what could not be written tried again.
        mutating func putBack(_ entries: [PendingUpdates.Entry], _ marks: [AnswerMark]) {
            pending.putBack(entries)
            self.marks.merge(marks.map { ($0.address, $0) }) { newer, _ in newer }
            _ = wake()
        }
    }

    private let store: MarketStore
    private let pace: Pace
    private let retention: Retention
    private let clock: any Clock<Duration>
    private let wallClock: @Sendable () -> Timestamp
    private let report: @Sendable (SourceStatus) -> Void
    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "store", qos: .utility)

    /// A writer to a store.
    ///
    /// - Parameters:
    ///   - retention: how long what is kept; it is looked at once a day.
    ///   - wallClock: the time of day.
    ///   - report: is told the store's status whenever it changes.
    public init(
        _ store: MarketStore, pace: Pace = Pace(), retention: Retention = Retention(),
        clock: any Clock<Duration> = ContinuousClock(),
        wallClock: @escaping @Sendable () -> Timestamp, report: @escaping @Sendable (SourceStatus) -> Void = { _ in }
    ) {
        self.store = store
        self.pace = pace
        self.retention = retention
        self.clock = clock
        self.wallClock = wallClock
        self.report = report
    }

    /// Has an update kept. It never waits for the disk.
    public func post(_ update: MarketUpdate, receivedAt receipt: Timestamp) {
        let sleeper = state.withLock { state in
            state.pending.add(update, receivedAt: receipt)
            return state.pending.isEmpty ? nil : state.wake()
        }
        sleeper?.resume()
    }

    /// Has what an answer came with kept, once everything is written that was posted before.
    public func post(_ mark: AnswerMark) {
        let sleeper = state.withLock { state in
            state.marks[mark.address] = mark
            return state.wake()
        }
        sleeper?.resume()
    }

    /// Writes what is posted until the task is cancelled, and then what still waits.
    public func run() async {
        var health = WriterHealth()
        while !Task.isCancelled {
            await rung()
            let isBrief = state.withLock { $0.pending.hasLasting }
            try? await clock.sleep(for: health.retry(pace) ?? (isBrief ? pace.lasting : pace.quotes))
            await writeAll(&health)
        }
        await writeAll(&health)
    }

    /// Writes what waits now, on this thread: for the end of the program, or of a command.
    ///
    /// - Throws: what kept some of it from being written. What can be tried again waits on.
    public func flush() throws(StoreError) {
        var first: StoreError?
        let marks = state.withLock { $0.takeMarks() }
        while true {
            let entries = state.withLock { $0.pending.take() }
            if entries.isEmpty { break }
            guard let failure = store.write(entries, now: wallClock()) else { continue }
            first = first ?? failure.error
            if failure.isLasting {
                state.withLock { $0.putBack(entries, marks) }
                break
            }
        }
        let lost = state.withLock(\.pending.lost)
        if first == nil, lost > 0 {
            first = StoreError(path: store.path, reason: "\(lost) updates found no room to wait, and are not kept")
        }
        if let first { throw first }
        try store.keep(marks, at: wallClock())
    }

    /// Writes what waits, in as many transactions as it takes.
    private func writeAll(_ health: inout WriterHealth) async {
        // Taken first: what was posted before them is among what is written now.
        var marks = state.withLock { $0.takeMarks() }
        while true {
            let entries = state.withLock { $0.pending.take() }
            if entries.isEmpty { break }
            let failure = await write(entries)
            let lost = state.withLock(\.pending.lost)
            if let status = health.take(failure, lost: lost, at: wallClock()) { report(status) }
            if failure?.isLasting == true { return state.withLock { $0.putBack(entries, marks) } }
            // Something is gone for good: whoever sent it is to be asked for all of it.
            if failure != nil || lost > 0 { marks = [] }
        }
        await keep(marks)
    }

    private func keep(_ marks: [AnswerMark]) async {
        if marks.isEmpty { return }
        let now = wallClock()
        await withCheckedContinuation { continuation in
            queue.async { [store] in
                // What is not kept is asked for once more, that is all.
                try? store.keep(marks, at: now)
                continuation.resume()
            }
        }
    }

    /// Writes on a thread of its own: the threads of tasks are few, and a disk may be slow.
    private func write(_ entries: [PendingUpdates.Entry]) async -> WriteFailure? {
        let now = wallClock()
        return await withCheckedContinuation { continuation in
            queue.async { [store, retention] in
                continuation.resume(returning: store.write(entries, now: now) ?? store.pruning(retention, now: now))
            }
        }
    }

    /// Returns when something waits, or the task is cancelled.
    private func rung() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isRung = state.withLock { state in
                    if state.isRung || Task.isCancelled {
                        state.isRung = false
                        return true
                    }
                    state.sleeper = continuation
                    return false
                }
                if isRung { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.wake() }?.resume()
        }
    }
}
