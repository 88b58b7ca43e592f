public import Model

/// A source of updates to the live market, and what can be expected of it.
public struct LiveOrigin: Hashable, Sendable {
    /// The source's name.
    public let name: String
    /// The freshness of its quotes: live, or delayed if the source states so.
    public let promised: Freshness
    /// The interval between its quotes while shares trade; nil if it has none.
    public let quoteInterval: Duration?
    /// Whether it passes on another live market, whose dates and provenances count as they are.
    public var isRelayed = false

    /// Creates an origin, of live data without quotes unless stated otherwise.
    public init(_ name: String, promised: Freshness = .live, quoteInterval: Duration? = nil) {
        self.name = name
        self.promised = promised
        self.quoteInterval = quoteInterval
    }
}
