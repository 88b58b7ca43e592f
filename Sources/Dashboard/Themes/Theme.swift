public import Screen

/// A named set of colours for the roles.
public struct Theme: Hashable, Sendable {
    /// The colours. The name of the palette is that of the theme.
    public let palette: Palette

    /// Creates a theme from the colours of its palette.
    public init(_ palette: Palette) { self.palette = palette }

    /// The name by which it is chosen.
    public var name: String { palette.name }

    /// The name that stands for the dark or the light theme, depending on the terminal's background.
    public static let automaticName = "auto"

    /// The dark or the light theme, whichever suits a terminal of the given background.
    public static func suiting(_ ground: Colour) -> Theme { ground.isLight ? light : dark }

    /// A theme that differs from this one in some colours.
    public func varied(
        _ name: String, ground: Colour? = nil, paintsGround: Bool? = nil, _ colours: [Role: Colour] = [:]
    ) -> Theme {
        let base = palette
        return Theme(
            Palette(
                name: name, ground: ground ?? base.ground, paintsGround: paintsGround ?? base.paintsGround,
                fadesText: base.fadesText, colour: { colours[$0] ?? base[$0] }))
    }
}

extension [Theme] {
    /// The theme after another, the first after the last.
    func next(after theme: Theme) -> Theme {
        guard let index = firstIndex(where: { $0.name == theme.name }) else { return first ?? theme }
        return self[(index + 1) % count]
    }

    /// The theme of a name, its case ignored.
    public func named(_ name: String) -> Theme? {
        let name = name.lowercased()
        return first { $0.name.lowercased() == name }
    }
}
