/// A style as a terminal of some colour depth shows it.
public struct Rendition: Hashable, Sendable {
    /// A colour in the terms of a terminal.
    public enum Paint: Hashable, Sendable {
        /// A colour by its number: 0…7, 0…15 or 16…255, by the depth.
        case index(UInt8)
        /// Any colour.
        case colour(Colour)
    }

    /// The colour of the ink, nil for the terminal's own.
    public var ink: Paint?
    /// The colour of the ground, nil for the terminal's own.
    public var ground: Paint?
    /// Bold, reverse, underline, dim.
    public var attributes: Style.Attributes

    /// Plain text in the terminal's own colours.
    public static let plain = Rendition(ink: nil, ground: nil, attributes: [])
}

extension Palette {
    /// How a style looks at a colour depth. Where there are no colours for a ground, attributes stand in for it, so that
    /// the selected row is always to be seen.
    public func rendition(of style: Style, at depth: ColourDepth) -> Rendition {
        switch depth {
        case .trueColour:
            Rendition(
                ink: .colour(ink(style)), ground: groundColour(style).map { .colour($0) }, attributes: style.attributes)
        case .indexed:
            Rendition(
                ink: .index(ColourDepth.indexedColour(of: ink(style))),
                ground: groundColour(style).map { .index(ColourDepth.indexedColour(of: $0)) },
                attributes: style.attributes)
        case .sixteen, .eight: named(style, bright: depth == .sixteen)
        case .none: colourless(style)
        }
    }

    /// Text in the terminal's own ink, the quiet roles dark grey or dim, the rest in the nearest hue; the user's own
    /// sixteen colours are no place for shades.
    private func named(_ style: Style, bright: Bool) -> Rendition {
        var rendition = Rendition(ink: nil, ground: nil, attributes: style.attributes)
        switch style.ground {
        case .selection: rendition.ground = .index(4)
        case .changed: rendition.attributes.insert(.reverse)
        default: break
        }
        switch style.ink {
        case .text: if rendition.ground != nil { rendition.ink = .index(7) }
        case .muted, .border:
            if rendition.ground != nil {
                rendition.ink = .index(7)
            } else if bright {
                rendition.ink = .index(8)
            } else {
                rendition.attributes.insert(.dim)
            }
        default:
            let colour = self[style.ink]
            let index = bright ? ColourDepth.sixteenColour(of: colour) : ColourDepth.eightColour(of: colour)
            // Blue ink would vanish on the blue of the selection.
            rendition.ink = rendition.ground != nil && index % 8 == 4 ? .index(7) : .index(index)
        }
        return rendition
    }

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
