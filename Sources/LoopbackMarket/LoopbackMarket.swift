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
    public var port: Int { desk.withLock(\.port) }
    /// What it has been asked so far: requests by HTTP, prices sent by stream.
    public var counts: (requests: Int, prices: Int) { desk.withLock { ($0.requests, $0.sent) } }

    let rate: Int
    let now: @Sendable () -> Timestamp
    private let bodies: LoopbackBodies
    private let names: @Sendable (String) -> Symbol
    private let desk = Mutex(Desk())
    private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)

    private struct Desk: Sendable {
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
        get { desk.withLock(\.fault) }
        set { desk.withLock { $0.fault = newValue } }
    }

    /// Begins to listen at a free port of loopback.
    public func start() async throws {
        let channel = try await ServerBootstrap(group: group)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { [self] channel in
                channel.eventLoop.makeCompletedFuture { try configure(channel) }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        desk.withLock { $0.port = channel.localAddress?.port ?? 0 }
    }

    /// What a configuration says for a program that is to ask it, and nobody else.
    ///
    /// - Parameter prices: whether prices are to be asked for too.
    public func configuration(prices: Bool = true) -> String {
        let address = "http://127.0.0.1:\(port)"
        let others = ["ishares", "invesco", "nport", "edgar", "wires"].map { "[sources.\($0)]\non = false\n" }
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
        let web = LoopbackWeb(self)
        let removal = NIOLoopBound(web, eventLoop: channel.eventLoop)
        try channel.pipeline.syncOperations.configureHTTPServerPipeline(
            withServerUpgrade: (
                upgraders: [upgrader],
                completionHandler: { context in
                    context.pipeline.syncOperations.removeHandler(removal.value, promise: nil)
                }
            ))
        try channel.pipeline.syncOperations.addHandler(web)
    }
}

extension LoopbackMarket {
    /// The answer to a question.
    func answer(_ uri: String) -> LoopbackAnswer {
        let fault = desk.withLock { desk in
            desk.requests += 1
            return desk.fault
        }
        let (path, query) = LoopbackMarket.parts(uri)
        let time = now()
        if path.hasPrefix("/consent") { return LoopbackAnswer(.ok, "text/html", "<html>consent</html>") }
        let answer: LoopbackAnswer
        switch path {
        case let path where path.contains("/finance/chart/"):
            let name = String(path.split(separator: "/").last ?? "")
            let first = query["period1"].flatMap { Int64($0) }.map { Timestamp(milliseconds: $0 * 1000) }
            let start = prices.histories.isEmpty ? NewYorkTime.wallClock(at: time).day - 400 : Day(number: 0)
            let day = first.map { NewYorkTime.wallClock(at: $0).day } ?? start
            let body = bodies.chart(name, symbol: names(name), from: day, now: time, fault: fault)
            answer = body.map { LoopbackAnswer(.ok, "application/json", $0) } ?? LoopbackMarket.unknown
        case let path where path.contains("/finance/spark"):
            let list = (query["symbols"] ?? "").split(separator: ",").map { (String($0), names(String($0))) }
            answer = LoopbackAnswer(.ok, "application/json", bodies.spark(list, now: time, fault: fault))
        case let path where path.contains("daily-treasury-rates.csv"):
            let year = query["field_tdr_date_value"].flatMap { Int($0) } ?? NewYorkTime.wallClock(at: time).day.year
            answer = LoopbackAnswer(.ok, "text/csv", bodies.yields(year, now: time))
        case let path where path.contains("fredgraph.csv"):
            answer = LoopbackAnswer(.ok, "text/csv", bodies.series(query["id"] ?? "DFF", now: time))
        default: answer = LoopbackMarket.unknown
        }
        return answer.with(fault)
    }

    private static let unknown = LoopbackAnswer(
        .notFound, "application/json",
        #"{"chart":{"result":null,"error":{"code":"Not Found","description":"No data found, symbol may be delisted"}}}"#
    )

    /// Notes who listens to the stream, and what share of the prices they get in a twentieth of a second.
    func join(_ count: Int) { desk.withLock { $0.subscribed += count } }

    /// How many of a connection's symbols are due in a twentieth of a second.
    func share(of count: Int) -> Int {
        desk.withLock { desk in
            guard desk.subscribed > 0 else { return 0 }
            let due = max(1, rate * count / desk.subscribed / 20)
            desk.sent += due
            return due
        }
    }

    /// The stream's frame of a symbol's price now.
    func frame(_ name: String) -> String? {
        let time = now()
        return prices.cents(names(name), at: time).map { StreamFrame.text(name, cents: $0, at: time) }
    }

    private static func parts(_ uri: String) -> (path: String, query: [String: String]) {
        let halves = uri.split(separator: "?", maxSplits: 1).map(String.init)
        var query: [String: String] = [:]
        for pair in (halves.count > 1 ? halves[1] : "").split(separator: "&") {
            let sides = pair.split(separator: "=", maxSplits: 1).map(String.init)
            if sides.count == 2 { query[sides[0]] = plain(sides[1]) }
        }
        return (plain(halves.first ?? ""), query)
    }

    /// Text with its percent signs decoded.
    private static func plain(_ text: String) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
                bytes.append(code)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
