public import Model

/// Text of a recap in which figures, dates and names are marked as such.
public struct RecapText: Hashable, Sendable {
    /// A part of the text.
    public enum Piece: Hashable, Sendable {
        /// Plain text, which contains no digits.
        case plain(String)
        /// A name or a quotation; its digits are not a figure.
        case name(String)
        /// A date.
        case date(String)
        /// A figure, and how it is printed here.
        case figure(RecapFigure, printed: String)

        /// The piece as printed.
        public var text: String {
            switch self {
            case .plain(let text), .name(let text), .date(let text), .figure(_, let text): text
            }
        }
    }

    /// The pieces, in order.
    public private(set) var pieces: [Piece]

    /// Creates an empty text.
    public init() { pieces = [] }

    /// The text as printed.
    public var text: String { pieces.reduce("") { $0 + $1.text } }

    /// The figures in the text, in order.
    public var figures: [RecapFigure] {
        pieces.compactMap { piece in
            if case .figure(let figure, _) = piece { return figure }
            return nil
        }
    }

    /// The number of words, counted between blanks.
    public var wordCount: Int { text.split(separator: " ").count }

    /// Appends another text.
    public mutating func append(_ other: RecapText) { pieces += other.pieces }

    /// Appends a piece.
    mutating func append(_ piece: Piece) { pieces.append(piece) }
}

extension RecapText: ExpressibleByStringInterpolation {
    /// Creates plain text.
    public init(stringLiteral text: String) { pieces = text.isEmpty ? [] : [.plain(text)] }

    /// Creates a text from its interpolated pieces.
    public init(stringInterpolation: StringInterpolation) { pieces = stringInterpolation.pieces }

    /// Collects the pieces of an interpolated literal.
    public struct StringInterpolation: StringInterpolationProtocol {
        var pieces: [Piece] = []

        /// Starts with no pieces.
        public init(literalCapacity: Int, interpolationCount: Int) {}

        /// Appends plain text.
        public mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { pieces.append(.plain(literal)) }
        }

        /// Appends a figure with its sign.
        public mutating func appendInterpolation(_ figure: RecapFigure) {
            pieces.append(.figure(figure, printed: figure.text))
        }

        /// Appends a figure without its sign, after a verb that implies it.
        public mutating func appendInterpolation(size figure: RecapFigure) {
            pieces.append(.figure(figure, printed: figure.size))
        }

        /// Appends a figure printed as the given text.
        mutating func appendInterpolation(_ figure: RecapFigure, as printed: String) {
            pieces.append(.figure(figure, printed: printed))
        }

        /// Appends a name.
        public mutating func appendInterpolation(name: String) { pieces.append(.name(name)) }

        /// Appends an instrument's symbol.
        public mutating func appendInterpolation(_ symbol: Symbol) { pieces.append(.name(symbol.name)) }

        /// Appends a date.
        public mutating func appendInterpolation(date: String) { pieces.append(.date(date)) }

        /// Appends another text.
        public mutating func appendInterpolation(_ text: RecapText) { pieces += text.pieces }
    }
}

extension [RecapText] {
    /// The texts as a list: `a`, `a and b`, `a, b and c`.
    var list: RecapText {
        var text = RecapText()
        for (index, item) in enumerated() {
            if index > 0 { text.append(index == count - 1 ? " and " : ", ") }
            text.append(item)
        }
        return text
    }

    /// The texts with a separator between them.
    func joined(by separator: RecapText) -> RecapText {
        var text = RecapText()
        for (index, item) in enumerated() {
            if index > 0 { text.append(separator) }
            text.append(item)
        }
        return text
    }
}
