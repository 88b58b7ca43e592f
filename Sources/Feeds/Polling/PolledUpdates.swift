public import Model

/// The updates of services that are asked. They are asked while an iterator lives.
///
/// Whoever asks for the next update has taken the last. Only then is kept what its answers came with: what still holds is
/// not sent again, so that it must not be lost on the way.
public struct PolledUpdates: AsyncSequence, Sendable {
    /// What is yielded, and the answers that it was read from, where all of it could be read.
    struct Delivery: Sendable {
        let update: MarketUpdate
        var transport: MeteredTransport?
    }

    private let source: PolledSource

    init(_ source: PolledSource) { self.source = source }

    /// Begins to ask.
    public func makeAsyncIterator() -> Iterator { Iterator(source) }

    /// The one reader.
    public final class Iterator: AsyncIteratorProtocol {
        private var deliveries: AsyncStream<Delivery>.Iterator
        private var taken: MeteredTransport?
        private let polling: Task<Void, Never>

        fileprivate init(_ source: PolledSource) {
            let (stream, continuation) = AsyncStream.makeStream(of: Delivery.self)
            polling = Task {
                await source.poll { continuation.yield($0) }
                continuation.finish()
            }
            deliveries = stream.makeAsyncIterator()
        }

        deinit { polling.cancel() }

        /// The next update; nil where the reader is cancelled.
        public func next() async -> MarketUpdate? {
            taken?.keepValidators()
            let delivery = await deliveries.next()
            taken = delivery?.transport
            return delivery?.update
        }
    }
}
