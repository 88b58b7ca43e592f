/// One place on the screen.
public struct Cell: Hashable, Sendable {
    /// The glyph drawn here; for a continuation, that of the wide glyph to the left.
    public var glyph: Glyph
    /// How it looks.
    public var style: Style
    /// What the place holds.
    public var kind: Kind

    /// What a place holds.
    public enum Kind: UInt8, Sendable {
        /// Nothing was drawn: a blank.
        case empty
        /// A glyph of one column, or the left column of a wide one.
        case glyph
        /// The right column of a wide glyph.
        case continuation
    }

    /// A cell.
    public init(_ glyph: Glyph, _ style: Style = .plain, kind: Kind = .glyph) {
        self.glyph = glyph
        self.style = style
        self.kind = kind
    }

    /// Nothing drawn.
    public static let empty = Cell(.space, .plain, kind: .empty)
}
