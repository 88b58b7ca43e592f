import Model
import Synchronization
import TestSupport
import Testing

@testable import Feeds

@Suite("Request budget") struct RequestBudgetTests {
    @Test("a bucket gives some at once, then so many a second, and never more than it holds")
    func bucket() {
        var bucket = TokenBucket(perSecond: 5, burst: 3)
        let first = [bucket.take(at: .zero), bucket.take(at: .zero), bucket.take(at: .zero)]
        #expect(first == [.zero, .zero, .zero])
        #expect(bucket.left(at: .zero) == 0)
        #expect(bucket.take(at: .zero) == .milliseconds(200))
        #expect(bucket.take(at: .zero) == .milliseconds(400))
        #expect(bucket.left(at: .seconds(1)) == 3)
        #expect(bucket.left(at: .seconds(1000)) == 3)
        #expect(bucket.take(at: .seconds(1000)) == .zero)
    }

    @Test("in any second after the first no more are let through than agreed")
    func rate() {
        var bucket = TokenBucket(perSecond: 5, burst: 5)
        let times = (0..<100).map { _ in bucket.take(at: .zero).seconds }
        for start in stride(from: 1.0, to: 15, by: 0.5) {
            #expect(times.count { $0 >= start && $0 < start + 1 - 1e-9 } <= 5)
        }
    }

    @Test("EDGAR is asked five times in any second at most, also at first and after a pause")
    func edgar() async throws {
        let clock = ManualClock(jumps: true)
        let budget = RequestBudget.edgar(clock: SourceClock(clock))
        var times: [Double] = []
        for number in 0..<60 {
            if number.isMultiple(of: 20) { clock.advance(by: .seconds(30)) }
            times.append(try await budget.spend { () async throws(SourceError) in clock.now.offset.seconds })
        }
        for start in times { #expect(times.count { $0 >= start && $0 < start + 1 } <= 5) }
        #expect((times.last ?? 0) < 30 * 3 + 60 / 3, "it gets on")
    }

    @Test("poll requests wait for their turn, in order, on the clock they are given")
    func order() async throws {
        let clock = ManualClock(jumps: true)
        let budget = RequestBudget(perSecond: 1, burst: 1, atOnce: 1, clock: SourceClock(clock))
        for second in 0..<5 {
            let time = try await budget.spend { () async throws(SourceError) in clock.now.offset }
            #expect(time == .seconds(second))
        }
    }

    @Test("no more go at once than agreed")
    func atOnce() async throws {
        let budget = RequestBudget(perSecond: 1000, burst: 100, atOnce: 4)
        let visits = Visits()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<40 {
                group.addTask {
                    _ = try? await budget.spend { () async throws(SourceError) in
                        visits.enter()
                        for _ in 0..<20 { await Task.yield() }
                        visits.leave()
                    }
                }
            }
        }
        #expect(visits.counts.now == 0)
        #expect((1...4).contains(visits.counts.most))
    }

    @Test("once a service asks to be left alone nobody gets through until then, whoever shares the budget")
    func hold() async throws {
        let clock = ManualClock()
        let budget = RequestBudget(perSecond: 10, burst: 10, atOnce: 2, clock: SourceClock(clock))
        func ask(_ fault: SourceError?) async -> Result<Void, SourceError> {
            do throws(SourceError) {
                return .success(
                    try await budget.spend { () async throws(SourceError) in if let fault { throw fault } })
            } catch { return .failure(error) }
        }
        _ = await ask(SourceError(.tooManyRequests, "403: slow down", retryAfter: .seconds(600)))
        #expect(budget.left == 0)
        clock.advance(by: .seconds(100))
        guard case .failure(let fault) = await ask(nil) else {
            Issue.record("it got through")
            return
        }
        #expect(fault == SourceError(.tooManyRequests, "403: slow down", retryAfter: .seconds(500)))
        clock.advance(by: .seconds(500))
        guard case .success = await ask(nil) else {
            Issue.record("it is still held")
            return
        }
        #expect(budget.left > 0)
    }

    @Test("who gives up waiting frees the way for the next")
    func cancelled() async throws {
        let clock = ManualClock()
        let budget = RequestBudget(perSecond: 1, burst: 1, atOnce: 1, clock: SourceClock(clock))
        try await budget.spend { () async throws(SourceError) in }
        let waiting = Task { try await budget.spend { () async throws(SourceError) in } }
        await clock.sleeperArrives()
        let behind = Task { try await budget.spend { () async throws(SourceError) in } }
        behind.cancel()
        await #expect(throws: SourceError.self) { try await behind.value }
        waiting.cancel()
        await #expect(throws: SourceError.self) { try await waiting.value }
        clock.advance(by: .seconds(10))
        try await budget.spend { () async throws(SourceError) in }
    }
}

/// Counts who is inside.
private final class Visits: Sendable {
    private let state = Mutex((now: 0, most: 0))

    var counts: (now: Int, most: Int) { state.withLock { $0 } }
    func enter() { state.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) } }
    func leave() { state.withLock { $0.now -= 1 } }
}
