import Screen
import Testing

@testable import Terminal

@Suite("Appearance")
struct AppearanceTests {
    @Test("a colour is encoded for the terminal: as direct RGB, in xterm's cube or as one of eight")
    func numbers() {
        let gain = Style(.gain, on: .selection)
        let direct = Appearance(gain, .test, .trueColour)
        #expect(direct.ink == 0x00FF00 && direct.ground == 0x00005F)
        let indexed = Appearance(gain, .test, .indexed)
        #expect(indexed.ink == 46 && indexed.ground == 17)
        #expect(Appearance(Style(.gain), .test, .eight).ink == 2)
    }

    @Test("a direct colour never collides with the numbers of the eight ANSI colours")
    func reserved() {
        let palette = Palette(name: "dark", ground: Colour(0)) { _ in Colour(3) }
        #expect(Appearance(Style(.gain), palette, .trueColour).ink == 8)
    }

    @Test("without colour the selection is reversed and the accent bold, so that the focus stays visible")
    func colourless() {
        let selected = Appearance(Style(.text, on: .selection), .test, .none)
        #expect(selected == appearance(.reverse))
        #expect(Appearance(Style(.accent), .test, .none) == appearance(.bold))
        #expect(Appearance(Style(.gain).bold, .test, .none) == appearance(.bold))
        #expect(Appearance(.plain, .test, .none) == appearance([]))
    }

    @Test("the selection differs from plain text at every colour depth", arguments: ColourDepth.allCases)
    func selection(depth: ColourDepth) {
        #expect(Appearance(Style(.text, on: .selection), .test, depth) != Appearance(.plain, .test, depth))
    }

    @Test("underline and reversal show on a blank, weight does not")
    func blanks() {
        #expect(!Appearance(Style(.gain, on: .selection).bold, .test, .indexed).showsOnBlanks)
        #expect(Appearance(Style(.gain, .underline), .test, .indexed).showsOnBlanks)
        #expect(Appearance(Style(.gain, .reverse), .test, .indexed).showsOnBlanks)
    }

    private func appearance(_ attributes: Style.Attributes) -> Appearance {
        var appearance = Appearance(.plain, .test, .none)
        appearance.attributes = attributes
        return appearance
    }
}

extension Style {
    fileprivate init(_ ink: Role, _ attributes: Attributes) { self.init(ink, on: .text, attributes) }
}

extension Palette {
    /// Colours that are exact in xterm's 256-colour cube.
    static let test = Palette(name: "test", ground: Colour(0x000000)) { role in
        switch role {
        case .text: Colour(0xFFFFFF)
        case .gain: Colour(0x00FF00)
        case .loss: Colour(0xFF0000)
        case .selection: Colour(0x00005F)
        default: Colour(0x5F5F5F)
        }
    }
}
