import Dashboard
import Feeds
import Model
import Store

/// One round of questions to every service, with nobody to look at a dashboard.
struct FirstRound {
    private let session: LiveSession

    /// A round of the services that are configured. Streams have no end, so they are left out.
    init(_ tables: Tables, _ choices: Choices) {
        var configuration = choices.configuration
        configuration.sources.yahoo.isStreaming = false
        configuration.sources.alpaca.isOn = false
        session = LiveSession(tables, tables.market, choices.with(configuration))
    }

    /// Asks until every service has answered once or the time is over, tells of each that is done, and keeps all of it.
    func run(within limit: Duration, tell: (String) -> Void) async -> RoundOutcome {
        let reading = Task.detached { [session] in for await _ in session.source.updates() {} }
        let deadline = ContinuousClock.now + limit
        var done: Set<String> = []
        var isWhole = false
        while !isWhole, ContinuousClock.now < deadline {
            try? await Task.sleep(for: .milliseconds(50))
            let known = session.market
            for round in session.services.rounds where round.of > 0 && round.answered == round.of {
                guard let status = known.sources.first(where: { $0.name == round.service }), status.state != .starting,
                    done.insert(round.service).inserted
                else { continue }
                tell(FirstRound.words(status, round.asked))
            }
            let hasStore = known.sources.contains { $0.name == MarketStore.name }
            isWhole = hasStore && session.services.isSettled(in: known)
        }
        reading.cancel()
        await reading.value
        await session.end()
        return RoundOutcome(session.market, isWhole: isWhole)
    }

    private static func words(_ status: SourceStatus, _ count: Int) -> String {
        if count == 0 { return "\(status.name): nothing to ask" }
        let asked = count == 1 ? "asked" : "\(NumberText.count(count)) questions asked"
        return "\(status.name): \(asked), \(status.reason ?? status.state.rawValue)"
    }
}

/// How a round went.
struct RoundOutcome {
    private let market: Market
    private let isWhole: Bool

    init(_ market: Market, isWhole: Bool) {
        self.market = market
        self.isWhole = isWhole
    }

    private var asked: [SourceStatus] { market.sources.filter { $0.service != nil } }

    /// Whether any source has given something good, or none had to be asked.
    var hasAnswer: Bool {
        if asked.contains(where: { $0.lastSuccess != nil }) { return true }
        return !asked.isEmpty && asked.allSatisfy { $0.state == .off }
    }

    /// Whether it could be kept.
    var isKept: Bool { market.sources.allSatisfy { $0.name != MarketStore.name || $0.state != .failed } }

    /// For a person.
    var text: String {
        let end = isWhole ? "" : "Time was over before every source had answered.\n"
        return "As of \(market.day.full)\n\n" + SourcesPage(market).text(width: 100) + end
    }

    /// For a program: the date that prices go to, whether all were asked, and every source.
    var report: JSON {
        [
            "asOf": JSON(market.day), "complete": .bool(isWhole),
            "sources": .array(market.sources.sorted { $0.name < $1.name }.map(RoundOutcome.report)),
        ]
    }

    private static func report(_ source: SourceStatus) -> JSON {
        [
            "name": .string(source.name), "state": .string(source.state.rawValue), "reason": JSON(source.reason),
            "bytes": JSON(source.service?.bytes),
        ]
    }
}
