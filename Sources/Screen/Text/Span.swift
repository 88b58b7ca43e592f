/// Text in one style.
public struct Span: Hashable, Sendable, ExpressibleByStringInterpolation {
    /// The text.
    public var text: String
    /// The style.
    public var style: Style

    /// Creates a span, plain by default.
    public init(_ text: String, _ style: Style = .plain) {
        self.text = text
        self.style = style
    }

    /// Creates a plain span.
    public init(stringLiteral value: String) { self.init(value) }

    /// The number of columns.
    public var width: Int { DisplayWidth.of(text) }
}
