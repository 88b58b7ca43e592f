import Model
import Synchronization
import TestSupport
import Testing

@testable import Networking

struct SourceClockTests {
    @Test(
        "the monotonic and the wall-clock time are of one moment, even if the program is suspended between the two")
    func both() {
        let time = ManualClock()
        let reads = Mutex(0)
        let clock = SourceClock(time) {
            let isFirst = reads.withLock { count in
                count += 1
                return count == 1
            }
            if isFirst { time.advance(by: .seconds(600)) }
            return Timestamp(milliseconds: 1_000_000 + time.now.offset.milliseconds)
        }
        let (elapsed, wall) = clock.both()
        #expect(elapsed == .seconds(600) && wall == Timestamp(milliseconds: 1_600_000))
    }

    private let timeout = SourceError(.timedOut, "not done within 5 s")

    @Test("a body that succeeds although its time is over has its result used, since it may have recorded it")
    func lateSuccess() async throws {
        let clock = SourceClock(ManualClock(jumps: true))
        let result = try await clock.within(.seconds(5), else: timeout) { () async throws(SourceError) in
            while !Task.isCancelled { await Task.yield() }
            return 7
        }
        #expect(result == 7)
    }

    @Test("a body that fails when its time is over has timed out, whatever it reports")
    func lateFailure() async {
        let clock = SourceClock(ManualClock(jumps: true))
        await #expect(throws: timeout) {
            try await clock.within(.seconds(5), else: timeout) { () async throws(SourceError) in
                while !Task.isCancelled { await Task.yield() }
                throw SourceError(.unreachable, "cancelled")
            }
        }
    }

    @Test("a body that fails in time reports its own error")
    func failure() async {
        let error = SourceError(.unreachable, "refused")
        await #expect(throws: error) {
            try await SourceClock(ManualClock()).within(.seconds(5), else: timeout) { () async throws(SourceError) in
                throw error
            }
        }
    }
}
