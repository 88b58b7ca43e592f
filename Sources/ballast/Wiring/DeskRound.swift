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
        var failedAt: ContinuousClock.Instant?
        _ = await session.run(within: limit) { market in
            status = market.sources.first { $0.name == SourceStatus.deskName }
            failedAt = status?.state == .failed ? failedAt ?? .now : nil
            return status?.isAnswering ?? false || failedAt.map { .now - $0 >= DeskRound.patience } ?? false
        }
        if status?.isAnswering ?? false { return (session.market, nil) }
        return (session.market, status?.reason ?? "nothing was heard of a collector")
    }

    /// How long a desk that has failed is waited for: another collector takes over within three seconds.
    private static let patience = Duration.seconds(6)
}
