public import Model

/// The tables that ship with the program as a source: the market of the last session, then the rest, then no more.
public struct BundledSource: MarketSource {
    /// Its word beside its figures.
    public var name: String { BundledTables.name }
    private let tables: BundledTables

    /// The tables of a folder as a source.
    public init(_ tables: BundledTables) { self.tables = tables }

    /// The picture of the first frame, then holdings, with a status that names the first fault of both.
    public func updates() -> AsyncStream<MarketUpdate> {
        let (stream, continuation) = AsyncStream.makeStream(of: MarketUpdate.self)
        let loading = Task {
            let first = tables.firstStage()
            continuation.yield(.picture(first.market))
            if !Task.isCancelled { continuation.yield(.batch(tables.laterUpdates(first.faults))) }
            continuation.finish()
        }
        continuation.onTermination = { _ in loading.cancel() }
        return stream
    }
}

extension BundledTables {
    /// The rest as updates, with the status of both stages where the rest has faults of its own.
    public func laterUpdates(_ faults: [FeedError] = []) -> [MarketUpdate] {
        let rest = rest()
        if rest.faults.isEmpty { return rest.updates }
        return rest.updates + [.source(SourceStatus(BundledTables.name, faults + rest.faults, isEmpty: false))]
    }
}
