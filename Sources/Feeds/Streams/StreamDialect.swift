import Model

/// What is said and heard on a stream of prices: a value that knows no connection. Each connection begins with a fresh one.
protocol StreamDialect: Sendable {
    /// What is said first.
    mutating func greeting() -> [String]

    /// What a message means, and what is to be answered. A fault ends the connection.
    mutating func hear(_ message: String, at now: Timestamp) throws(SourceError) -> StreamReply
}

/// What a message means.
struct StreamReply: Sendable {
    /// The prices in it.
    var quotes: [Quote] = []
    /// What is to be answered.
    var answers: [String] = []
    /// What was wrong in it; the rest counts all the same.
    var faults: [FeedError] = []
    /// What was read well and does not count yet: nothing is wrong with the connection.
    var waiting: [FeedError] = []
}

/// One connection of a stream: where it goes and what is spoken there.
struct StreamLine: Sendable {
    let request: WebSocketRequest
    let dialect: any StreamDialect
}
