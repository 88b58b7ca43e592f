import Model
import Testing

@testable import Formats
@testable import Networking

/// Every arrow of the two state diagrams in ARCHITECTURE.md.
@Suite("States of requests and circuits") struct PollingStatesTests {
    private let id = PollRequest.ID("small", "quotes"), other = PollRequest.ID("small", "other")
    private let error = SourceError(.server, "500")

    private func request() -> PollRequestState {
        PollRequestState(id, PollingDay.pollRequest("quotes"), now: .seconds(1), intervalFactor: 1)
    }

    private func running() -> PollRequestState {
        var request = request()
        request.start(at: .seconds(10))
        return request
    }

    private func due(_ request: PollRequestState) -> Duration? { request.due(.open) }

    @Test("a new request is idle, and due from its first moment")
    func idle() {
        #expect(request().phase == .idle(from: .seconds(1)))
        #expect(due(request()) == .seconds(1))
    }

    @Test("idle, waiting and backing off, a request runs once it starts, and is not due")
    func start() {
        var waiting = running(), backingOff = running()
        waiting.succeed([], at: .seconds(11), random: 0)
        backingOff.fail(error, until: .seconds(30))
        for var request in [request(), waiting, backingOff] {
            request.start(at: .seconds(40))
            #expect(request.phase == .running && due(request) == nil && request.requestedAt == .seconds(40))
        }
    }

    @Test("running, it waits after a result, less long where rows were bad")
    func succeed() {
        var good = running(), partial = running()
        good.succeed([], at: .seconds(11), random: 0)
        #expect(good.phase == .waiting(retryPartialAt: nil) && due(good) == .seconds(70))
        partial.succeed([FeedError("small", expected: "a price", found: "")], at: .seconds(11), random: 0)
        #expect(partial.phase == .waiting(retryPartialAt: .seconds(41)) && due(partial) == .seconds(41))
    }

    @Test("running, it waits also where there was nothing to request")
    func skip() {
        var request = running()
        request.skip(isHealthy: true)
        #expect(request.phase == .waiting(retryPartialAt: nil))
        #expect(request.history.hasFinished && !request.history.hasResult)
    }

    @Test("running, it backs off after an error")
    func fail() {
        var request = running()
        request.fail(error, until: .seconds(30))
        #expect(request.phase == .backingOff(until: .seconds(30)) && due(request) == .seconds(30))
        #expect(request.history.error == error && request.history.consecutiveErrors == 1)
    }

    @Test("waiting and backing off, it is idle again once woken or refreshed; running, it is neither")
    func wake() {
        var waiting = running(), backingOff = running(), running = running()
        waiting.succeed([], at: .seconds(11), random: 0)
        backingOff.fail(error, until: .seconds(90))
        for request in [waiting, backingOff] {
            var woken = request, refreshed = request
            woken.wake(at: .seconds(25))
            #expect(woken.phase == .idle(from: .seconds(25)))
            refreshed.refresh(at: .seconds(26))
            #expect(refreshed.phase == .idle(from: .seconds(26)))
        }
        running.wake(at: .seconds(25))
        running.refresh(at: .seconds(26))
        #expect(running.phase == .running)
    }

    @Test("a refresh leaves a new response alone, and an error whose service has named a time")
    func refreshStays() {
        var fresh = running(), limited = running()
        fresh.succeed([], at: .seconds(11), random: 0)
        fresh.refresh(at: .seconds(12))
        #expect(fresh.phase == .waiting(retryPartialAt: nil))
        limited.fail(SourceError(.tooManyRequests, "429", retryAfter: .seconds(60)), until: .seconds(90))
        limited.refresh(at: .seconds(12))
        #expect(limited.phase == .backingOff(until: .seconds(90)))
    }

    @Test("a closed circuit stays closed at an error, and opens at too many or at a rate limit")
    func open() {
        var circuit = Circuit.closed
        circuit.fail(id, until: .seconds(5), opens: false, isRateLimit: false)
        #expect(circuit.isClosed && circuit.earliest == nil)
        var limited = circuit
        circuit.fail(id, until: .seconds(5), opens: true, isRateLimit: false)
        #expect(circuit.outage == Circuit.Outage(probeAt: .seconds(5)) && circuit.earliest == .seconds(5))
        limited.fail(id, until: .seconds(5), opens: false, isRateLimit: true)
        #expect(limited.outage == Circuit.Outage(probeAt: .seconds(5), limitedUntil: .seconds(5)))
    }

    private func probing(limitedUntil: Duration? = nil) -> Circuit {
        var circuit = Circuit.open(Circuit.Outage(probeAt: .seconds(5), limitedUntil: limitedUntil))
        circuit.start(id)
        return circuit
    }

    @Test("open, it is probing once a request starts; closed, it is not")
    func probe() {
        #expect(probing().isProbe(id) && !probing().isProbe(other))
        var closed = Circuit.closed
        closed.start(id)
        #expect(closed.isClosed)
    }

    @Test("probing, it closes with a response, also with one to a request that was in flight before")
    func close() {
        for response in [id, other] {
            var circuit = probing()
            circuit.succeed(response, at: .seconds(6))
            #expect(circuit.isClosed)
        }
        var open = Circuit.open(Circuit.Outage(probeAt: .seconds(5)))
        open.succeed(other, at: .seconds(4))
        #expect(open.isClosed)
    }

    @Test("probing, it opens again when the probe fails, and longer each time")
    func reopen() {
        var circuit = probing()
        circuit.fail(id, until: .seconds(20), opens: false, isRateLimit: false)
        #expect(circuit.outage == Circuit.Outage(probeAt: .seconds(20), failedProbes: 1) && !circuit.isProbe(id))
        circuit.start(id)
        circuit.fail(id, until: .seconds(50), opens: false, isRateLimit: false)
        #expect(circuit.outage?.failedProbes == 2)
    }

    @Test("probing, it goes on while an earlier request fails")
    func otherFails() {
        var circuit = probing()
        circuit.fail(other, until: .seconds(20), opens: true, isRateLimit: false)
        #expect(circuit.isProbe(id) && circuit.outage?.failedProbes == 0 && circuit.earliest == .seconds(20))
    }

    @Test("probing, it opens again when the probe is inconclusive, or succeeds while a rate limit lasts")
    func release() {
        var skipped = probing(), limited = probing(limitedUntil: .seconds(60))
        skipped.release(id)
        #expect(skipped.outage != nil && !skipped.isProbe(id))
        limited.succeed(id, at: .seconds(10))
        #expect(limited.outage?.limitedUntil == .seconds(60) && !limited.isProbe(id))
    }

    @Test("a refresh and a sleep bring the next probe nearer, except while a rate limit lasts")
    func nearer() {
        var open = Circuit.open(Circuit.Outage(probeAt: .seconds(50)))
        open.sleep(.seconds(20))
        #expect(open.earliest == .seconds(30))
        let mayProbe = open.refresh(at: .seconds(2))
        #expect(mayProbe && open.earliest == .seconds(2))
        var limited = Circuit.open(Circuit.Outage(probeAt: .seconds(50), limitedUntil: .seconds(50)))
        limited.sleep(.seconds(20))
        let mayProbeLimited = limited.refresh(at: .seconds(2))
        #expect(!mayProbeLimited && limited.earliest == .seconds(50))
    }
}
