/// One line of text made of spans.
public struct Line: Hashable, Sendable, ExpressibleByStringInterpolation, ExpressibleByArrayLiteral {
    /// The spans, from left to right.
    public var spans: [Span]

    /// Creates a line of spans.
    public init(_ spans: [Span] = []) { self.spans = spans }
    /// Creates a line in one style.
    public init(_ text: String, _ style: Style = .plain) { spans = [Span(text, style)] }
    /// Creates a plain line.
    public init(stringLiteral value: String) { self.init(value) }
    /// Creates a line of spans.
    public init(arrayLiteral elements: Span...) { spans = elements }

    /// The number of columns.
    public var width: Int { spans.reduce(0) { $0 + $1.width } }
    /// Whether the line contains no text.
    public var isEmpty: Bool { spans.allSatisfy(\.text.isEmpty) }
    /// The text without styles.
    public var text: String { spans.map(\.text).joined() }

    /// Appends text in a style.
    public mutating func append(_ text: String, _ style: Style = .plain) { spans.append(Span(text, style)) }

    /// The spans of both lines in one.
    public static func + (left: Line, right: Line) -> Line { Line(left.spans + right.spans) }
}
