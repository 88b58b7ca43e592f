import Model

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
        var status: SourceStatus?
        let isFound = await session.run(within: limit) { market in
            status = market.sources.first { $0.name == SourceStatus.deskName }
            return status?.isAnswering ?? false
        }
        return (session.market, isFound ? nil : status?.reason ?? "nothing was heard of a collector")
    }
}
