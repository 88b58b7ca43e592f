import Model

extension MarketUpdate {
    /// The update with the collector's own statuses under other names than those of the dashboard, and without those that
    /// a collector has from the one that led before it.
    var relayed: MarketUpdate {
        switch self {
        case .batch(let updates) where updates.contains(where: \.hasStatuses): return .batch(updates.map(\.relayed))
        case .source(let status): return status.isRelayed ? .batch([]) : .source(status.relayed)
        case .snapshot(var market):
            market.sources = market.sources.filter { !$0.isRelayed }.map(\.relayed)
            return .snapshot(market)
        default: return self
        }
    }

    /// Whether statuses are in it: prices, of which most updates consist, stay as they are.
    private var hasStatuses: Bool {
        switch self {
        case .batch(let updates): updates.contains(where: \.hasStatuses)
        case .source, .snapshot: true
        default: false
        }
    }
}

extension SourceStatus {
    /// The statuses that a dashboard has itself.
    private static let ownNames: Set = [DeskName.sourceName, "store", "recording"]

    private static let relayedPrefix = "collector's "

    /// Whether another dashboard or collector had it from its collector.
    fileprivate var isRelayed: Bool { name.hasPrefix(SourceStatus.relayedPrefix) }

    /// The status under a name that no status of the dashboard has.
    fileprivate var relayed: SourceStatus {
        guard SourceStatus.ownNames.contains(name) else { return self }
        return SourceStatus(
            SourceStatus.relayedPrefix + name, state, lastSuccess: lastSuccess, reason: reason, service: service,
            unknownSymbols: unknownSymbols)
    }
}
