/// A connection that is to be opened, and what is expected of it.
struct WebSocketRequest: Hashable, Sendable {
    /// The whole address: `wss://streamer.finance.yahoo.com/?version=2`.
    var url: String
    /// More header fields.
    var fields: [String: String] = [:]
    /// The time until it is open.
    var deadline = Duration.seconds(15)
    /// After so long without a word, an answer to a ping included, the other side is taken for gone.
    var silence = Duration.seconds(60)
    /// The most bytes of a message.
    var messageLimit = 1 << 20

    /// Where it goes, as an address of the web; nil where it is none.
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
    /// The port that is asked.
    var openPort: Int { port ?? WebAddress.usualPort(of: scheme) ?? 443 }

    /// Whether the connection is to be secure.
    var isSecure: Bool { scheme == "https" }
}
