import Dispatch
import Foundation
import Synchronization

/// Ends the process if an input takes too long, after it has noted that in the file of the input.
final class Watchdog {
    private let timer: any DispatchSourceTimer

    /// - Parameter limit: the processor time that an input may take, in seconds.
    init(_ input: CurrentInput, limit: Double) {
        timer = DispatchSource.makeTimerSource(queue: .global(qos: .userInteractive))
        let last = Mutex((number: UInt64(0), start: ProcessorClock.process))
        timer.setEventHandler { @Sendable in
            let isLate = last.withLock { last in
                if last.number != input.number { last = (input.number, ProcessorClock.process) }
                return last.number > 0 && ProcessorClock.process - last.start > limit
            }
            guard isLate else { return }
            input.setHanging()
            abort()
        }
        timer.schedule(deadline: .now() + 0.25, repeating: 0.25)
        timer.resume()
    }

    deinit { timer.cancel() }
}
