import Feeds
import Model
import Testing

/// A source under contract: how it is made, and how it is made to speak where it does not of itself.
struct SourceSubject: Sendable, CustomTestStringConvertible {
    /// A source in use.
    struct Running: Sendable {
        let source: any MarketSource
        /// The market before it says anything.
        let before: Market
        /// What is done before each update is asked for.
        var nudge: @Sendable () -> Void = {}
    }

    let name: String
    let start: @Sendable (_ clock: ManualClock) throws -> Running
    var testDescription: String { name }

    static let all = [
        SourceSubject(name: "bundled") { _ in
            Running(source: BundledSource(try Bundled.tables), before: Market(Moment(Day(number: 0), mode: .bundled)))
        },
        SourceSubject(name: "replay at rest") { clock in
            let whole = try Bundled.market
            let source = ReplaySource(try #require(ReplayMachine(resting: whole)), clock: clock)
            return Running(source: source, before: whole) { source.send(.step(-30)) }
        },
        SourceSubject(name: "replay") { clock in
            let whole = try Bundled.market
            let machine = ReplayMachine(whole, from: Day(2024, 4, 1), to: Day(2024, 5, 16), speed: 2)
            return Running(source: ReplaySource(try #require(machine), clock: clock), before: whole)
        },
        SourceSubject(name: "intraday replay") { clock in
            let whole = try Bundled.market
            let machine = try Bundled.tables.intradayReplay(whole: whole, speed: 1).replay
            return Running(source: ReplaySource(try #require(machine), clock: clock), before: whole)
        },
    ]
}

extension MarketSource {
    /// Its first updates, fewer where it ends before.
    func first(_ count: Int, nudge: @Sendable () -> Void) async -> [MarketUpdate] {
        var updates: [MarketUpdate] = []
        nudge()
        for await update in self.updates() {
            updates.append(update)
            if updates.count == count { break }
            nudge()
        }
        return updates
    }

    /// Reads until it ends.
    func readToEnd() async { for await _ in updates() {} }
}
