/// A colour in sRGB.
public struct Colour: Hashable, Sendable {
    /// The channels, 0…255.
    public let red, green, blue: UInt8

    /// Creates a colour from `0xRRGGBB`.
    public init(_ hex: UInt32) {
        red = UInt8(truncatingIfNeeded: hex >> 16)
        green = UInt8(truncatingIfNeeded: hex >> 8)
        blue = UInt8(truncatingIfNeeded: hex)
    }

    /// The linear mixture with another colour; `share` is the weight of the other, 0…1.
    public func mixed(with other: Colour, _ share: Double) -> Colour {
        func mix(_ a: UInt8, _ b: UInt8) -> UInt32 {
            UInt32((Double(a) + (Double(b) - Double(a)) * min(max(share, 0), 1)).rounded())
        }
        return Colour(mix(red, other.red) << 16 | mix(green, other.green) << 8 | mix(blue, other.blue))
    }

    /// The contrast ratio with another colour, 1…21 (WCAG 2.1), to within 4 %.
    func contrast(with other: Colour) -> Double {
        let (high, low) = (max(luminance, other.luminance), min(luminance, other.luminance))
        return (high + 0.05) / (low + 0.05)
    }

    /// The relative luminance, 0…1. A polynomial stands for the power function of sRGB, which the standard library
    /// lacks.
    private var luminance: Double {
        func linear(_ channel: UInt8) -> Double {
            let share = Double(channel) / 255
            return share * (share * (share * 0.305306011 + 0.682171111) + 0.012522878)
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// The colour as `0xRRGGBB`.
    public var hex: UInt32 { UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue) }

    /// Whether dark text reads better on it than light text: its luma (ITU-R BT.601) is in the upper half.
    public var isLight: Bool { 299 * Int(red) + 587 * Int(green) + 114 * Int(blue) >= 127_500 }
}

/// The colours of a theme, one for each role.
public struct Palette: Hashable, Sendable {
    /// The name by which a user selects the theme.
    public let name: String
    /// The background the colours are designed for. Exported images always paint it.
    public let ground: Colour
    /// Whether a terminal paints the background too, instead of showing its own.
    public let paintsGround: Bool
    /// Whether the text of the last rows of a list fades where more follow.
    public let fadesText: Bool
    private let colours: [Colour]

    /// Creates a palette from a colour for each role. Unless it paints the background, that is left to the terminal.
    public init(
        name: String, ground: Colour, paintsGround: Bool = false, fadesText: Bool = true, colour: (Role) -> Colour
    ) {
        self.name = name
        self.ground = ground
        self.paintsGround = paintsGround
        self.fadesText = fadesText
        colours = Role.allCases.map(colour)
    }

    /// The colour of a role.
    public subscript(role: Role) -> Colour { colours[Int(role.rawValue)] }

    /// The text colour of a style, with its fading applied. Text fades half as fast as the blocks and dots of charts,
    /// and only as far as it can be read well.
    public func ink(_ style: Style) -> Colour {
        let full = self[style.ink]
        guard style.fade > 0 else { return full }
        let back = groundColour(style) ?? ground
        guard style.ink.isText else { return full.mixed(with: back, Double(style.fade) * 0.14) }
        guard fadesText else { return full }
        let faded = (1...style.fade).reversed().lazy.map { full.mixed(with: back, Double($0) * 0.07) }
        return faded.first { $0.contrast(with: back) >= Palette.leastContrast } ?? full
    }

    /// The least contrast of faded text: the 4.5 of WCAG 2.1, and a little for the error of `Colour.contrast(with:)`.
    private static let leastContrast = 4.7

    /// The background colour of a style; nil for the background of the whole screen.
    public func groundColour(_ style: Style) -> Colour? { style.ground == .text ? nil : self[style.ground] }

    /// The background colour that a terminal paints for a style; nil for the terminal's own.
    func paintedGround(_ style: Style) -> Colour? { groundColour(style) ?? (paintsGround ? ground : nil) }
}
