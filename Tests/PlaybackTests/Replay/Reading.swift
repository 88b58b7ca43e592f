import Model
import Playback
import Testing

extension ReplayTimeline {
    /// The next update; the test fails if there is none.
    mutating func nextUpdate() throws -> MarketUpdate {
        let update = drain()
        return try #require(update)
    }
}

/// Reads a source one update at a time, also from concurrent code.
struct Reader: Sendable {
    let stream: AsyncStream<MarketUpdate>

    init(_ source: ReplaySource) { stream = source.updates() }

    /// The next update; the test fails if there is none.
    func next() async throws -> MarketUpdate {
        var iterator = stream.makeAsyncIterator()
        let update = await iterator.next()
        return try #require(update)
    }
}
extension ReplayTimeline {
    /// Whether no update is waiting. The timeline is not changed.
    var hasNothingNew: Bool {
        var copy = self
        return copy.drain() == nil
    }
}
