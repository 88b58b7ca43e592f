public import Model
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOWebSocket
import Synchronization

/// A market on loopback that answers as the services do, streams prices, and misbehaves when told to.
public final class LoopbackMarket: Sendable {
    /// What is served.
    public let prices: LoopbackPrices
    /// The port that it listens at, once it runs.
    public var port: Int { sharedState.withLock(\.port) }
    /// What it has been asked so far: requests by HTTP, prices sent by stream.
    public var counts: (requests: Int, prices: Int) { sharedState.withLock { ($0.requests, $0.sent) } }

    /// How many symbols its stream is asked for, over all connections.
    public var subscribed: Int { sharedState.withLock(\.subscribed) }

    let rate: Int
    let now: @Sendable () -> Timestamp
    let bodies: LoopbackBodies
    let names: @Sendable (String) -> Symbol
    private let sharedState = Mutex(SharedState())
    private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)

    private struct SharedState: Sendable {
        var port = 0
        var fault: LoopbackFault?
        var requests = 0
        var sent = 0
        var subscribed = 0
    }

    /// A market.
    ///
    /// - Parameters:
    ///   - rate: prices a second that the stream sends, over all connections.
    ///   - names: the symbol behind a name as the services have it: `^RUT`.
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

    /// What it does wrong from now on; nil for nothing.
    public var fault: LoopbackFault? {
        get { sharedState.withLock(\.fault) }
        set { sharedState.withLock { $0.fault = newValue } }
    }

    /// Begins to listen at a free port of loopback.
    public func start() async throws {
        let channel = try await ServerBootstrap(group: group)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { [self] channel in
                channel.eventLoop.makeCompletedFuture { try configure(channel) }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        sharedState.withLock { $0.port = channel.localAddress?.port ?? 0 }
    }

    /// What a configuration says for a program that is to ask it, and nobody else.
    ///
    /// - Parameters:
    ///   - prices: whether prices are to be asked for too.
    ///   - papers: whether funds, filings and headlines are.
    public func configuration(prices: Bool = true, papers: Bool = false) -> String {
        let address = "http://127.0.0.1:\(port)"
        let others = ["ishares", "invesco", "nport", "edgar", "wires"].map { service in
            let place = service == "wires" ? #"feeds = ["\#(address)/wire.xml"]"# : #"address = "\#(address)""#
            let more = service == "edgar" ? "\nfacts-address = \"\(address)\"\ncontact = \"name@example.org\"" : ""
            return "[sources.\(service)]\non = \(papers)\n\(place)\(more)\n"
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

    /// Closes everything.
    public func stop() async throws { try await group.shutdownGracefully() }

    private func configure(_ channel: any Channel) throws {
        let upgrader = NIOWebSocketServerUpgrader(
            shouldUpgrade: { channel, _ in channel.eventLoop.makeSucceededFuture(HTTPHeaders()) },
            upgradePipelineHandler: { [self] channel, _ in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(LoopbackStream(self))
                }
            })
        let transport = LoopbackWeb(self)
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
    /// The answer to a question.
    func answer(_ uri: String) -> LoopbackAnswer {
        let fault = sharedState.withLock { sharedState in
            sharedState.requests += 1
            return sharedState.fault
        }
        let question = LoopbackQuestion(uri)
        if question.path.hasPrefix("/consent") { return LoopbackAnswer(.ok, "text/html", "<html>consent</html>") }
        return answer(question, fault).with(fault)
    }

    /// Notes who listens to the stream, and what share of the prices they get in a twentieth of a second.
    func join(_ count: Int) { sharedState.withLock { $0.subscribed += count } }

    /// How many of a connection's symbols are due in a twentieth of a second.
    func share(of count: Int) -> Int {
        sharedState.withLock { sharedState in
            guard sharedState.subscribed > 0 else { return 0 }
            let due = max(1, rate * count / sharedState.subscribed / 20)
            sharedState.sent += due
            return due
        }
    }

    /// The stream's frame of a symbol's price now.
    func frame(_ name: String) -> String? {
        let time = now()
        return prices.cents(names(name), at: time).map { StreamFrame.text(name, cents: $0, at: time) }
    }
}
