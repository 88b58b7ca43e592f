import Synchronization

/// Wakes one waiter. A signal sent while there is no waiter is retained for the next one.
package final class WakeSignal: Sendable {
    private enum State: Sendable {
        case silent
        case rung
        case awaited(CheckedContinuation<Void, Never>)
    }

    private let state = Mutex(State.silent)

    package init() {}

    /// Wakes the waiter.
    package func send() {
        let waiter: CheckedContinuation<Void, Never>? = state.withLock { state in
            guard case .awaited(let waiter) = state else {
                state = .rung
                return nil
            }
            state = .silent
            return waiter
        }
        waiter?.resume()
    }

    /// Returns when a signal has been sent since the last wait, or the task is cancelled. Only one task may wait at a
    /// time.
    package func wait() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { waiter in
                let hasRung = state.withLock { state in
                    if case .rung = state {
                        state = .silent
                        return true
                    }
                    state = .awaited(waiter)
                    return false
                }
                if hasRung { waiter.resume() }
            }
        } onCancel: {
            send()
        }
    }
}

extension WakeSignal {
    /// Returns at a given time, if any, or when a signal is sent.
    ///
    /// - Parameter sleep: returns at a time, or at once if the task is cancelled.
    package func wait(until due: Duration?, sleep: @escaping @Sendable (_ until: Duration) async -> Void) async {
        guard let due else { return await wait() }
        await withTaskGroup { group in
            group.addTask { await sleep(due) }
            group.addTask { await self.wait() }
            _ = await group.next()
            group.cancelAll()
        }
    }
}
