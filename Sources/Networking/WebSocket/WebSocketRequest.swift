/// A connection to open, and its limits.
package struct WebSocketRequest: Hashable, Sendable {
    /// The full URL: `wss://streamer.finance.yahoo.com/?version=2`.
    package var url: String
    /// Additional header fields.
    var fields: [String: String] = [:]
    /// The time limit for opening it.
    var deadline = Duration.seconds(15)
    /// After this long without any frame, a pong included, the connection counts as lost.
    var silence = Duration.seconds(60)
    /// The maximum size of a message in bytes.
    var messageLimit = 1 << 20

    package init(
        url: String, fields: [String: String] = [:], deadline: Duration = .seconds(15),
        silence: Duration = .seconds(60), messageLimit: Int = 1 << 20
    ) {
        self.url = url
        self.fields = fields
        self.deadline = deadline
        self.silence = silence
        self.messageLimit = messageLimit
    }

    /// The URL with scheme `https` or `http`; nil if it is invalid.
    var address: WebAddress? {
        guard let colon = url.firstRange(of: "://") else { return nil }
        switch url[..<colon.lowerBound].lowercased() {
        case "wss": return WebAddress("https" + url[colon.lowerBound...])
        case "ws": return WebAddress("http" + url[colon.lowerBound...])
        default: return nil
        }
    }
}

extension WebAddress {
    /// The port to connect to.
    var openPort: Int { port ?? WebAddress.usualPort(of: scheme) ?? 443 }

    /// Whether the connection uses TLS.
    var isSecure: Bool { scheme == "https" }
}
