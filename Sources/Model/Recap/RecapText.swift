/// Words of a recap, in which every figure, date and name is known as such.
public struct RecapText: Hashable, Sendable {
    /// A part of the words.
    public enum Piece: Hashable, Sendable {
        /// Plain words, which have no digits.
        case words(String)
        /// A name or somebody's own words; digits in it are no figure.
        case name(String)
        /// A date.
        case date(String)
        /// A figure as it is printed here.
        case figure(RecapFigure, printed: String)

        /// The piece as it is printed.
        public var text: String {
            switch self {
            case .words(let text), .name(let text), .date(let text), .figure(_, let text): text
            }
        }
    }

    /// The pieces in order.
    public private(set) var pieces: [Piece]

    /// No words.
    public init() { pieces = [] }

    /// The words as they are printed.
    public var text: String { pieces.reduce("") { $0 + $1.text } }

    /// The figures that it states, in order.
    public var figures: [RecapFigure] {
        pieces.compactMap { piece in
            if case .figure(let figure, _) = piece { return figure }
            return nil
        }
    }

    /// How many words it has: whatever stands between blanks.
    public var wordCount: Int { text.split(separator: " ").count }

    /// Adds other words.
    public mutating func append(_ other: RecapText) { pieces += other.pieces }

    /// Adds a piece.
    mutating func append(_ piece: Piece) { pieces.append(piece) }
}

extension RecapText: ExpressibleByStringInterpolation {
    /// Plain words.
    public init(stringLiteral text: String) { pieces = text.isEmpty ? [] : [.words(text)] }

    /// Words with pieces among them.
    public init(stringInterpolation: StringInterpolation) { pieces = stringInterpolation.pieces }

    /// The pieces while a literal is read.
    public struct StringInterpolation: StringInterpolationProtocol {
        var pieces: [Piece] = []

        /// No pieces yet.
        public init(literalCapacity: Int, interpolationCount: Int) {}

        /// Plain words.
        public mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { pieces.append(.words(literal)) }
        }

        /// A figure with its sign.
        public mutating func appendInterpolation(_ figure: RecapFigure) {
            pieces.append(.figure(figure, printed: figure.text))
        }

        /// A figure whose sign a word tells.
        public mutating func appendInterpolation(size figure: RecapFigure) {
            pieces.append(.figure(figure, printed: figure.size))
        }

        /// A figure with a word that belongs to it.
        mutating func appendInterpolation(_ figure: RecapFigure, as printed: String) {
            pieces.append(.figure(figure, printed: printed))
        }

        /// A name.
        public mutating func appendInterpolation(name: String) { pieces.append(.name(name)) }

        /// An instrument's symbol.
        public mutating func appendInterpolation(_ symbol: Symbol) { pieces.append(.name(symbol.name)) }

        /// A date.
        public mutating func appendInterpolation(date: String) { pieces.append(.date(date)) }

        /// Other words.
        public mutating func appendInterpolation(_ text: RecapText) { pieces += text.pieces }
    }
}

extension [RecapText] {
    /// The texts as a list: `a`, `a and b`, `a, b and c`.
    var list: RecapText {
        var text = RecapText()
        for (place, item) in enumerated() {
            if place > 0 { text.append(place == count - 1 ? " and " : ", ") }
            text.append(item)
        }
        return text
    }

    /// The texts one after the other with something between.
    func joined(by separator: RecapText) -> RecapText {
        var text = RecapText()
        for (place, item) in enumerated() {
            if place > 0 { text.append(separator) }
            text.append(item)
        }
        return text
    }
}
