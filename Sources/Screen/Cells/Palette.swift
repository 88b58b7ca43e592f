/// A colour in sRGB.
public struct Colour: Hashable, Sendable {
    /// Red, green and blue, 0…255.
    public let red, green, blue: UInt8

    /// A colour from `0xRRGGBB`.
    public init(_ hex: UInt32) {
        red = UInt8(truncatingIfNeeded: hex >> 16)
        green = UInt8(truncatingIfNeeded: hex >> 8)
        blue = UInt8(truncatingIfNeeded: hex)
    }

    /// The colour `share` of the way from this one to another, 0…1.
    public func mixed(with other: Colour, _ share: Double) -> Colour {
        func mix(_ a: UInt8, _ b: UInt8) -> UInt32 {
            UInt32((Double(a) + (Double(b) - Double(a)) * min(max(share, 0), 1)).rounded())
        }
        return Colour(mix(red, other.red) << 16 | mix(green, other.green) << 8 | mix(blue, other.blue))
    }

    /// The colour as `0xRRGGBB`.
    public var hex: UInt32 { UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue) }
}

/// A theme's colours: one for each role.
public struct Palette: Hashable, Sendable {
    /// The name a user chooses it by.
    public let name: String
    /// The ground that the colours were chosen for; a display leaves it to the terminal, a picture paints it.
    public let ground: Colour
    private let colours: [Colour]

    /// A palette from a colour for each role.
    public init(name: String, ground: Colour, colour: (Role) -> Colour) {
        self.name = name
        self.ground = ground
        colours = Role.allCases.map(colour)
    }

    /// The colour of a role.
    public subscript(role: Role) -> Colour { colours[Int(role.rawValue)] }

    /// The ink of a style, faded as it says.
    public func ink(_ style: Style) -> Colour {
        self[style.ink].mixed(with: groundColour(style) ?? ground, Double(style.fade) * 0.14)
    }

    /// The ground of a style, or nil for the terminal's own.
    public func groundColour(_ style: Style) -> Colour? { style.ground == .text ? nil : self[style.ground] }
}
