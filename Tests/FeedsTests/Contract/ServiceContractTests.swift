import Feeds
import Model
import TestSupport
import Testing

/// What every source of services promises besides: nothing is taken back, everything is said, and it goes on by itself.
@Suite("What every source of services promises") struct ServiceContractTests {
    @Test(
        "it says how each service is, where it is asked and what it has sent",
        arguments: SourceSubject.services + SourceSubject.quotes)
    func statuses(subject: SourceSubject) async throws {
        let running = try await subject.start(ManualClock())
        let stand = try #require(running.service)
        let log = try await stand.settled(running)
        #expect(log.entries.statuses.first?.state == .starting)
        for word in stand.words {
            let status = try #require(log.newest[word], "\(word) is not said")
            #expect(status.reason == nil || status.state == .off)
            let service = try #require(status.service)
            let address = service.address.split(separator: "/", omittingEmptySubsequences: false)
            #expect(address.count == 3 && !service.address.contains("@"), "\(service.address)")
            if status.state == .good {
                #expect(service.bytes > 0)
                #expect(service.budgetLeft != nil, "\(word) may be asked without a limit")
                #expect(service.nextTry != nil)
                #expect((stand.began...stand.clock.wall).contains(try #require(status.lastSuccess)))
            }
        }
        #expect(log.entries.updates.count > log.statusCount, "it says nothing of the market")
    }

    @Test(
        "when its services fail, what was good stands, the reason is said, and it goes on by itself when they are back",
        arguments: SourceSubject.services, Failure.all)
    func fails(subject: SourceSubject, failure: Failure) async throws {
        let running = try await subject.start(ManualClock())
        let stand = try #require(running.service)
        let log = try await stand.settled(running)
        let good = log.market, asked = stand.words.filter { log.newest[$0]?.state == .good }

        stand.fail(failure.answer)
        stand.clock.time.advance(by: .seconds(15))
        let failed = log.statusCount
        stand.refresh()
        try await stand.play(log, after: failed, "every service is said to have failed") { newest in
            asked.allSatisfy { newest[$0]?.state == .failed }
        }
        #expect(log.market.differences(to: good) == [])
        for word in asked {
            let status = try #require(log.newest[word])
            #expect(status.reason?.isEmpty == false)
            #expect(status.lastSuccess == good.sources.first { $0.name == word }?.lastSuccess)
        }

        stand.heal()
        let healed = log.statusCount
        try await stand.play(log, after: healed, "every service is well again") { newest in
            newest.values.allSatisfy(ServiceStand.isSettled)
        }
        #expect(log.market.differences(to: good) == [])
    }
}

/// An answer that no service gives when it is well.
struct Failure: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let answer: LoopbackService.Answer

    static let all = [
        Failure(testDescription: "500", answer: .status(500)),
        Failure(testDescription: "429", answer: .status(429, ["Retry-After": "60"])),
        Failure(testDescription: "a page", answer: .page("<!DOCTYPE html><html><title>Oops</title></html>")),
        Failure(testDescription: "nothing", answer: .csv("")),
        Failure(testDescription: "404", answer: .status(404)),
    ]
}

extension ServiceStand {
    /// What a source says until its services are well.
    func settled(_ running: SourceSubject.Running) async throws -> UpdateLog {
        let log = UpdateLog(running.source, running.before)
        try await play(log, after: 0, "every service is well") { newest in
            words.allSatisfy { newest[$0].map(ServiceStand.isSettled) ?? false }
        }
        return log
    }

    /// Lets time pass, from one try to the next, until the newest statuses are as wanted.
    func play(
        _ log: UpdateLog, after count: Int, _ what: String, at place: SourceLocation = #_sourceLocation,
        until isDone: @escaping @Sendable ([String: SourceStatus]) -> Bool
    ) async throws {
        let deadline = ContinuousClock.now + .seconds(600)
        var seen = count
        while !isDone(log.newest) || !log.hasRead(lastStatuses()) {
            try #require(ContinuousClock.now < deadline, "\(what): \(log.newest.values)", sourceLocation: place)
            for status in log.newest.values where !ServiceStand.isSettled(status) { clock.advance(to: status) }
            let hasNews = await log.has(moreThan: seen, within: .milliseconds(200))
            seen = log.statusCount
            // Who waits for its budget, or for its turn after a sleep, says nothing until time passes.
            if !hasNews { clock.time.advance(by: .seconds(1)) }
        }
    }
}

extension UpdateLog {
    /// The newest status of each service.
    var newest: [String: SourceStatus] {
        Dictionary(entries.statuses.map { ($0.name, $0) }) { _, newer in newer }
    }

    /// Whether the last statuses are there, and with them everything that was yielded before.
    func hasRead(_ statuses: [SourceStatus]?) -> Bool {
        let newest = newest
        return statuses?.allSatisfy { newest[$0.name] == $0 } ?? false
    }

    /// Whether there are more statuses than some count, at once or within a time.
    func has(moreThan count: Int, within limit: Duration) async -> Bool {
        await waits(within: limit) { $0.statuses.count > count }
    }
}
