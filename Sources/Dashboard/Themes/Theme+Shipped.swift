import Screen

extension Theme {
    /// The themes that come with the program, in the order in which a key shows them.
    public static let shipped = [dark, light, blue, highContrast, mono, redUp]

    /// For dark rooms: soft greys, with amber for what matters.
    public static let dark = Theme(
        "dark", ground: 0x11141A, text: 0xD6DAE2, muted: 0x848C99, border: 0x3A4252, accent: 0xE5B567,
        gain: 0x70BF70, loss: 0xE06C70, warning: 0xD19A66, selection: 0x262D3A, changed: 0x2B3442,
        series: 0x6FA8DC, comparison: 0x9A90C8, bar: 0x1A1F29)

    /// For bright rooms: ink on paper.
    public static let light = Theme(
        "light", ground: 0xFBFAF7, text: 0x23272F, muted: 0x6B7280, border: 0xC3C8D0, accent: 0x8A5A00,
        gain: 0x1B7F2B, loss: 0xBE2B24, warning: 0xA45A00, selection: 0xE8E4D8, changed: 0xDCE9F5,
        series: 0x1F6FB2, comparison: 0x7A5FA8, bar: 0xEFEDE6)

    /// Gain and loss in blue and orange, which colour-blind people can distinguish (M. Okabe and K. Ito, "Color
    /// Universal Design", 2008).
    public static let blue = dark.varied(
        "blue", ground: Colour(0x10141C),
        [
            .gain: Colour(0x56B4E9), .loss: Colour(0xE69F00), .accent: Colour(0xF0E442), .warning: Colour(0xE8C9A0),
            .series: Colour(0xCC79A7), .comparison: Colour(0x8FA3BF),
        ])

    /// Black and white with full colours, for weak eyes and poor light.
    public static let highContrast = Theme(
        "high-contrast", ground: 0x000000, text: 0xFFFFFF, muted: 0xC6CCD6, border: 0x8A93A3, accent: 0xFFD84D,
        gain: 0x4DF07C, loss: 0xFF9B9B, warning: 0xFFB45C, selection: 0x0B3A75, changed: 0x3A3A00,
        series: 0x6CC8FF, comparison: 0xE0A8FF, bar: 0x1C1C1C, fadesText: false)

    /// Greys only: gains are bright, losses plain, and signs and arrows tell the rest.
    public static let mono = Theme(
        "mono", ground: 0x141414, text: 0xD4D4D4, muted: 0x8A8A8A, border: 0x404040, accent: 0xFFFFFF,
        gain: 0xF2F2F2, loss: 0xA6A6A6, warning: 0xC8C8C8, selection: 0x303030, changed: 0x363636,
        series: 0xBDBDBD, comparison: 0x8C8C8C, bar: 0x1E1E1E)

    /// Gain in red and loss in green, as markets of East Asia show them.
    public static let redUp = dark.varied(
        "red-up", [.gain: dark.palette[.loss], .loss: dark.palette[.gain], .warning: Colour(0xC9A87C)])

    private init(
        _ name: String, ground: UInt32, text: UInt32, muted: UInt32, border: UInt32, accent: UInt32, gain: UInt32,
        loss: UInt32, warning: UInt32, selection: UInt32, changed: UInt32, series: UInt32, comparison: UInt32,
        bar: UInt32, fadesText: Bool = true
    ) {
        self.init(
            Palette(name: name, ground: Colour(ground), paintsGround: true, fadesText: fadesText) { role in
                switch role {
                case .text: Colour(text)
                case .muted: Colour(muted)
                case .border: Colour(border)
                case .accent: Colour(accent)
                case .gain: Colour(gain)
                case .loss: Colour(loss)
                case .warning: Colour(warning)
                case .selection: Colour(selection)
                case .changed: Colour(changed)
                case .series: Colour(series)
                case .comparison: Colour(comparison)
                case .bar: Colour(bar)
                }
            })
    }
}
