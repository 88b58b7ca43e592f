import NIOCore
import NIOPosix
import NIOSSL
package import Networking
import Synchronization

/// Opens connections to NATS servers. Nothing is set up before the first one; after that one thread serves all of them.
package final class NATSClient: Sendable {
    private enum State: Sendable {
        case idle
        case up(MultiThreadedEventLoopGroup, NIOSSLContext?)
    }

    private let state = Mutex(State.idle)
    private let authorities: String?
    private let clock: SourceClock

    /// Creates a client.
    ///
    /// - Parameter authorities: a file of trusted certificate authorities that replace the system's; nil for the
    ///   system's.
    package init(authorities: String? = nil, clock: SourceClock = SourceClock()) {
        self.authorities = authorities
        self.clock = clock
    }

    /// Ends the thread. Connections keep the client, so none is open.
    deinit {
        guard case .up(let group, _) = state.withLock({ $0 }) else { return }
        group.shutdownGracefully { _ in }
    }

    /// Opens a connection: connects, secures it if the server or the address demands TLS, and proves the client's
    /// identity. Throws if that cannot be done in time.
    package func open(_ request: NATSRequest) async throws(SourceError) -> NATSConnection {
        let (group, tls) = try resources()
        let timeout = SourceError(
            .timedOut, "no connection to \(request.address.host) within \(request.deadline.components.seconds) s")
        let attempt = NATSOpening(request, of: self, group: group, tls: tls)
        return try await clock.within(request.deadline, else: timeout) { () async throws(SourceError) in
            try await attempt.run()
        }
    }

    private func resources() throws(SourceError) -> (MultiThreadedEventLoopGroup, NIOSSLContext?) {
        let up: Result<(MultiThreadedEventLoopGroup, NIOSSLContext?), any Error> = state.withLock { state in
            switch state {
            case .up(let group, let tls): return .success((group, tls))
            case .idle:
                do {
                    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
                    state = .up(group, nil)
                    let tls = try makeContext()
                    state = .up(group, tls)
                    return .success((group, tls))
                } catch { return .failure(error) }
            }
        }
        switch up {
        case .success(let resources): return resources
        case .failure:
            let file = authorities.map { ": \($0)" } ?? ""
            throw SourceError(.certificate, "the certificate authorities cannot be read\(file)")
        }
    }

    private func makeContext() throws -> NIOSSLContext {
        var configuration = TLSConfiguration.makeClientConfiguration()
        if let authorities { configuration.trustRoots = .file(authorities) }
        configuration.minimumTLSVersion = .tlsv12
        return try NIOSSLContext(configuration: configuration)
    }
}
