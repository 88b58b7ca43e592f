import AsyncHTTPClient
import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// The network. Nothing is set up before the first request; after that one thread serves all requests.
public final class NetworkTransport: HTTPTransport {
    /// The connection pools, created on demand.
    private enum State: Sendable {
        case idle
        case up(MultiThreadedEventLoopGroup, [Proxies.Proxy?: HTTPClient])
        case shut
    }

    private let state = Mutex(State.idle)
    private let proxies: Proxies
    private let authorities: String?
    /// Returns from where the addresses of a name can be reached.
    private let lookUp: @Sendable (String) async -> [HostReach]
    let clock: SourceClock

    /// Creates a transport.
    ///
    /// - Parameter environment: the variables that name proxies; `SSL_CERT_FILE` names a file of trusted certificate
    ///   authorities that replace the system's.
    public convenience init(environment: [String: String] = [:], clock: SourceClock = SourceClock()) {
        self.init(environment: environment, clock: clock, lookUp: HostReach.lookUp)
    }

    /// Creates a transport that resolves names with `lookUp` before it follows a redirect to them.
    init(
        environment: [String: String] = [:], clock: SourceClock = SourceClock(),
        lookUp: @escaping @Sendable (String) async -> [HostReach]
    ) {
        self.lookUp = lookUp
        proxies = Proxies(environment: environment)
        authorities = environment["SSL_CERT_FILE"].flatMap { $0.isEmpty ? nil : $0 }
        self.clock = clock
    }

    deinit { close() }

    /// Sends a request and returns its response. A few redirects are followed.
    public func fetch(_ request: HTTPRequest) async throws(SourceError) -> HTTPResponse {
        guard let address = WebAddress(request.url), ["http", "https"].contains(address.scheme) else {
            throw SourceError(.unreachable, "not a web address")
        }
        let timeout = SourceError(.timedOut, "timed out after \(request.deadline.inSeconds) s")
        return try await clock.within(request.deadline, else: timeout) { [self] () async throws(SourceError) in
            try await response(to: request, at: address)
        }
    }

    /// Closes all connections, and soon afterwards the thread. Later requests fail.
    public func shutDown() async {
        await withCheckedContinuation { continuation in close { continuation.resume() } }
    }

    /// Whether a configured address may redirect to another: judged by the host's name, and by the addresses that the
    /// name resolves to unless a proxy resolves it.
    func allowsRedirect(from start: WebAddress, to next: WebAddress) async -> Bool {
        if next.host == start.host { return true }
        let from = HostReach(start.host), to = HostReach(next.host)
        guard to.isAllowed(from: from) else { return false }
        let isByProxy = (try? proxies.proxy(for: next)) != nil
        if to != .open || isByProxy || HostReach.isNumber(next.host) { return true }
        return await lookUp(next.host).allSatisfy { $0.isAllowed(from: from) }
    }

    /// The client for an address, created on first use.
    func client(for address: WebAddress) throws(SourceError) -> HTTPClient {
        let proxy = try proxies.proxy(for: address)
        let client: HTTPClient? = state.withLock { state in
            var group: MultiThreadedEventLoopGroup
            var clients: [Proxies.Proxy?: HTTPClient]
            switch state {
            case .shut: return nil
            case .idle: (group, clients) = (MultiThreadedEventLoopGroup(numberOfThreads: 1), [:])
            case .up(let running, let made): (group, clients) = (running, made)
            }
            let client = clients[proxy] ?? makeClient(group, proxy)
            clients[proxy] = client
            state = .up(group, clients)
            return client
        }
        guard let client else { throw SourceError(.unreachable, "the program is ending") }
        return client
    }

    private func makeClient(_ group: MultiThreadedEventLoopGroup, _ proxy: Proxies.Proxy?) -> HTTPClient {
        var tls = TLSConfiguration.makeClientConfiguration()
        if let authorities { tls.trustRoots = .file(authorities) }
        var configuration = HTTPClient.Configuration(
            tlsConfiguration: tls, redirectConfiguration: .disallow,
            timeout: .init(connect: .seconds(10)), proxy: proxy.map(HTTPClient.Configuration.Proxy.init))
        configuration.httpVersion = .http1Only
        configuration.connectionPool.idleTimeout = .seconds(20)
        // When to retry is decided by the source's schedule alone.
        configuration.connectionPool.retryConnectionEstablishment = false
        return HTTPClient(eventLoopGroupProvider: .shared(group), configuration: configuration)
    }

    private func close(then done: @escaping @Sendable () -> Void = {}) {
        let last = state.withLock { state in
            defer { state = .shut }
            return state
        }
        guard case .up(let group, let clients) = last else { return done() }
        Task {
            for client in clients.values { try? await client.shutdown() }
            done()
            // A name lookup or the loading of certificates may still be running on another thread, which then calls
            // back.
            try? await Task.sleep(for: NetworkTransport.grace)
            try? await group.shutdownGracefully()
        }
    }

    private static let grace = Duration.seconds(5)
}

extension HTTPClient.Configuration.Proxy {
    fileprivate init(_ proxy: Proxies.Proxy) {
        switch proxy.kind {
        case .socks: self = .socksServer(host: proxy.host, port: proxy.port)
        case .http:
            let credentials = proxy.credentials.map { text in
                let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
                return HTTPClient.Authorization.basic(username: parts[0], password: parts.count > 1 ? parts[1] : "")
            }
            self = .server(host: proxy.host, port: proxy.port, authorization: credentials)
        }
    }
}

extension Duration {
    /// In seconds: an integer where possible, else with one decimal.
    var inSeconds: String {
        let milliseconds = components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
        return milliseconds % 1000 == 0 ? "\(milliseconds / 1000)" : "\(Double(milliseconds / 100) / 10)"
    }
}
