import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

extension SourceError {
    /// Translates an error of the connection. Its message names the host and nothing secret.
    package init(_ error: any Error, host: String) {
        switch error {
        case let error as SourceError: self = error
        case let error as HTTPClientError: self.init(error, host: host)
        case let error as NIOConnectionError: self.init(error, host: host)
        case is NIOSSLExtraError: self.init(.certificate, "the certificate is not for \(host)")
        case let error as NIOSSLError: self.init(error, host: host)
        case is HTTPParserError: self.init(.truncated, "the response is cut short")
        case is ChannelError: self.init(.unreachable, "\(host) does not respond")
        case let error as IOError: self.init(error, host: host)
        default: self.init(.unreachable, "\(host): the connection fails")
        }
    }

    private init(_ error: HTTPClientError, host: String) {
        switch error {
        case .remoteConnectionClosed, .uncleanShutdown, .bodyLengthMismatch:
            self.init(.truncated, "\(host) closes the connection early")
        case .deadlineExceeded, .readTimeout, .writeTimeout, .cancelled, .tlsHandshakeTimeout,
            .httpProxyHandshakeTimeout, .socksHandshakeTimeout:
            self.init(.timedOut, "\(host) does not respond in time")
        case .connectTimeout, .getConnectionFromPoolTimeout:
            self.init(.unreachable, "\(host) does not respond")
        case .proxyAuthenticationRequired: self.init(.forbidden, "the proxy requires a name and a password")
        case .invalidProxyResponse: self.init(.unreachable, "the proxy refuses the connection")
        default: self.init(.unreachable, "\(host): \(error.shortDescription)")
        }
    }

    private init(_ error: NIOConnectionError, host: String) {
        if error.connectionErrors.isEmpty {
            self.init(.nameLookup, "no address found for \(error.host)")
        } else {
            let errors = error.connectionErrors.map(\.error)
            let refused = errors.contains { ($0 as? IOError)?.errnoCode == SourceError.refused }
            self.init(.unreachable, refused ? "\(error.host) refuses the connection" : "\(error.host) does not respond")
        }
    }

    private init(_ error: NIOSSLError, host: String) {
        switch error {
        case .handshakeFailed(let cause) where "\(cause)".contains("CERTIFICATE"):
            self.init(.certificate, "the certificate cannot be verified for \(host)")
        case .unableToValidateCertificate, .noCertificateToValidate:
            self.init(.certificate, "the certificate cannot be verified for \(host)")
        case .uncleanShutdown: self.init(.truncated, "\(host) closes the connection early")
        default: self.init(.unreachable, "\(host): no secure connection")
        }
    }

    private init(_ error: IOError, host: String) {
        switch error.errnoCode {
        case SourceError.refused: self.init(.unreachable, "\(host) refuses the connection")
        case SourceError.reset: self.init(.truncated, "\(host) closes the connection early")
        default: self.init(.unreachable, "\(host) does not respond")
        }
    }
}
