import Screen
import Testing

@Suite("Colour depth")
struct ColourDepthTests {
    @Test(
        "a colour maps to the nearest one in xterm's cube or greys",
        arguments: [
            (0x000000, 16), (0xFFFFFF, 231), (0xFF0000, 196), (0x5FAFFF, 75), (0x808080, 244), (0x121212, 233),
            (0x0E1116, 233), (0x6CB6FF, 75), (0x303030, 236), (0xEEEEEE, 255),
        ])
    func indexed(_ hex: Int, _ index: UInt8) {
        #expect(ColourDepth.indexedColour(of: Colour(UInt32(hex))) == index)
    }

    @Test(
        "a colour maps to the named one nearest in hue",
        arguments: [
            (0xFF6B6B, 1, 9), (0x803030, 1, 1), (0x5BD69A, 2, 10), (0xF2C14E, 3, 11), (0xF0A35E, 3, 11),
            (0x6CB6FF, 6, 14), (0xB48EFA, 5, 13), (0x3050A0, 4, 4),
            (0xB04FD0, 5, 13),
            (0x30A0A0, 6, 6), (0x78859A, 7, 8), (0xD6DEE8, 7, 15), (0x101010, 0, 0), (0xC0C0C0, 7, 7),
        ])
    func named(_ hex: Int, _ eight: UInt8, _ sixteen: UInt8) {
        #expect(ColourDepth.eightColour(of: Colour(UInt32(hex))) == eight)
        #expect(ColourDepth.sixteenColour(of: Colour(UInt32(hex))) == sixteen)
    }

    @Test("an indexed colour maps to itself")
    func stable() {
        let steps: [UInt32] = [0, 95, 135, 175, 215, 255]
        for (r, red) in steps.enumerated() {
            for (g, green) in steps.enumerated() {
                for (b, blue) in steps.enumerated() {
                    let index = ColourDepth.indexedColour(of: Colour(red << 16 | green << 8 | blue))
                    #expect(Int(index) == 16 + 36 * r + 6 * g + b)
                }
            }
        }
    }

    @Test("a selected row is visible at every depth and its text readable", arguments: ColourDepth.allCases)
    func selection(_ depth: ColourDepth) {
        for role in Role.allCases where ![.selection, .changed, .bar].contains(role) {
            let plain = Palette.night.rendition(of: Style(role), at: depth)
            let selected = Palette.night.rendition(of: Style(role, on: .selection), at: depth)
            #expect(plain != selected)
            #expect(selected.ink == nil || selected.ink != selected.ground)
        }
    }

    @Test("without colour only attributes remain")
    func none() {
        for role in Role.allCases {
            let rendition = Palette.night.rendition(of: Style(role, on: .changed, .bold), at: .none)
            #expect(rendition.ink == nil && rendition.ground == nil && rendition.attributes.contains(.bold))
        }
    }
}

extension Palette {
    /// A palette for tests, with a different colour for each role.
    static let night = Palette(name: "night", ground: Colour(0x0E1116)) { role in
        switch role {
        case .text: Colour(0xD6DEE8)
        case .muted: Colour(0x78859A)
        case .border: Colour(0x38424F)
        case .accent: Colour(0xF2C14E)
        case .gain: Colour(0x5BD69A)
        case .loss: Colour(0xFF6B6B)
        case .warning: Colour(0xF0A35E)
        case .selection: Colour(0x222C3A)
        case .changed: Colour(0x33415A)
        case .series: Colour(0x6CB6FF)
        case .comparison: Colour(0xB48EFA)
        case .bar: Colour(0x161C25)
        }
    }
}
