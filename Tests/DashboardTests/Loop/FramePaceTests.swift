import Model
import Testing

@testable import Dashboard

struct FramePaceTests {
    private let now = ContinuousClock.now

    @Test("a live market waits a fifth of a second for its next frame, a replay as long as a screen does")
    func modes() {
        var pace = FramePace(now)
        #expect(pace.next(.live, now: now) == now)
        pace.lastFrame = now
        #expect(pace.next(.live, now: now) == now + .milliseconds(200))
        #expect(pace.next(.replay, now: now) == now + .milliseconds(16))
        #expect(pace.next(.bundled, now: now) == now + .milliseconds(16))
    }

    @Test("what comes within half a second of a key may be its answer, and does not wait")
    func answers() {
        var pace = FramePace(now)
        pace.lastFrame = now
        pace.lastInput = now
        #expect(pace.next(.live, now: now + .milliseconds(499)) == now + .milliseconds(16))
        #expect(pace.next(.live, now: now + .milliseconds(500)) == now + .milliseconds(200))
    }
}
