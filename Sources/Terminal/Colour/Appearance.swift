import CNcurses
import Screen

/// The rendering of a style on one terminal: attributes, and colours by the terminal's numbers, with -1 for its
/// defaults.
struct Appearance: Hashable {
    /// Bold, dim, reverse and underline, as ncurses attribute bits.
    var attributes: UInt32
    /// The foreground's number.
    var ink: Int32
    /// The background's number.
    var ground: Int32

    /// The rendering of a style in a palette's colours on a terminal of the given colour depth.
    init(_ style: Style, _ palette: Palette, _ depth: ColourDepth) {
        let rendition = palette.rendition(of: style, at: depth)
        attributes = Self.bits(rendition.attributes)
        ink = Self.number(rendition.ink)
        ground = Self.number(rendition.ground)
        // Without colour the focused border would look like ordinary text.
        if depth == .none, style.ink == .accent { attributes |= ballast_attribute_bold() }
    }

    /// Whether a blank cell shows more of the style than its background.
    var showsOnBlanks: Bool { attributes & (ballast_attribute_reverse() | ballast_attribute_underline()) != 0 }

    /// The same without what is invisible in a blank cell: foreground and weight.
    var blank: Appearance {
        guard !showsOnBlanks else { return self }
        var blank = self
        blank.attributes = 0
        blank.ink = -1
        return blank
    }

    private static func bits(_ wanted: Style.Attributes) -> UInt32 {
        var bits: UInt32 = 0
        if wanted.contains(.bold) { bits |= ballast_attribute_bold() }
        if wanted.contains(.reverse) { bits |= ballast_attribute_reverse() }
        if wanted.contains(.underline) { bits |= ballast_attribute_underline() }
        if wanted.contains(.dim) { bits |= ballast_attribute_dim() }
        return bits
    }

    /// A colour's number. Terminals with direct colour reserve 0…7 for the eight ANSI colours, so the darkest blues
    /// become the next number.
    private static func number(_ paint: Rendition.Paint?) -> Int32 {
        switch paint {
        case nil: -1
        case .index(let number): Int32(number)
        case .colour(let colour): max(Int32(colour.hex), 8)
        }
    }
}
