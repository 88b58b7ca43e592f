public import Screen

/// A set of colours for the roles.
public enum Theme: String, CaseIterable, Hashable, Sendable {
    /// For dark backgrounds.
    case dark
    /// For dark backgrounds, in colours that colour-blind users can distinguish.
    case blue
    /// For light backgrounds.
    case light

    /// The next theme, the first after the last.
    var next: Theme {
        let all = Theme.allCases
        return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
    }

    /// The colours of the theme.
    public var palette: Palette {
        switch self {
        case .dark: Palette(name: rawValue, ground: Colour(0x11141A), colour: Theme.darkColour)
        case .blue: Palette(name: rawValue, ground: Colour(0x10141C), colour: Theme.blueColour)
        case .light: Palette(name: rawValue, ground: Colour(0xFBFAF7), colour: Theme.lightColour)
        }
    }

    private static func darkColour(_ role: Role) -> Colour {
        switch role {
        case .text: Colour(0xD6DAE2)
        case .muted: Colour(0x7D8697)
        case .border: Colour(0x3A4252)
        case .accent: Colour(0xE5B567)
        case .gain: Colour(0x7FBF7B)
        case .loss: Colour(0xE06C75)
        case .warning: Colour(0xD19A66)
        case .selection: Colour(0x262D3A)
        case .changed: Colour(0x2B3442)
        case .series: Colour(0x6FA8DC)
        case .comparison: Colour(0x8A7FB8)
        case .bar: Colour(0x1A1F29)
        }
    }

    /// Gain and loss in blue and orange (M. Okabe and K. Ito, "Color Universal Design", 2008).
    private static func blueColour(_ role: Role) -> Colour {
        switch role {
        case .gain: Colour(0x56B4E9)
        case .loss: Colour(0xE69F00)
        case .accent: Colour(0xF0E442)
        case .series: Colour(0xCC79A7)
        default: darkColour(role)
        }
    }

    private static func lightColour(_ role: Role) -> Colour {
        switch role {
        case .text: Colour(0x23272F)
        case .muted: Colour(0x747C8A)
        case .border: Colour(0xC3C8D0)
        case .accent: Colour(0x9A6700)
        case .gain: Colour(0x1A7F37)
        case .loss: Colour(0xC0342B)
        case .warning: Colour(0xA45A00)
        case .selection: Colour(0xE8E4D8)
        case .changed: Colour(0xE2ECF5)
        case .series: Colour(0x1F6FB2)
        case .comparison: Colour(0x7A5FA8)
        case .bar: Colour(0xEFEDE6)
        }
    }
}
