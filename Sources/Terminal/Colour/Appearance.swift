import CNcurses
import Screen

/// How a style looks on one terminal: attributes, and colours by the terminal's numbers, -1 for its own.
struct Appearance: Hashable {
    /// Bold, dim, reverse, underline, as the screen library spells them.
    var attributes: UInt32 = 0
    /// The ink's number.
    var ink: Int32 = -1
    /// The ground's number.
    var ground: Int32 = -1

    /// The look of a style in a palette's colours on a terminal of some depth.
    ///
    /// Whatever the depth cannot tell apart from the ground is told by an attribute: the selection is reversed, the
    /// accent bold, borders and captions dim. So focus reads on a terminal without colour too.
    init(_ style: Style, _ palette: Palette, _ depth: ColourDepth) {
        attributes = Self.attributes(style.attributes)
        if depth == .none {
            attributes |= Self.stand(in: style.ink) | Self.stand(in: style.ground)
            if style.fade > 1 { attributes |= ballast_attribute_dim() }
            return
        }
        let own = depth.number(palette.ground)
        if let colour = palette.groundColour(style) {
            let number = depth.number(colour)
            if number == own, depth != .direct { attributes |= Self.stand(in: style.ground) } else { ground = number }
        }
        let keepsOwnInk = style.ink == .text && (depth == .eight || depth == .sixteen)
        ink = keepsOwnInk ? -1 : depth.number(palette.ink(style))
        if ink == (ground < 0 ? own : ground), depth != .direct {
            ink = -1
            attributes |= ballast_attribute_dim()
        }
    }

    /// The same without what cannot be seen of a blank: its ink, and weight.
    var blank: Appearance {
        let visible = ballast_attribute_reverse() | ballast_attribute_underline()
        guard attributes & visible == 0 else { return self }
        var blank = self
        blank.attributes = 0
        blank.ink = -1
        return blank
    }

    private static func attributes(_ wanted: Style.Attributes) -> UInt32 {
        var bits: UInt32 = 0
        if wanted.contains(.bold) { bits |= ballast_attribute_bold() }
        if wanted.contains(.reverse) { bits |= ballast_attribute_reverse() }
        if wanted.contains(.underline) { bits |= ballast_attribute_underline() }
        if wanted.contains(.dim) { bits |= ballast_attribute_dim() }
        return bits
    }

    /// The attribute that says what a role's colour would.
    private static func stand(in role: Role) -> UInt32 {
        switch role {
        case .accent: ballast_attribute_bold()
        case .selection: ballast_attribute_reverse()
        case .changed: ballast_attribute_underline()
        case .muted, .border, .comparison: ballast_attribute_dim()
        case .text, .gain, .loss, .warning, .series, .bar: 0
        }
    }
}
