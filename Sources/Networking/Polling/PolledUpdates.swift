public import Model

/// The updates of polled services, which are polled while an iterator exists.
///
/// A request for the next update shows that the last one was applied. Only then are the validators of its responses
/// stored: an unchanged response is not sent again, so it must not be lost on the way.
public struct PolledUpdates: AsyncSequence, Sendable {
    /// An update, and the transport whose validators are stored once it is applied, if all of its responses could be
    /// read.
    struct Delivery: Sendable {
        let update: MarketUpdate
        var transport: MeteredTransport?
    }

    private let source: PolledSource

    init(_ source: PolledSource) { self.source = source }

    /// Starts polling.
    public func makeAsyncIterator() -> Iterator { Iterator(source) }

    /// The single reader.
    public final class Iterator: AsyncIteratorProtocol {
        private var deliveries: AsyncStream<Delivery>.Iterator
        private var delivered: MeteredTransport?
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

        /// The next update; nil if the reader is cancelled.
        public func next() async -> MarketUpdate? {
            delivered?.storeValidators()
            let delivery = await deliveries.next()
            delivered = delivery?.transport
            return delivery?.update
        }
    }
}
