/// Where a figure comes from.
public struct Provenance: Hashable, Sendable {
    /// The source's own word.
    public let source: String
    /// How new it is.
    public let freshness: Freshness

    /// A provenance.
    public init(_ source: String, _ freshness: Freshness) {
        self.source = source
        self.freshness = freshness
    }
}
