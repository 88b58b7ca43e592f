import Desk
import Model
import Services

/// A look at a desk, without a dashboard: its market, as the collector sends it.
struct DeskRound {
    private let session: LiveSession

    /// Creates a look at a desk. It is not counted as a dashboard.
    init(_ tables: Tables, _ market: Market, _ resolved: ResolvedOptions, _ link: DeskLink) {
        session = LiveSession(tables, market, resolved, follower: link.follower(isCounted: false))
    }

    /// Waits until the collector's market has come or the time is up, and stores what was received.
    ///
    /// - Returns: The market, and why it is not the desk's; nil if it is.
    func run(within limit: Duration) async -> (market: Market, failure: String?) {
        let reading = Task.detached { [session] in for await _ in session.source.updates() {} }
        let deadline = ContinuousClock.now + limit
        var status: SourceStatus?
        while ContinuousClock.now < deadline {
            try? await Task.sleep(for: .milliseconds(50))
            status = session.market.sources.first { $0.name == DeskName.sourceName }
            if status?.state == .good || status?.state == .partial { break }
        }
        reading.cancel()
        await reading.value
        await session.end()
        if status?.state == .good || status?.state == .partial { return (session.market, nil) }
        return (session.market, status?.reason ?? "nothing was heard of a collector")
    }
}
