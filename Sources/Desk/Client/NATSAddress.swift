import Networking

/// The address of a NATS server: `nats://host:4222`, or `tls://` where nothing may be sent before TLS is up.
package struct NATSAddress: Hashable, Sendable {
    /// The host, an IPv6 address without its brackets.
    package let host: String
    /// The port, 4222 unless another is given.
    package let port: Int
    /// Whether a connection without TLS is refused.
    package let requiresTLS: Bool
    /// The credentials in the address: `user:password@`, or `token@`; nil without any.
    package let credentials: NATSCredentials?

    /// Parses an address. Nil unless it is `nats://` or `tls://`, a host, and perhaps a port and credentials.
    package init?(_ text: String) {
        guard let address = WebAddress(text), ["nats", "tls"].contains(address.scheme) else { return nil }
        host = address.host
        port = address.port ?? 4222
        requiresTLS = address.scheme == "tls"
        guard let userInfo = address.credentials else {
            credentials = nil
            return
        }
        let parts = userInfo.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let decoded = parts.compactMap { NATSAddress.decoded($0) }
        guard decoded.count == parts.count else { return nil }
        credentials = decoded.count == 2 ? .user(decoded[0], password: decoded[1]) : .token(decoded[0])
    }

    /// The address without credentials.
    package var shown: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return "\(requiresTLS ? "tls" : "nats")://\(name):\(port)"
    }

    /// A text with its percent-encoded bytes decoded; nil if the result is not UTF-8.
    private static func decoded(_ text: Substring) -> String? {
        String(validating: WebAddress.percentDecoded(text), as: UTF8.self)
    }
}

/// What a client proves its identity with. It prints as dots only.
package enum NATSCredentials: Hashable, Sendable {
    /// A user and a password.
    case user(String, password: String)
    /// A token.
    case token(String)
}

extension NATSCredentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Dots.
    package var description: String { "•••" }
    /// Dots.
    package var debugDescription: String { description }
    /// Empty, so that reflection reveals nothing.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
