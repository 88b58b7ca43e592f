import Model
import NetworkingSupport
import TestSupport
import Testing

/// The contract of every source. A new source adds a subject.
@Suite("Contract of all sources") struct MarketSourceContractTests {
    /// The market after each of a source's first updates, on a clock that never waits; for polled services, the updates
    /// until they are healthy.
    private func markets(_ count: Int, of subject: SourceSubject) async throws -> [Market] {
        let running = try await subject.start(ManualClock(jumps: true))
        var market = running.before
        guard let service = running.service else {
            return await running.source.first(count, nudge: running.nudge).map { update in
                market.apply(update)
                return market
            }
        }
        return try await service.settled(running).entries.updates.map { update in
            market.apply(update)
            return market
        }
    }

    @Test("a source yields a market with listings, provenance and ordered sessions", arguments: SourceSubject.all)
    func accounts(subject: SourceSubject) async throws {
        let market = try #require(await markets(3, of: subject).last)
        #expect(!market.listings.isEmpty)
        #expect(market.listings.allSatisfy { !$0.provenance.source.isEmpty })
        for listing in market.listings {
            let days = listing.series.indices.map(listing.series.day)
            #expect(zip(days, days.dropFirst()).allSatisfy { $0 < $1 }, "\(listing.instrument.symbol)")
        }
    }

    @Test("after each update nothing is newer than the market's moment", arguments: SourceSubject.all)
    func foreknowledge(subject: SourceSubject) async throws {
        for market in try await markets(40, of: subject) { #expect(market.foreknowledge == []) }
    }

    @Test("all text in the market is plain", arguments: SourceSubject.all)
    func plainText(subject: SourceSubject) async throws {
        for text in try #require(await markets(3, of: subject).last).texts { #expect(PlainText.clean(text) == text) }
    }

    @Test("two runs yield the same", arguments: SourceSubject.recorded + SourceSubject.services + SourceSubject.quotes)
    func repeats(subject: SourceSubject) async throws {
        let first = try await markets(5, of: subject), second = try await markets(5, of: subject)
        let pairs = subject.isOfServices ? Array(zip(first.suffix(1), second.suffix(1))) : Array(zip(first, second))
        if !subject.isOfServices { #expect(first.count == second.count) }
        for (a, b) in pairs { #expect(a.differences(to: b) == []) }
    }

    @Test("a source ends when its reader is cancelled, also while it waits", arguments: SourceSubject.all)
    func cancels(subject: SourceSubject) async throws {
        let running = try await subject.start(ManualClock())
        let reader = Task { await running.source.readToEnd() }
        reader.cancel()
        // The clock is not advanced: that this returns is the test.
        await reader.value
    }

    @Test("a source has a name", arguments: SourceSubject.all)
    func name(subject: SourceSubject) async throws {
        #expect(try await !subject.start(ManualClock()).source.name.isEmpty)
    }

    @Test("time does not run backwards by itself", arguments: SourceSubject.recorded)
    func order(subject: SourceSubject) async throws {
        let moments = try await markets(40, of: subject).map(\.moment)
        #expect(!moments.isEmpty)
        for (earlier, later) in zip(moments, moments.dropFirst()) where subject.name != "replay at rest" {
            #expect(earlier.day <= later.day)
            if earlier.day == later.day { #expect(earlier.minute ?? 0 <= later.minute ?? 1440) }
        }
    }

    @Test("data from the tables is marked as bundled, with a good status", arguments: SourceSubject.recorded)
    func bundled(subject: SourceSubject) async throws {
        let market = try #require(await markets(3, of: subject).last)
        #expect(market.sources == [SourceStatus("bundled", .good)])
    }
}

extension SourceSubject {
    /// Whether it polls services, whose responses arrive in any order.
    fileprivate var isOfServices: Bool { (SourceSubject.services + SourceSubject.quotes).contains { $0.name == name } }
}

extension Market {
    /// The text that came from outside.
    fileprivate var texts: [String] {
        listings.map(\.instrument.name) + deals.flatMap { [$0.acquirer, $0.target, $0.area, $0.source] }
            + holdingsTables.flatMap { $0.holdings.map(\.name) } + sources.flatMap { [$0.name, $0.reason ?? ""] }
            + sources.compactMap(\.service?.address)
    }
}
