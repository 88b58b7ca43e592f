import Feeds
import Model
import Testing

/// What every source promises. A new source adds a subject.
struct MarketSourceContractTests {
    /// The market after each of a source's first updates, by a clock on which no time is waited for.
    private func markets(_ count: Int, of subject: SourceSubject) async throws -> [Market] {
        let running = try subject.start(ManualClock(jumps: true))
        var market = running.before
        return await running.source.first(count, nudge: running.nudge).map { update in
            market.apply(update)
            return market
        }
    }

    @Test("it yields a market that it can account for", arguments: SourceSubject.all)
    func accounts(subject: SourceSubject) async throws {
        let market = try #require(await markets(3, of: subject).last)
        #expect(!market.listings.isEmpty)
        #expect(market.listings.allSatisfy { !$0.provenance.source.isEmpty })
        #expect(market.sources == [SourceStatus("bundled", .good)])
        for listing in market.listings {
            let days = listing.series.indices.map(listing.series.day)
            #expect(zip(days, days.dropFirst()).allSatisfy { $0 < $1 }, "\(listing.instrument.symbol)")
        }
    }

    @Test("after each update nothing is newer than the market's moment", arguments: SourceSubject.all)
    func foreknowledge(subject: SourceSubject) async throws {
        for market in try await markets(40, of: subject) { #expect(market.foreknowledge == []) }
    }

    @Test("time does not run backwards of itself", arguments: SourceSubject.all)
    func order(subject: SourceSubject) async throws {
        let moments = try await markets(40, of: subject).map(\.moment)
        #expect(!moments.isEmpty)
        for (earlier, later) in zip(moments, moments.dropFirst()) where subject.name != "replay at rest" {
            #expect(earlier.day <= later.day)
            if earlier.day == later.day { #expect(earlier.minute ?? 0 <= later.minute ?? 1440) }
        }
    }

    @Test("two runs say the same", arguments: SourceSubject.all)
    func repeats(subject: SourceSubject) async throws {
        let first = try await markets(5, of: subject), second = try await markets(5, of: subject)
        #expect(first.count == second.count)
        for (a, b) in zip(first, second) { #expect(a.differences(to: b) == []) }
    }

    @Test("it ends when its reader is cancelled, also while it waits", arguments: SourceSubject.all)
    func cancels(subject: SourceSubject) async throws {
        let running = try subject.start(ManualClock())
        let reader = Task { await running.source.readToEnd() }
        reader.cancel()
        // Nobody moves the clock: that this returns is the test.
        await reader.value
    }

    @Test("it has a name", arguments: SourceSubject.all)
    func name(subject: SourceSubject) throws {
        #expect(try !subject.start(ManualClock()).source.name.isEmpty)
    }
}
