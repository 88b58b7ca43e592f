public import Model

/// Who says something of the live market, and what may be expected of them.
public struct LiveOrigin: Hashable, Sendable {
    /// The source's own word.
    public let name: String
    /// How new its quotes are: live, or delayed where the source says so.
    public let promised: Freshness
    /// How often it gives quotes while shares trade; nil where it gives none.
    public let quoteInterval: Duration?

    /// An origin.
    public init(_ name: String, promised: Freshness = .live, quoteInterval: Duration? = nil) {
        self.name = name
        self.promised = promised
        self.quoteInterval = quoteInterval
    }
}
