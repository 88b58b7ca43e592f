/// A piece of text in one style.
public struct Span: Hashable, Sendable, ExpressibleByStringInterpolation {
    /// What it says.
    public var text: String
    /// How it looks.
    public var style: Style

    /// A piece of text, plain by default.
    public init(_ text: String, _ style: Style = .plain) {
        self.text = text
        self.style = style
    }

    /// Plain text.
    public init(stringLiteral value: String) { self.init(value) }

    /// The columns it takes.
    public var width: Int { DisplayWidth.of(text) }
}
