public import Model
import Synchronization
import Timing

/// A stream of prices as a source. Its connections are kept open, each reopened after a wait when it is lost. Prices
/// are queued for the reader, only the newest of each instrument.
///
/// One reader at a time; connections are open only while there is one.
public final class StreamedSource: MarketSource {
    /// The source name shown next to its figures.
    public let name: String
    private let lines: [StreamLine]
    private let client: WebSocketClient
    private let clock: SourceClock
    private let sharedState: Mutex<SharedState>
    private let bell = WakeSignal()

    private struct SharedState: Sendable {
        var machine: StreamMachine
        /// The newest queued price of each instrument, in the order in which they were first queued.
        var quotes: [Quote] = []
        var indices: [Symbol: Int] = [:]

        mutating func add(_ quote: Quote) {
            if let index = indices[quote.symbol] {
                if quotes[index].time <= quote.time { quotes[index] = quote }
            } else {
                indices[quote.symbol] = quotes.count
                quotes.append(quote)
            }
        }

        mutating func drain() -> MarketUpdate? {
            if let status = machine.drainStatus() { return .source(status) }
            if quotes.isEmpty { return nil }
            let updates = quotes.map(MarketUpdate.quote)
            quotes = []
            indices = [:]
            return updates.count == 1 ? updates[0] : .batch(updates)
        }
    }

    /// Creates a stream.
    ///
    /// - Parameter title: the name of its status, if that differs from `name`.
    package init(
        _ name: String, title: String? = nil, _ lines: [StreamLine], client: WebSocketClient, clock: SourceClock,
        backOff: BackOff = .usual, seed: UInt64 = .random(in: 0 ... .max)
    ) {
        self.name = name
        self.lines = lines
        self.client = client
        self.clock = clock
        let address = lines.first?.request.shownAddress ?? ""
        sharedState = Mutex(
            SharedState(
                machine: StreamMachine(
                    name: title ?? name, address: address, lines: lines.count, backOff: backOff, seed: seed)))
    }

    /// Why a connection is lost, if one is.
    var error: SourceError? { sharedState.withLock(\.machine.error) }

    /// Its updates; the sequence does not end.
    public func updates() -> StreamUpdates { StreamUpdates(self) }
}

extension StreamedSource {
    /// The next update; nil if the reader is cancelled.
    func next() async -> MarketUpdate? {
        while !Task.isCancelled {
            if let update = sharedState.withLock({ $0.drain() }) { return update }
            await bell.wait()
        }
        return nil
    }

    /// Keeps all connections open until cancelled.
    func run() async {
        await withDiscardingTaskGroup { group in
            for index in lines.indices { group.addTask { [self] in await maintain(index) } }
        }
    }

    private func maintain(_ index: Int) async {
        while !Task.isCancelled {
            guard let error = await listen(index) else { return }
            let now = clock.elapsed(), wall = clock.wall()
            let wait = update { $0.machine.lose(index, error, at: now, wall: wall) }
            await clock.sleep(now + wait)
        }
    }

    /// Opens a connection and listens until an error, which is returned; nil if cancelled.
    private func listen(_ index: Int) async -> SourceError? {
        var dialect = lines[index].dialect
        do throws(SourceError) {
            let connection = try await client.open(lines[index].request)
            defer { connection.close() }
            let now = clock.elapsed(), wall = clock.wall()
            update { $0.machine.open(index, at: now, wall: wall) }
            for text in dialect.greeting() { connection.send(text) }
            while let message = try await connection.messages.next() {
                let wall = clock.wall()
                let reply = try dialect.receive(message, at: wall)
                for text in reply.replies { connection.send(text) }
                try apply(reply, index, bytes: message.utf8.count, wall)
            }
            return nil
        } catch {
            return Task.isCancelled ? nil : error
        }
    }

    private func apply(
        _ reply: StreamReply, _ index: Int, bytes: Int, _ wall: Timestamp
    ) throws(SourceError) {
        let result = update { sharedState in
            for quote in reply.quotes { sharedState.add(quote) }
            return Result { () throws(SourceError) in
                try sharedState.machine.receive(
                    index, bytes: bytes, errors: reply.errors, deferred: reply.deferred, wall: wall)
            }
        }
        try result.get()
    }

    private func update<Value: Sendable>(_ body: (inout SharedState) -> Value) -> Value {
        let value = sharedState.withLock { body(&$0) }
        bell.send()
        return value
    }
}

/// The updates of a stream. Its connections are open while an iterator exists.
public struct StreamUpdates: AsyncSequence, Sendable {
    private let source: StreamedSource

    init(_ source: StreamedSource) { self.source = source }

    /// Starts listening.
    public func makeAsyncIterator() -> Iterator { Iterator(source) }

    /// The single reader.
    public final class Iterator: AsyncIteratorProtocol {
        private let source: StreamedSource
        private let listening: Task<Void, Never>

        fileprivate init(_ source: StreamedSource) {
            self.source = source
            listening = Task { await source.run() }
        }

        deinit { listening.cancel() }

        /// The next update; nil if the reader is cancelled.
        public func next() async -> MarketUpdate? { await source.next() }
    }
}

extension WebSocketRequest {
    /// Scheme and host, which contain nothing secret.
    fileprivate var shownAddress: String {
        guard let address else { return "" }
        return "ws" + (address.isSecure ? "s" : "") + address.origin.drop { $0 != ":" }
    }
}
