import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// Opens connections for streams. Nothing is set up before the first one; after that one thread serves all of them.
public final class WebSocketClient: Sendable {
    private enum State: Sendable {
        case idle
        case up(MultiThreadedEventLoopGroup, NIOSSLContext?)
        case shut
    }

    private let state = Mutex(State.idle)
    private let proxies: Proxies
    private let authorities: String?
    private let clock: SourceClock

    /// Creates a client.
    ///
    /// - Parameter environment: the variables that name proxies; `SSL_CERT_FILE` names a file of trusted certificate
    ///   authorities that replace the system's.
    public init(environment: [String: String] = [:], clock: SourceClock = SourceClock()) {
        proxies = Proxies(environment: environment)
        authorities = environment["SSL_CERT_FILE"].flatMap { $0.isEmpty ? nil : $0 }
        self.clock = clock
    }

    deinit { close() }

    /// Opens a connection. Throws if it cannot be opened in time.
    func open(_ request: WebSocketRequest) async throws(SourceError) -> WebSocketConnection {
        guard let address = request.address else { throw SourceError(.unreachable, "not a stream address") }
        let proxy = try proxies.proxy(for: address)
        guard proxy?.kind != .socks else {
            throw SourceError(.unreachable, "streams cannot go through a SOCKS proxy; an http:// proxy can be used")
        }
        let (group, tls) = try resources(isSecure: address.isSecure)
        let opening = WebSocketOpening(request: request, address: address, proxy: proxy, tls: tls, clock: clock)
        let timeout = SourceError(.timedOut, "no connection to \(address.host) within \(request.deadline.inSeconds) s")
        return try await clock.within(request.deadline, else: timeout) { () async throws(SourceError) in
            try await opening.run(on: group)
        }
    }

    /// Closes everything and ends the thread. Connections cannot be opened later.
    public func shutDown() async {
        await withCheckedContinuation { continuation in close { continuation.resume() } }
    }

    private func resources(isSecure: Bool) throws(SourceError) -> (MultiThreadedEventLoopGroup, NIOSSLContext?) {
        let up: Result<(MultiThreadedEventLoopGroup, NIOSSLContext?), any Error>? = state.withLock { state in
            var group: MultiThreadedEventLoopGroup, tls: NIOSSLContext?
            switch state {
            case .shut: return nil
            case .idle: (group, tls) = (MultiThreadedEventLoopGroup(numberOfThreads: 1), nil)
            case .up(let running, let context): (group, tls) = (running, context)
            }
            defer { state = .up(group, tls) }
            if !isSecure { return .success((group, nil)) }
            do {
                let context = try tls ?? makeContext()
                tls = context
                return .success((group, context))
            } catch { return .failure(error) }
        }
        switch up {
        case .success(let resources): return resources
        case .failure: throw SourceError(.certificate, "the certificate authorities cannot be read")
        case nil: throw SourceError(.unreachable, "the program is ending")
        }
    }

    private func makeContext() throws -> NIOSSLContext {
        var configuration = TLSConfiguration.makeClientConfiguration()
        if let authorities { configuration.trustRoots = .file(authorities) }
        configuration.applicationProtocols = ["http/1.1"]
        return try NIOSSLContext(configuration: configuration)
    }

    private func close(then done: @escaping @Sendable () -> Void = {}) {
        let last = state.withLock { state in
            defer { state = .shut }
            return state
        }
        guard case .up(let group, _) = last else { return done() }
        group.shutdownGracefully { _ in done() }
    }
}
