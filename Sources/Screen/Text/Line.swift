/// One line of text, piece by piece.
public struct Line: Hashable, Sendable, ExpressibleByStringInterpolation, ExpressibleByArrayLiteral {
    /// Its pieces from left to right.
    public var spans: [Span]

    /// A line of pieces.
    public init(_ spans: [Span] = []) { self.spans = spans }
    /// A line in one style.
    public init(_ text: String, _ style: Style = .plain) { spans = [Span(text, style)] }
    /// Plain text.
    public init(stringLiteral value: String) { self.init(value) }
    /// A line of pieces.
    public init(arrayLiteral elements: Span...) { spans = elements }

    /// The columns it takes.
    public var width: Int { spans.reduce(0) { $0 + $1.width } }
    /// Whether it says nothing.
    public var isEmpty: Bool { spans.allSatisfy(\.text.isEmpty) }
    /// Its text without the styles.
    public var text: String { spans.map(\.text).joined() }

    /// Adds a piece at the end.
    public mutating func append(_ text: String, _ style: Style = .plain) { spans.append(Span(text, style)) }

    /// Two lines as one.
    public static func + (left: Line, right: Line) -> Line { Line(left.spans + right.spans) }
}
