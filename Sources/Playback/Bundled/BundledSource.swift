public import Formats
public import Model

/// The bundled tables as a source: yields the market of the last session, then the remaining tables, then finishes.
public struct BundledSource: MarketSource {
    /// The name shown with its figures.
    public var name: String { BundledTables.name }
    private let tables: BundledTables

    /// A source that reads the tables of a folder.
    public init(_ tables: BundledTables) { self.tables = tables }

    /// Yields the snapshot for the first frame, then holdings, with a status that reports the first error of both
    /// stages.
    public func updates() -> AsyncStream<MarketUpdate> {
        let (stream, continuation) = AsyncStream.makeStream(of: MarketUpdate.self)
        let loading = Task {
            let stage = tables.firstStage()
            continuation.yield(.snapshot(stage.market))
            if !Task.isCancelled { continuation.yield(.batch(tables.laterUpdates(stage.errors))) }
            continuation.finish()
        }
        continuation.onTermination = { _ in loading.cancel() }
        return stream
    }
}

extension BundledTables {
    /// The updates of the second stage, followed by the status of both stages if the second has errors of its own.
    public func laterUpdates(_ errors: [FeedError] = []) -> [MarketUpdate] {
        let rest = rest()
        if rest.errors.isEmpty { return rest.updates }
        return rest.updates + [.source(SourceStatus(BundledTables.name, errors + rest.errors, isEmpty: false))]
    }
}
