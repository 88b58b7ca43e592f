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
}
