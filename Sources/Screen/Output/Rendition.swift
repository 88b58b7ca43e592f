/// A style as shown by a terminal of a given colour depth.
public struct Rendition: Hashable, Sendable {
    /// A colour in the terms of a terminal.
    public enum Paint: Hashable, Sendable {
        /// A colour by its number: 0…7, 0…15 or 16…255, depending on the depth.
        case index(UInt8)
        /// A 24-bit colour.
        case colour(Colour)
    }

    /// The text colour; nil for the terminal's own.
    public var ink: Paint?
    /// The background colour; nil for the terminal's own.
    public var ground: Paint?
    /// Bold, reverse, underline, dim.
    public var attributes: Style.Attributes

    /// Plain text in the terminal's own colours.
    public static let plain = Rendition(ink: nil, ground: nil, attributes: [])
}

extension Palette {
    /// A style at a colour depth. Without background colours, attributes are used instead, so that the selected row is
    /// always visible.
    public func rendition(of style: Style, at depth: ColourDepth) -> Rendition {
        switch depth {
        case .trueColour:
            Rendition(
                ink: .colour(ink(style)), ground: paintedGround(style).map { .colour($0) },
                attributes: style.attributes)
        case .indexed:
            Rendition(
                ink: .index(ColourDepth.indexedColour(of: ink(style))),
                ground: paintedGround(style).map { .index(ColourDepth.indexedColour(of: $0)) },
                attributes: style.attributes)
        case .sixteen, .eight: named(style, bright: depth == .sixteen)
        case .none: colourless(style)
        }
    }

    /// Text in black or white, or in the terminal's own colour on its own background; muted roles in dark grey or dim,
    /// all others in the nearest hue. Fading is ignored, because the user's sixteen colours have no shades.
    private func named(_ style: Style, bright: Bool) -> Rendition {
        var rendition = Rendition(ink: nil, ground: nil, attributes: style.attributes)
        if paintsGround { rendition.ground = .index(!ground.isLight ? 0 : bright ? 15 : 7) }
        switch style.ground {
        case .selection:
            rendition.ground = .index(isGrey ? (ground.isLight ? 0 : 7) : 4)
            rendition.ink = .index(inkOnSelection(style.ink, bright: bright))
            return rendition
        case .changed: rendition.attributes.insert(.reverse)
        default: break
        }
        switch style.ink {
        case .text: if paintsGround { rendition.ink = .index(ground.isLight ? 0 : bright && isWhite ? 15 : 7) }
        case .muted, .border:
            if bright {
                rendition.ink = .index(!ground.isLight && isLightGrey(self[style.ink]) ? 7 : 8)
            } else {
                if paintsGround { rendition.ink = .index(ground.isLight ? 0 : 7) }
                rendition.attributes.insert(.dim)
            }
        default: rendition.ink = .index(readable(self[style.ink], bright: bright))
        }
        return rendition
    }

    /// The nearest in hue of the colours that can be read on the background: on white not yellow, nor cyan or green, whose
    /// contrast is 2 on many terminals, so that gains are blue there; on black not the darker of two where there are
    /// both. Orange is the dark yellow, which is brown on many terminals, so that it differs from yellow.
    private func readable(_ colour: Colour, bright: Bool) -> UInt8 {
        let index = bright ? ColourDepth.sixteenColour(of: colour) : ColourDepth.eightColour(of: colour)
        switch (index, ground.isLight) {
        case (3, false) where bright, (11, false):
            return Int(colour.green) * 4 < Int(colour.red) * 3 ? 3 : 11
        case (1...6, false) where bright: return index + 8
        case (4, false): return 5
        case (3, true), (11, true): return 5
        case (2, true), (6, true), (10, true), (14, true): return 4
        case (7, true), (15, true): return 0
        case (8..., true): return index == 8 ? index : index - 8
        default: return index
        }
    }

    /// The ink on the selected row. Few colours can be read on blue: signs and arrows tell gains from losses there.
    private func inkOnSelection(_ ink: Role, bright: Bool) -> UInt8 {
        if isGrey { return !ground.isLight ? 0 : bright ? 15 : 7 }
        if ink == .accent { return bright ? 11 : 3 }
        return bright ? 15 : 7
    }

    /// Whether nothing has a hue, so that a blue row would be the only colour.
    private var isGrey: Bool {
        [Role.accent, .gain, .loss, .selection].allSatisfy { role in
            [0, 7, 8, 15].contains(ColourDepth.sixteenColour(of: self[role]))
        }
    }

    /// Whether text is white rather than a light grey, as for a high contrast.
    private var isWhite: Bool { min(self[.text].red, self[.text].green, self[.text].blue) >= 0xFA }

    private func isLightGrey(_ colour: Colour) -> Bool { [7, 15].contains(ColourDepth.sixteenColour(of: colour)) }

    private func colourless(_ style: Style) -> Rendition {
        var attributes = style.attributes
        switch style.ground {
        case .selection, .bar: attributes.formSymmetricDifference(.reverse)
        case .changed: attributes.insert(.underline)
        default: if style.ink == .muted || style.ink == .border { attributes.insert(.dim) }
        }
        return Rendition(ink: nil, ground: nil, attributes: attributes)
    }
}
