import Synchronization

/// A clock that stands still until a test advances it.
package final class ManualClock: Clock, Sendable {
    package struct Instant: InstantProtocol {
        package let offset: Duration
        package func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        package func duration(to other: Instant) -> Duration { other.offset - offset }
        package static func < (a: Instant, b: Instant) -> Bool { a.offset < b.offset }
    }

    private struct Sleeper {
        let id: Int
        let deadline: Instant
        let waiter: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var now = Instant(offset: .zero)
        var nextID = 0
        var sleepers: [Sleeper] = []
        var watchers: [CheckedContinuation<Void, Never>] = []
        var cancelled: Set<Int> = []
    }

    private let state = Mutex(State())
    private let jumps: Bool

    /// Starts at zero. With `jumps`, every sleep advances the clock to its deadline and returns at once.
    package init(jumps: Bool = false) { self.jumps = jumps }

    package var now: Instant { state.withLock(\.now) }
    package var minimumResolution: Duration { .zero }

    package func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { waiter in
                add(Sleeper(id: id, deadline: deadline, waiter: waiter))
            }
        } onCancel: {
            cancel(id)
        }
    }

    /// Advances the clock and resumes every sleeper whose deadline has passed.
    package func advance(by duration: Duration) {
        let due = state.withLock { state in
            state.now = state.now.advanced(by: duration)
            let due = state.sleepers.filter { $0.deadline <= state.now }
            state.sleepers.removeAll { $0.deadline <= state.now }
            return due
        }
        for sleeper in due { sleeper.waiter.resume() }
    }

    /// Returns as soon as at least one task is sleeping on this clock.
    package func waitForSleeper() async {
        await withCheckedContinuation { watcher in
            let isSleeping = state.withLock { state in
                if state.sleepers.isEmpty { state.watchers.append(watcher) }
                return !state.sleepers.isEmpty
            }
            if isSleeping { watcher.resume() }
        }
    }

    private enum Arrival { case asleep, due, cancelled }

    private func add(_ sleeper: Sleeper) {
        let (arrival, watchers) = state.withLock { state -> (Arrival, [CheckedContinuation<Void, Never>]) in
            if state.cancelled.remove(sleeper.id) != nil { return (.cancelled, []) }
            if jumps { state.now = max(state.now, sleeper.deadline) }
            if sleeper.deadline <= state.now { return (.due, []) }
            state.sleepers.append(sleeper)
            defer { state.watchers = [] }
            return (.asleep, state.watchers)
        }
        switch arrival {
        case .asleep: for watcher in watchers { watcher.resume() }
        case .due: sleeper.waiter.resume()
        case .cancelled: sleeper.waiter.resume(throwing: CancellationError())
        }
    }

    private func cancel(_ id: Int) {
        let sleeper = state.withLock { state -> Sleeper? in
            guard let index = state.sleepers.firstIndex(where: { $0.id == id }) else {
                state.cancelled.insert(id)
                return nil
            }
            return state.sleepers.remove(at: index)
        }
        sleeper?.waiter.resume(throwing: CancellationError())
    }
}
