import Model
import NetworkingSupport
import TestSupport
import Testing

/// The additional contract of sources that poll services: no update is undone, every failure is reported, and the
/// source recovers by itself.
@Suite("Contract of polled sources") struct ServiceContractTests {
    @Test(
        "the status of each service has its state, its address and the bytes received",
        arguments: SourceSubject.services + SourceSubject.quotes)
    func statuses(subject: SourceSubject) async throws {
        let running = try await subject.start(ManualClock())
        let harness = try #require(running.service)
        let log = try await harness.settled(running)
        #expect(log.entries.statuses.first?.state == .starting)
        for name in harness.names {
            let status = try #require(log.newest[name], "\(name) has no status")
            #expect(status.reason == nil || status.state == .off)
            let service = try #require(status.service)
            let address = service.address.split(separator: "/", omittingEmptySubsequences: false)
            #expect(address.count == 3 && !service.address.contains("@"), "\(service.address)")
            if status.state == .good {
                #expect(service.bytes > 0)
                #expect(service.budgetLeft != nil, "\(name) may be polled without a limit")
                #expect(service.nextRequest != nil)
                #expect((harness.began...harness.clock.wall).contains(try #require(status.lastSuccess)))
            }
        }
        #expect(log.entries.updates.count > log.statusCount, "there are no updates of the market")
    }

    @Test(
        "when services fail the last good values stay and the reason is reported, and the source recovers by itself",
        arguments: SourceSubject.services, Failure.all)
    func fails(subject: SourceSubject, failure: Failure) async throws {
        let running = try await subject.start(ManualClock())
        let harness = try #require(running.service)
        let log = try await harness.settled(running)
        let good = log.market, healthy = harness.names.filter { log.newest[$0]?.state == .good }

        harness.fail(failure.response)
        harness.clock.time.advance(by: .seconds(15))
        let failed = log.statusCount
        harness.refresh()
        try await harness.play(log, after: failed, "every service is reported as failed") { newest in
            healthy.allSatisfy { newest[$0]?.state == .failed }
        }
        #expect(log.market.differences(to: good) == [])
        for name in healthy {
            let status = try #require(log.newest[name])
            #expect(status.reason?.isEmpty == false)
            #expect(status.lastSuccess == good.sources.first { $0.name == name }?.lastSuccess)
        }

        harness.recover()
        let recovered = log.statusCount
        try await harness.play(log, after: recovered, "every service has recovered") { newest in
            newest.values.allSatisfy(ServiceHarness.isSettled)
        }
        #expect(log.market.differences(to: good) == [])
    }
}

/// A response that a healthy service does not send.
struct Failure: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let response: LoopbackService.Response

    static let all = [
        Failure(testDescription: "500", response: .status(500)),
        Failure(testDescription: "429", response: .status(429, ["Retry-After": "60"])),
        Failure(testDescription: "a page", response: .page("<!DOCTYPE html><html><title>Oops</title></html>")),
        Failure(testDescription: "nothing", response: .csv("")),
        Failure(testDescription: "404", response: .status(404)),
    ]
}

extension ServiceHarness {
    /// The updates of a source until its services are healthy.
    func settled(_ running: SourceSubject.Running) async throws -> UpdateLog {
        let log = UpdateLog(running.source, running.before)
        try await play(log, after: 0, "every service is healthy") { newest in
            names.allSatisfy { newest[$0].map(ServiceHarness.isSettled) ?? false }
        }
        return log
    }

    /// Advances the time, from one attempt to the next, until the condition holds for the latest statuses.
    func play(
        _ log: UpdateLog, after count: Int, _ what: String, at location: SourceLocation = #_sourceLocation,
        until isDone: @escaping @Sendable ([String: SourceStatus]) -> Bool
    ) async throws {
        let deadline = ContinuousClock.now + .seconds(600)
        var seen = count
        while !isDone(log.newest) || !log.hasRead(lastStatuses()) {
            try #require(ContinuousClock.now < deadline, "\(what): \(log.newest.values)", sourceLocation: location)
            for status in log.newest.values where !ServiceHarness.isSettled(status) { clock.advance(to: status) }
            let hasNews = await log.has(moreThan: seen, within: .milliseconds(200))
            seen = log.statusCount
            // A request that waits for its budget, or for its turn after a sleep, reports nothing until time passes.
            if !hasNews { clock.time.advance(by: .seconds(1)) }
        }
    }
}

extension UpdateLog {
    /// The latest status of each service.
    var newest: [String: SourceStatus] {
        Dictionary(entries.statuses.map { ($0.name, $0) }) { _, newer in newer }
    }

    /// Whether the last statuses have been read, and with them everything that was yielded before.
    func hasRead(_ statuses: [SourceStatus]?) -> Bool {
        let newest = newest
        return statuses?.allSatisfy { newest[$0.name] == $0 } ?? false
    }

    /// Whether there are more statuses than a given count, at once or within a time.
    func has(moreThan count: Int, within limit: Duration) async -> Bool {
        await waits(within: limit) { $0.statuses.count > count }
    }
}
