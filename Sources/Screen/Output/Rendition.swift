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

    /// Text in the terminal's own colour, muted roles in dark grey or dim, all others in the nearest hue. Fading is
    /// ignored, because the user's sixteen colours have no shades.
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
            // Blue text would be invisible on the blue background of the selection.
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
