import Model
import Synchronization
import TestSupport
import Testing

@testable import Networking

@Suite("Request budget") struct RequestBudgetTests {
    @Test("a bucket grants its burst at once, then its rate per second, and never holds more than the burst")
    func bucket() {
        var bucket = TokenBucket(perSecond: 5, burst: 3)
        let first = [bucket.consume(at: .zero), bucket.consume(at: .zero), bucket.consume(at: .zero)]
        #expect(first == [.zero, .zero, .zero])
        #expect(bucket.left(at: .zero) == 0)
        #expect(bucket.consume(at: .zero) == .milliseconds(200))
        #expect(bucket.consume(at: .zero) == .milliseconds(400))
        #expect(bucket.left(at: .seconds(1)) == 3)
        #expect(bucket.left(at: .seconds(1000)) == 3)
        #expect(bucket.consume(at: .seconds(1000)) == .zero)
    }

    @Test("after the first second no second exceeds the rate")
    func rate() {
        var bucket = TokenBucket(perSecond: 5, burst: 5)
        let times = (0..<100).map { _ in bucket.consume(at: .zero).seconds }
        for start in stride(from: 1.0, to: 15, by: 0.5) {
            #expect(times.count { $0 >= start && $0 < start + 1 - 1e-9 } <= 5)
        }
    }

    @Test("requests wait for their turn, in order, on the given clock")
    func order() async throws {
        let clock = ManualClock(jumps: true)
        let budget = RequestBudget(perSecond: 1, burst: 1, atOnce: 1, clock: SourceClock(clock))
        for second in 0..<5 {
            let time = try await budget.spend { () async throws(SourceError) in clock.now.offset }
            #expect(time == .seconds(second))
        }
    }

    @Test("no more requests run at once than the limit")
    func atOnce() async throws {
        let budget = RequestBudget(perSecond: 1000, burst: 100, atOnce: 4)
        let counter = ConcurrencyCounter()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<40 {
                group.addTask {
                    _ = try? await budget.spend { () async throws(SourceError) in
                        counter.enter()
                        for _ in 0..<20 { await Task.yield() }
                        counter.leave()
                    }
                }
            }
        }
        #expect(counter.counts.now == 0)
        #expect((1...4).contains(counter.counts.most))
    }

    @Test("until a service's time to retry no request is sent, by any user of the budget")
    func hold() async throws {
        let clock = ManualClock()
        let budget = RequestBudget(perSecond: 10, burst: 10, atOnce: 2, clock: SourceClock(clock))
        func send(_ failure: SourceError?) async -> Result<Void, SourceError> {
            do throws(SourceError) {
                return .success(
                    try await budget.spend { () async throws(SourceError) in if let failure { throw failure } })
            } catch { return .failure(error) }
        }
        _ = await send(SourceError(.tooManyRequests, "403: slow down", retryAfter: .seconds(600)))
        #expect(budget.left == 0)
        clock.advance(by: .seconds(100))
        guard case .failure(let failure) = await send(nil) else {
            Issue.record("the request was sent")
            return
        }
        #expect(failure == SourceError(.tooManyRequests, "403: slow down", retryAfter: .seconds(500)))
        clock.advance(by: .seconds(500))
        guard case .success = await send(nil) else {
            Issue.record("the request is still held back")
            return
        }
        #expect(budget.left > 0)
    }

    @Test("a cancelled waiter lets the next one through")
    func cancelled() async throws {
        let clock = ManualClock()
        let budget = RequestBudget(perSecond: 1, burst: 1, atOnce: 1, clock: SourceClock(clock))
        try await budget.spend { () async throws(SourceError) in }
        let waiting = Task { try await budget.spend { () async throws(SourceError) in } }
        await clock.waitForSleeper()
        let second = Task { try await budget.spend { () async throws(SourceError) in } }
        second.cancel()
        await #expect(throws: SourceError.self) { try await second.value }
        waiting.cancel()
        await #expect(throws: SourceError.self) { try await waiting.value }
        clock.advance(by: .seconds(10))
        try await budget.spend { () async throws(SourceError) in }
    }
}

/// Counts the tasks that are inside at once.
private final class ConcurrencyCounter: Sendable {
    private let state = Mutex((now: 0, most: 0))

    var counts: (now: Int, most: Int) { state.withLock { $0 } }
    func enter() { state.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) } }
    func leave() { state.withLock { $0.now -= 1 } }
}
