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
    private let colours: [Colour]

    /// Creates a palette from a colour for each role. Unless it paints the background, that is left to the terminal.
    public init(name: String, ground: Colour, paintsGround: Bool = false, colour: (Role) -> Colour) {
        self.name = name
        self.ground = ground
        self.paintsGround = paintsGround
        colours = Role.allCases.map(colour)
    }

    /// The colour of a role.
    public subscript(role: Role) -> Colour { colours[Int(role.rawValue)] }

    /// The text colour of a style, with its fading applied.
    public func ink(_ style: Style) -> Colour {
        self[style.ink].mixed(with: groundColour(style) ?? ground, Double(style.fade) * 0.14)
    }

    /// The background colour of a style; nil for the background of the whole screen.
    public func groundColour(_ style: Style) -> Colour? { style.ground == .text ? nil : self[style.ground] }

    /// The background colour that a terminal paints for a style; nil for the terminal's own.
    func paintedGround(_ style: Style) -> Colour? { groundColour(style) ?? (paintsGround ? ground : nil) }
}
