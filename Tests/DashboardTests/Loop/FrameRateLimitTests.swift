import Model
import Testing

@testable import Dashboard

struct FrameRateLimitTests {
    private let now = ContinuousClock.now

    @Test("the next frame of a live market waits 200 ms, that of a replay 16 ms")
    func modes() {
        var limit = FrameRateLimit(now)
        #expect(limit.next(.live, now: now) == now)
        limit.lastFrame = now
        #expect(limit.next(.live, now: now) == now + .milliseconds(200))
        #expect(limit.next(.replay, now: now) == now + .milliseconds(16))
        #expect(limit.next(.bundled, now: now) == now + .milliseconds(16))
    }

    @Test("with reduced motion new data wait a second, in a replay too, unless a key may have caused them")
    func reduced() {
        var limit = FrameRateLimit(now)
        limit.isReduced = true
        limit.lastFrame = now
        for mode in [Moment.Mode.live, .replay] { #expect(limit.next(mode, now: now) == now + .seconds(1)) }
        limit.lastInput = now
        #expect(limit.next(.replay, now: now) == now + .milliseconds(16))
    }

    @Test("updates within half a second of a key may be its effect, and are drawn without delay")
    func afterInput() {
        var limit = FrameRateLimit(now)
        limit.lastFrame = now
        limit.lastInput = now
        #expect(limit.next(.live, now: now + .milliseconds(499)) == now + .milliseconds(16))
        #expect(limit.next(.live, now: now + .milliseconds(500)) == now + .milliseconds(200))
    }
}
