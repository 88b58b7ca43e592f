import Model

extension MarketUpdate {
    /// The update with the collector's own statuses under other names than those of the dashboard.
    var relayed: MarketUpdate {
        switch self {
        case .batch(let updates): return .batch(updates.map(\.relayed))
        case .source(let status): return .source(status.relayed)
        case .snapshot(var market):
            market.sources = market.sources.map(\.relayed)
            return .snapshot(market)
        default: return self
        }
    }
}

extension SourceStatus {
    /// The statuses that a dashboard has itself.
    private static let ownNames: Set = [Follower.sourceName, "store", "recording"]

    /// The status under a name that no status of the dashboard has.
    fileprivate var relayed: SourceStatus {
        guard SourceStatus.ownNames.contains(name) else { return self }
        return SourceStatus(
            "collector's \(name)", state, lastSuccess: lastSuccess, reason: reason, service: service,
            unknownSymbols: unknownSymbols)
    }
}
