public import Model
import Synchronization

/// A stream of prices as a source. Its connections are kept up, each tried again after a wait where it is lost; what they
/// bring waits for the reader, of each instrument only the newest price.
///
/// One reader at a time; connections are open only while there is one.
public final class StreamedSource: MarketSource {
    /// Its word beside its figures.
    public let name: String
    private let lines: [StreamLine]
    private let client: WebSocketClient
    private let clock: SourceClock
    private let sharedState: Mutex<SharedState>
    private let bell = Bell()

    private struct SharedState: Sendable {
        var machine: StreamMachine
        /// The newest price of each instrument that has one, in order of the first that waits.
        var quotes: [Quote] = []
        var places: [Symbol: Int] = [:]

        mutating func add(_ quote: Quote) {
            if let place = places[quote.symbol] {
                if quotes[place].time <= quote.time { quotes[place] = quote }
            } else {
                places[quote.symbol] = quotes.count
                quotes.append(quote)
            }
        }

        mutating func take() -> MarketUpdate? {
            if let status = machine.takeStatus() { return .source(status) }
            if quotes.isEmpty { return nil }
            let updates = quotes.map(MarketUpdate.quote)
            quotes = []
            places = [:]
            return updates.count == 1 ? updates[0] : .batch(updates)
        }
    }

    /// A stream.
    ///
    /// - Parameter title: what its status is called, where that is not its name.
    init(
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

    /// Why a connection is lost, where one is.
    var fault: SourceError? { sharedState.withLock(\.machine.fault) }

    /// Its updates, without an end.
    public func updates() -> StreamUpdates { StreamUpdates(self) }
}

extension StreamedSource {
    /// What has come; nil where the reader is cancelled.
    func next() async -> MarketUpdate? {
        while !Task.isCancelled {
            if let update = sharedState.withLock({ $0.take() }) { return update }
            await bell.wait()
        }
        return nil
    }

    /// Keeps all connections up until cancelled.
    func run() async {
        await withDiscardingTaskGroup { group in
            for place in lines.indices { group.addTask { [self] in await keep(place) } }
        }
    }

    private func keep(_ place: Int) async {
        while !Task.isCancelled {
            guard let fault = await converse(place) else { return }
            let now = clock.elapsed(), wall = clock.wall()
            let wait = tell { $0.machine.lose(place, fault, at: now, wall: wall) }
            await clock.sleep(now + wait)
        }
    }

    /// Opens a connection and listens, until a fault, which is returned; nil where cancelled.
    private func converse(_ place: Int) async -> SourceError? {
        var dialect = lines[place].dialect
        do throws(SourceError) {
            let connection = try await client.open(lines[place].request)
            defer { connection.close() }
            let now = clock.elapsed(), wall = clock.wall()
            tell { $0.machine.open(place, at: now, wall: wall) }
            for text in dialect.greeting() { connection.send(text) }
            while let message = try await connection.messages.next() {
                let wall = clock.wall()
                let reply = try dialect.hear(message, at: wall)
                for text in reply.answers { connection.send(text) }
                try take(reply, place, bytes: message.utf8.count, wall)
            }
            return nil
        } catch {
            return Task.isCancelled ? nil : error
        }
    }

    private func take(
        _ reply: StreamReply, _ place: Int, bytes: Int, _ wall: Timestamp
    ) throws(SourceError) {
        let result = tell { sharedState in
            for quote in reply.quotes { sharedState.add(quote) }
            return Result { () throws(SourceError) in
                try sharedState.machine.hear(
                    place, bytes: bytes, faults: reply.faults, waiting: reply.waiting, wall: wall)
            }
        }
        try result.get()
    }

    private func tell<Value: Sendable>(_ body: (inout SharedState) -> Value) -> Value {
        let value = sharedState.withLock { body(&$0) }
        bell.ring()
        return value
    }
}

/// The updates of a stream. Its connections are open while an iterator lives.
public struct StreamUpdates: AsyncSequence, Sendable {
    private let source: StreamedSource

    init(_ source: StreamedSource) { self.source = source }

    /// Begins to listen.
    public func makeAsyncIterator() -> Iterator { Iterator(source) }

    /// The one reader.
    public final class Iterator: AsyncIteratorProtocol {
        private let source: StreamedSource
        private let listening: Task<Void, Never>

        fileprivate init(_ source: StreamedSource) {
            self.source = source
            listening = Task { await source.run() }
        }

        deinit { listening.cancel() }

        /// The next update; nil where the reader is cancelled.
        public func next() async -> MarketUpdate? { await source.next() }
    }
}

extension WebSocketRequest {
    /// Scheme and host: there is nothing secret in it.
    fileprivate var shownAddress: String {
        guard let address else { return "" }
        return "ws" + (address.isSecure ? "s" : "") + address.origin.drop { $0 != ":" }
    }
}
