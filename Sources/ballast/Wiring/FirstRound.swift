import Dashboard
import Model
import Services
import Store

/// One round of requests to every service, without a dashboard.
struct FirstRound {
    private let session: LiveSession

    /// Creates a round of the configured services. Streams have no end, so they are left out.
    init(_ tables: Tables, _ resolved: ResolvedOptions) {
        var configuration = resolved.configuration
        configuration.sources.yahoo.isStreaming = false
        configuration.sources.alpaca.isOn = false
        session = LiveSession(tables, tables.market, resolved.with(configuration))
    }

    /// Polls until every service has responded once or the time is up, reports each service that is done, and stores
    /// all data.
    func run(within limit: Duration, report: (String) -> Void) async -> RoundOutcome {
        var finished: Set<String> = []
        let isComplete = await session.run(within: limit) { market in
            for round in session.services.rounds where round.total > 0 && round.finished == round.total {
                guard let status = market.sources.first(where: { $0.name == round.service }), status.state != .starting,
                    finished.insert(round.service).inserted
                else { continue }
                report(FirstRound.message(status, round.requested))
            }
            let hasStore = market.sources.contains { $0.name == MarketStore.name }
            return hasStore && session.services.isSettled(in: market)
        }
        return RoundOutcome(session.market, isComplete: isComplete)
    }

    private static func message(_ status: SourceStatus, _ count: Int) -> String {
        if count == 0 { return "\(status.name): no requests" }
        let requests = count == 1 ? "polled" : "\(NumberText.count(count)) requests"
        return "\(status.name): \(requests), \(status.reason ?? status.state.rawValue)"
    }
}

/// The outcome of a round.
struct RoundOutcome {
    /// The market with all that was received.
    let market: Market
    private let isComplete: Bool
    /// Whether a desk was asked instead of the services.
    private let isDesk: Bool

    init(_ market: Market, isComplete: Bool, isDesk: Bool = false) {
        self.market = market
        self.isComplete = isComplete
        self.isDesk = isDesk
    }

    private var polled: [SourceStatus] { market.sources.filter { $0.service != nil } }

    /// Whether any source has delivered valid data, or none had to be polled.
    var hasResponse: Bool {
        // A collector that is heard has not responded yet.
        if isDesk { return isComplete }
        if polled.contains(where: { $0.lastSuccess != nil }) { return true }
        return !polled.isEmpty && polled.allSatisfy { $0.state == .off }
    }

    /// Whether the data could be stored.
    var isStored: Bool { market.sources.allSatisfy { $0.name != MarketStore.name || $0.state != .failed } }

    /// The outcome as text.
    var text: String {
        let missing = isDesk ? "The desk has not responded.\n" : "Timed out before every source had responded.\n"
        let end = isComplete ? "" : missing
        return "As of \(market.day.full)\n\n" + SourcesPage(market).text(width: 100) + end
    }

    /// The outcome as JSON: the date of the prices, whether every service responded in time, and every source.
    var report: JSON {
        [
            "asOf": JSON(market.day), "complete": .bool(isComplete),
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
