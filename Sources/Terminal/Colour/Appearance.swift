import CNcurses
import Screen

/// How a style looks on one terminal: attributes, and colours by the terminal's numbers, -1 for its own.
struct Appearance: Hashable {
    /// Bold, dim, reverse, underline, as the screen library spells them.
    var attributes: UInt32
    /// The ink's number.
    var ink: Int32
    /// The ground's number.
    var ground: Int32

    /// The look of a style in a palette's colours on a terminal of some depth.
    init(_ style: Style, _ palette: Palette, _ depth: ColourDepth) {
        let rendition = palette.rendition(of: style, at: depth)
        attributes = Self.bits(rendition.attributes)
        ink = Self.number(rendition.ink)
        ground = Self.number(rendition.ground)
        // Without colour the focused border would look like any text.
        if depth == .none, style.ink == .accent { attributes |= ballast_attribute_bold() }
    }

    /// Whether a blank shows more of it than the ground.
    var showsOnBlanks: Bool { attributes & (ballast_attribute_reverse() | ballast_attribute_underline()) != 0 }

    /// The same without what cannot be seen of a blank: its ink and weight.
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

    /// A colour's number. Terminals that number colours by red, green and blue keep 0…7 for the eight of ANSI, so the
    /// darkest blues become the next one.
    private static func number(_ paint: Rendition.Paint?) -> Int32 {
        switch paint {
        case nil: -1
        case .index(let number): Int32(number)
        case .colour(let colour): max(Int32(colour.hex), 8)
        }
    }
}
