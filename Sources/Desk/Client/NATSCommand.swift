import Model
package import NIOCore

/// What a client sends, as bytes.
package enum NATSCommand {
    /// The first command on a connection.
    ///
    /// - Parameter name: the client's name, for the server's statistics.
    package static func connect(_ credentials: NATSCredentials?, name: String, to buffer: inout ByteBuffer) {
        var members = [
            JSON.Member("verbose", .bool(false)), JSON.Member("pedantic", .bool(false)),
            JSON.Member("lang", "swift"), JSON.Member("name", .string(name)), JSON.Member("protocol", 1),
            JSON.Member("headers", .bool(true)), JSON.Member("no_responders", .bool(false)),
        ]
        switch credentials {
        case .user(let user, let password):
            members += [JSON.Member("user", .string(user)), JSON.Member("pass", .string(password))]
        case .token(let token): members.append(JSON.Member("auth_token", .string(token)))
        case nil: break
        }
        buffer.writeString("CONNECT \(JSON.object(members).text(indented: false))\r\n")
    }

    package static func ping(to buffer: inout ByteBuffer) { buffer.writeStaticString("PING\r\n") }

    package static func pong(to buffer: inout ByteBuffer) { buffer.writeStaticString("PONG\r\n") }

    /// Subscribes to a subject, which may have wildcards.
    package static func subscribe(_ subject: String, as number: Int, to buffer: inout ByteBuffer) {
        buffer.writeString("SUB \(subject) \(number)\r\n")
    }

    package static func unsubscribe(_ number: Int, to buffer: inout ByteBuffer) {
        buffer.writeString("UNSUB \(number)\r\n")
    }

    /// Publishes a message.
    ///
    /// - Parameter headers: a header block as of `NATSHeaders`; empty for none.
    package static func publish(
        _ subject: String, headers: [UInt8] = [], payload: some Collection<UInt8>, to buffer: inout ByteBuffer
    ) {
        if headers.isEmpty {
            buffer.writeString("PUB \(subject) \(payload.count)\r\n")
        } else {
            buffer.writeString("HPUB \(subject) \(headers.count) \(headers.count + payload.count)\r\n")
            buffer.writeBytes(headers)
        }
        buffer.writeBytes(payload)
        buffer.writeStaticString("\r\n")
    }
}
