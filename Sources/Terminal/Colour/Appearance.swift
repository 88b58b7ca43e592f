import Screen

/// The rendering of a style on one terminal: attributes, and colours by the terminal's numbers, with -1 for its
/// defaults.
struct Appearance: Hashable {
    /// Bold, dim, reverse and underline.
    var attributes: Style.Attributes
    /// The foreground's number.
    var ink: Int32
    /// The background's number.
    var ground: Int32

    /// Text without attributes in the terminal's own colours.
    static let plain = Appearance(attributes: [], ink: -1, ground: -1)

    private init(attributes: Style.Attributes, ink: Int32, ground: Int32) {
        (self.attributes, self.ink, self.ground) = (attributes, ink, ground)
    }

    /// The rendering of a style in a palette's colours on a terminal of the given colour depth.
    init(_ style: Style, _ palette: Palette, _ depth: ColourDepth) {
        let rendition = palette.rendition(of: style, at: depth)
        attributes = rendition.attributes
        ink = Self.number(rendition.ink)
        ground = Self.number(rendition.ground)
        // Without colour the focused border would look like ordinary text.
        if depth == .none, style.ink == .accent { attributes.insert(.bold) }
    }

    /// Whether a blank cell shows more of the style than its background.
    var showsOnBlanks: Bool { !attributes.isDisjoint(with: [.reverse, .underline]) }

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
