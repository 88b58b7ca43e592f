/// One cell of the screen.
public struct Cell: Hashable, Sendable {
    /// The glyph; for a continuation, that of the wide glyph to its left.
    public var glyph: Glyph
    /// The style.
    public var style: Style
    /// What the cell contains.
    public var kind: Kind

    /// The possible contents of a cell.
    public enum Kind: UInt8, Sendable {
        /// Nothing was drawn: a blank.
        case empty
        /// A glyph of one column, or the left column of a wide one.
        case glyph
        /// The right column of a wide glyph.
        case continuation
    }

    /// Creates a cell.
    public init(_ glyph: Glyph, _ style: Style = .plain, kind: Kind = .glyph) {
        self.glyph = glyph
        self.style = style
        self.kind = kind
    }

    /// A cell in which nothing was drawn.
    public static let empty = Cell(.space, .plain, kind: .empty)
}
