import Model

/// The protocol spoken on a stream of prices: a value that has no connection. Each connection starts with a fresh one.
protocol StreamDialect: Sendable {
    /// The messages to send first.
    mutating func greeting() -> [String]

    /// Parses a message and returns what to send back. An error ends the connection.
    mutating func receive(_ message: String, at now: Timestamp) throws(SourceError) -> StreamReply
}

/// The content of a message.
struct StreamReply: Sendable {
    /// The prices in it.
    var quotes: [Quote] = []
    /// The messages to send back.
    var replies: [String] = []
    /// The errors in it; the rest still counts.
    var errors: [FeedError] = []
    /// Valid content that cannot be used yet; the connection is fine.
    var deferred: [FeedError] = []
}

/// One connection of a stream: its request and its dialect.
struct StreamLine: Sendable {
    let request: WebSocketRequest
    let dialect: any StreamDialect
}
