package import NIOCore

/// What a NATS server sends.
package enum NATSOperation: Hashable, Sendable {
    /// The server describes itself: first on a connection, and whenever its cluster changes.
    case info(NATSServer)
    /// A message for a subscription.
    case message(NATSMessage)
    /// A question whether the client is there, to be answered with PONG.
    case ping
    /// The answer to a PING.
    case pong
    /// A command was accepted; sent in verbose mode only.
    case ok
    /// A command was refused, with the reason.
    case error(String)
}

/// A message for a subscription.
package struct NATSMessage: Hashable, Sendable {
    /// The subject that it was published on.
    package let subject: String
    /// The number of the subscription.
    package let subscription: Int
    /// The subject for an answer; nil without one.
    package let reply: String?
    /// The header block, from its version line to the empty line; nil without headers.
    package let headers: ByteBuffer?
    /// The content.
    package let payload: ByteBuffer

    package init(
        subject: String, subscription: Int, reply: String? = nil, headers: ByteBuffer? = nil, payload: ByteBuffer
    ) {
        self.subject = subject
        self.subscription = subscription
        self.reply = reply
        self.headers = headers
        self.payload = payload
    }
}

/// Bytes that no NATS server sends, or more of them than allowed.
package enum NATSProtocolError: Error, Hashable {
    /// A line that is none of the protocol's, with its beginning.
    case line(String)
    /// A line longer than the limit.
    case longLine
    /// A message longer than the limit.
    case longMessage(Int)
    /// A message that does not end where its length says.
    case unterminated
}

extension NATSProtocolError: CustomStringConvertible {
    /// The error as text.
    package var description: String {
        switch self {
        case .line(let text): "an unknown line: \(text)"
        case .longLine: "a line that is too long"
        case .longMessage(let count): "a message of \(count) bytes"
        case .unterminated: "a message without an end"
        }
    }
}
