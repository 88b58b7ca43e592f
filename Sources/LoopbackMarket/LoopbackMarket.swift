public import Model
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOWebSocket
import Synchronization

/// A server on loopback that imitates the market data services, streams prices, and produces failures on demand.
public final class LoopbackMarket: Sendable {
    /// The prices that are served.
    public let prices: LoopbackPrices
    /// The port on which the server listens; 0 before `start()`.
    public var port: Int { sharedState.withLock(\.port) }
    /// The number of HTTP requests received and of prices sent by stream so far.
    public var counts: (requests: Int, prices: Int) { sharedState.withLock { ($0.requests, $0.sent) } }

    /// Whether a connection to the stream has subscribed to a symbol.
    public func isSubscribed(_ symbol: Symbol) -> Bool { sharedState.withLock { $0.subscribed.contains(symbol) } }

    let rate: Int
    let now: @Sendable () -> Timestamp
    let bodies: LoopbackBodies
    let names: @Sendable (String) -> Symbol
    private let sharedState = Mutex(SharedState())
    private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)

    private struct SharedState: Sendable {
        var port = 0
        var failure: InjectedFailure?
        var requests = 0
        var sent = 0
        /// The subscriptions over all connections.
        var subscribed: [Symbol] = []
    }

    /// Creates a market that does not listen yet.
    ///
    /// - Parameters:
    ///   - prices: The prices to serve.
    ///   - rate: The prices per second that the stream sends, over all connections.
    ///   - now: The current time, from which all content is derived.
    ///   - names: Maps a service's name of an instrument, such as `^RUT`, to its symbol.
    public init(
        _ prices: LoopbackPrices, rate: Int, now: @escaping @Sendable () -> Timestamp,
        names: @escaping @Sendable (String) -> Symbol = { Symbol($0) }
    ) {
        self.prices = prices
        self.rate = rate
        self.now = now
        self.names = names
        bodies = LoopbackBodies(prices: prices)
    }

    /// The failure that is injected from now on; nil for none.
    public var failure: InjectedFailure? {
        get { sharedState.withLock(\.failure) }
        set { sharedState.withLock { $0.failure = newValue } }
    }

    /// Starts to listen on a free port of the loopback interface; throws if the port cannot be bound.
    public func start() async throws {
        let channel = try await ServerBootstrap(group: group)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { [self] channel in
                channel.eventLoop.makeCompletedFuture { try configure(channel) }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        sharedState.withLock { $0.port = channel.localAddress?.port ?? 0 }
    }

    /// A configuration, in TOML, for a program that is to use this server and no other.
    ///
    /// - Parameters:
    ///   - prices: Whether prices are enabled.
    ///   - publications: Whether funds, filings and headlines are enabled.
    public func configuration(prices: Bool = true, publications: Bool = false) -> String {
        let address = "http://127.0.0.1:\(port)"
        let others = ["ishares", "invesco", "nport", "edgar", "wires"].map { service in
            let setting = service == "wires" ? #"feeds = ["\#(address)/wire.xml"]"# : #"address = "\#(address)""#
            let more = service == "edgar" ? "\nfacts-address = \"\(address)\"\ncontact = \"name@example.org\"" : ""
            return "[sources.\(service)]\non = \(publications)\n\(setting)\(more)\n"
        }
        return """
            [sources.yahoo]
            on = \(prices)
            addresses = ["\(address)"]
            stream-address = "ws://127.0.0.1:\(port)/"
            [sources.treasury]
            address = "\(address)"
            [sources.fred]
            address = "\(address)"

            """ + others.joined()
    }

    /// Closes all connections and stops listening.
    public func stop() async throws { try await group.shutdownGracefully() }

    private func configure(_ channel: any Channel) throws {
        let upgrader = NIOWebSocketServerUpgrader(
            shouldUpgrade: { channel, _ in channel.eventLoop.makeSucceededFuture(HTTPHeaders()) },
            upgradePipelineHandler: { [self] channel, _ in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(LoopbackStream(self))
                }
            })
        let transport = LoopbackHTTPHandler(self)
        let removal = NIOLoopBound(transport, eventLoop: channel.eventLoop)
        try channel.pipeline.syncOperations.configureHTTPServerPipeline(
            withServerUpgrade: (
                upgraders: [upgrader],
                completionHandler: { context in
                    context.pipeline.syncOperations.removeHandler(removal.value, promise: nil)
                }
            ))
        try channel.pipeline.syncOperations.addHandler(transport)
    }
}

extension LoopbackMarket {
    /// The response to a request, counting the request.
    func response(to uri: String) -> LoopbackResponse {
        let failure = sharedState.withLock { sharedState in
            sharedState.requests += 1
            return sharedState.failure
        }
        let request = LoopbackRequest(uri)
        if request.path.hasPrefix("/consent") { return LoopbackResponse(.ok, "text/html", "<html>consent</html>") }
        return response(to: request, failure).applying(failure)
    }

    /// Adds the subscriptions of a connection to the stream.
    func subscribe(_ names: [String]) { sharedState.withLock { $0.subscribed += names.map(self.names) } }

    /// Removes the subscriptions of a connection.
    func unsubscribe(_ names: [String]) {
        sharedState.withLock { state in
            for symbol in names.map(self.names) {
                if let index = state.subscribed.firstIndex(of: symbol) { state.subscribed.remove(at: index) }
            }
        }
    }

    /// How many prices a connection with this number of subscriptions sends per twentieth of a second.
    func dueCount(of count: Int) -> Int {
        sharedState.withLock { sharedState in
            guard !sharedState.subscribed.isEmpty else { return 0 }
            let due = max(1, rate * count / sharedState.subscribed.count / 20)
            sharedState.sent += due
            return due
        }
    }

    /// The stream's message with the present price of a symbol; nil if it is not traded.
    func frame(_ name: String) -> String? {
        let time = now()
        return prices.cents(names(name), at: time).map { StreamFrame.text(name, cents: $0, at: time) }
    }
}
