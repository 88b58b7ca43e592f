package import Formats
package import Model

/// The protocol spoken on a stream of prices: a value that has no connection. Each connection starts with a fresh one.
package protocol StreamDialect: Sendable {
    /// The messages to send first.
    mutating func greeting() -> [String]

    /// Parses a message and returns what to send back. An error ends the connection.
    mutating func receive(_ message: String, at now: Timestamp) throws(SourceError) -> StreamReply
}

/// The content of a message.
package struct StreamReply: Sendable {
    /// The prices in it.
    package var quotes: [Quote] = []
    /// The messages to send back.
    package var replies: [String] = []
    /// The errors in it; the rest still counts.
    package var errors: [FeedError] = []
    /// Valid content that cannot be used yet; the connection is fine.
    package var deferred: [FeedError] = []

    package init(quotes: [Quote] = [], replies: [String] = [], errors: [FeedError] = [], deferred: [FeedError] = []) {
        self.quotes = quotes
        self.replies = replies
        self.errors = errors
        self.deferred = deferred
    }
}

/// One connection of a stream: its request and its dialect.
package struct StreamLine: Sendable {
    package let request: WebSocketRequest
    package let dialect: any StreamDialect

    package init(request: WebSocketRequest, dialect: any StreamDialect) {
        self.request = request
        self.dialect = dialect
    }
}
