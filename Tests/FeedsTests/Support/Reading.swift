import Feeds
import Model
import Testing

extension ReplayTimeline {
    /// The next update; a failure where there is none.
    mutating func taken() throws -> MarketUpdate {
        let update = take()
        return try #require(update)
    }
}

/// Reads a source one update at a time, also from concurrent code.
struct Reader: Sendable {
    let stream: AsyncStream<MarketUpdate>

    init(_ source: ReplaySource) { stream = source.updates() }

    /// The next update; a failure where there is none.
    func next() async throws -> MarketUpdate {
        var iterator = stream.makeAsyncIterator()
        let update = await iterator.next()
        return try #require(update)
    }
}
extension ReplayTimeline {
    /// Whether there is nothing to say; asking does not change what comes next.
    var hasNothingNew: Bool {
        var copy = self
        return copy.take() == nil
    }
}
