/// The source and the freshness of a figure.
public struct Provenance: Hashable, Sendable {
    /// The identifier of the source.
    public let source: String
    /// How recent the figure is.
    public let freshness: Freshness

    /// A source identifier with its freshness.
    public init(_ source: String, _ freshness: Freshness) {
        self.source = source
        self.freshness = freshness
    }
}
