import Feeds
import Model
import TestSupport
import Testing

/// What every source promises. A new source adds a subject.
@Suite("What every source promises") struct MarketSourceContractTests {
    /// The market after each of a source's first updates, by a clock on which no time is waited for; of a service what it
    /// says until it is well.
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

    @Test("it yields a market that it can account for", arguments: SourceSubject.all)
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

    @Test("what it says in words is plain text", arguments: SourceSubject.all)
    func plainText(subject: SourceSubject) async throws {
        for words in try #require(await markets(3, of: subject).last).words { #expect(PlainText.clean(words) == words) }
    }

    @Test("two runs say the same", arguments: SourceSubject.recorded + SourceSubject.services + SourceSubject.quotes)
    func repeats(subject: SourceSubject) async throws {
        let first = try await markets(5, of: subject), second = try await markets(5, of: subject)
        let pairs = subject.isOfServices ? Array(zip(first.suffix(1), second.suffix(1))) : Array(zip(first, second))
        if !subject.isOfServices { #expect(first.count == second.count) }
        for (a, b) in pairs { #expect(a.differences(to: b) == []) }
    }

    @Test("it ends when its reader is cancelled, also while it waits", arguments: SourceSubject.all)
    func cancels(subject: SourceSubject) async throws {
        let running = try await subject.start(ManualClock())
        let reader = Task { await running.source.readToEnd() }
        reader.cancel()
        // Nobody moves the clock: that this returns is the test.
        await reader.value
    }

    @Test("it has a name", arguments: SourceSubject.all)
    func name(subject: SourceSubject) async throws {
        #expect(try await !subject.start(ManualClock()).source.name.isEmpty)
    }

    @Test("time does not run backwards of itself", arguments: SourceSubject.recorded)
    func order(subject: SourceSubject) async throws {
        let moments = try await markets(40, of: subject).map(\.moment)
        #expect(!moments.isEmpty)
        for (earlier, later) in zip(moments, moments.dropFirst()) where subject.name != "replay at rest" {
            #expect(earlier.day <= later.day)
            if earlier.day == later.day { #expect(earlier.minute ?? 0 <= later.minute ?? 1440) }
        }
    }

    @Test("what comes from the tables is said to be bundled, and well", arguments: SourceSubject.recorded)
    func bundled(subject: SourceSubject) async throws {
        let market = try #require(await markets(3, of: subject).last)
        #expect(market.sources == [SourceStatus("bundled", .good)])
    }
}

extension SourceSubject {
    /// Whether it asks services, whose answers come in any order.
    fileprivate var isOfServices: Bool { (SourceSubject.services + SourceSubject.quotes).contains { $0.name == name } }
}

extension Market {
    /// What a reader sees of it that came from outside.
    fileprivate var words: [String] {
        listings.map(\.instrument.name) + deals.flatMap { [$0.acquirer, $0.target, $0.area, $0.source] }
            + holdingsTables.flatMap { $0.holdings.map(\.name) } + sources.flatMap { [$0.name, $0.reason ?? ""] }
            + sources.compactMap(\.service?.address)
    }
}
