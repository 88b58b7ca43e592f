import Dashboard
import Foundation
import Screen
import Testing

@Suite("The shipped themes") struct ShippedThemeTests {
    /// The backgrounds on which text is drawn.
    static let grounds: [Role] = [.text, .bar, .selection, .changed]

    @Test("text has a contrast of 4.5 or more on every background, other inks of 3", arguments: Theme.shipped)
    func contrast(theme: Theme) {
        for ground in ShippedThemeTests.grounds {
            for ink in Role.allCases where !ShippedThemeTests.isGround(ink) && ink != .border {
                let style = Style(ink, on: ground)
                let ratio = contrast(
                    theme.palette.ink(style), theme.palette.groundColour(style) ?? theme.palette.ground)
                #expect(ratio >= (ink == .text ? 4.5 : 3), "\(theme.name): \(ink) on \(ground): \(ratio)")
            }
        }
    }

    @Test("the same holds for the nearest of 256 colours", arguments: Theme.shipped)
    func indexed(theme: Theme) {
        for ground in ShippedThemeTests.grounds {
            for ink in Role.allCases where !ShippedThemeTests.isGround(ink) && ink != .border {
                let rendition = theme.palette.rendition(of: Style(ink, on: ground), at: .indexed)
                guard case .index(let text)? = rendition.ink, case .index(let back)? = rendition.ground else {
                    Issue.record("\(theme.name): a background that is not painted")
                    continue
                }
                let ratio = contrast(ShippedThemeTests.colour(text), ShippedThemeTests.colour(back))
                #expect(ratio >= (ink == .text ? 4.5 : 2.7), "\(theme.name): \(ink) on \(ground): \(ratio)")
            }
        }
    }

    @Test("in the theme of high contrast every ink has one of 4.5, and text one of 7 or more")
    func high() {
        let palette = Theme.highContrast.palette
        for ground in ShippedThemeTests.grounds {
            for ink in Role.allCases where !ShippedThemeTests.isGround(ink) && ink != .border {
                let style = Style(ink, on: ground)
                let ratio = contrast(palette.ink(style), palette.groundColour(style) ?? palette.ground)
                #expect(ratio >= (ink == .text ? 7 : 4.5), "\(ink) on \(ground): \(ratio)")
            }
        }
    }

    @Test(
        "the most faded text of a list keeps a contrast of 4.5, or its own where that is less; curves keep 3",
        arguments: Theme.shipped)
    func faded(theme: Theme) {
        let palette = theme.palette
        for ink in [Role.text, .muted, .accent, .gain, .loss, .warning] {
            let full = contrast(palette.ink(Style(ink)), palette.ground)
            for fade in UInt8(1)...4 {
                let ratio = contrast(palette.ink(Style(ink, fade: fade)), palette.ground)
                #expect(ratio >= min(4.5, full), "\(theme.name): \(ink), \(fade): \(ratio)")
            }
        }
        #expect(contrast(palette.ink(Style(.series, fade: 2)), palette.ground) >= 3)
    }

    @Test("text fades in every theme but that of high contrast")
    func fading() {
        for theme in Theme.shipped {
            let isFaded = theme.palette.ink(Style(.text, fade: 3)) != theme.palette[.text]
            #expect(isFaded == (theme != .highContrast))
        }
        let varied = Theme.highContrast.varied("mine")
        #expect(varied.palette.ink(Style(.text, fade: 3)) == varied.palette[.text])
    }

    @Test("borders, selection and changed cells differ from the background", arguments: Theme.shipped)
    func marks(theme: Theme) {
        #expect(contrast(theme.palette[.border], theme.palette.ground) > 1.5)
        for mark in [Role.selection, .changed] {
            #expect(contrast(theme.palette[mark], theme.palette.ground) > 1.15, "\(theme.name): \(mark)")
        }
    }

    @Test("with 16 or 8 colours no ink is drawn in its own background", arguments: Theme.shipped)
    func named(theme: Theme) {
        for depth in [ColourDepth.sixteen, .eight] {
            for ground in ShippedThemeTests.grounds {
                for ink in Role.allCases where !ShippedThemeTests.isGround(ink) {
                    let rendition = theme.palette.rendition(of: Style(ink, on: ground), at: depth)
                    #expect(rendition.ink != nil && rendition.ink != rendition.ground, "\(theme.name) \(ink) \(depth)")
                }
            }
        }
    }

    @Test("with 16 colours gain, loss, accent, muted text and text differ from each other", arguments: Theme.shipped)
    func told(theme: Theme) {
        func ink(_ role: Role) -> Rendition.Paint? { theme.palette.rendition(of: Style(role), at: .sixteen).ink }
        #expect(ink(.gain) != ink(.loss) && ink(.muted) != ink(.text))
        guard theme != .mono else { return }
        #expect(Set([Role.text, .muted, .accent, .gain, .loss].map(ink)).count == 5, "\(theme.name)")
    }

    @Test("with 16 colours on black, inks are bright or can be read on it, and orange is not yellow")
    func onBlack() {
        func ink(_ theme: Theme, _ role: Role) -> Rendition.Paint? {
            theme.palette.rendition(of: Style(role), at: .sixteen).ink
        }
        for theme in Theme.shipped where theme != .light {
            let dark = [1, 2, 4, 5, 6].map { Rendition.Paint.index($0) }
            for role in Role.allCases where !ShippedThemeTests.isGround(role) {
                #expect(ink(theme, role).map(dark.contains) == false, "\(theme.name): \(role)")
            }
        }
        #expect(ink(.dark, .gain) == .index(10) && ink(.dark, .loss) == .index(9))
        #expect(ink(.blue, .loss) == .index(3) && ink(.blue, .accent) == .index(11))
    }

    @Test("with few colours on white, gains are blue and losses red: green is pale there")
    func onWhite() {
        let pale: [Rendition.Paint?] = [2, 3, 6, 7, 10, 11, 14, 15].map { .index($0) }
        for depth in [ColourDepth.sixteen, .eight] {
            func ink(_ role: Role) -> Rendition.Paint? {
                Theme.light.palette.rendition(of: Style(role), at: depth).ink
            }
            #expect(ink(.gain) == .index(4) && ink(.loss) == .index(1))
            for role in Role.allCases where !ShippedThemeTests.isGround(role) {
                #expect(!pale.contains(ink(role)), "\(role)")
            }
        }
    }

    @Test("with 16 colours the high contrast has white text and light grey beside it, and greys alone stay grey")
    func extremes() {
        let contrast = Theme.highContrast.palette
        #expect(contrast.rendition(of: .plain, at: .sixteen).ink == .index(15))
        #expect(contrast.rendition(of: Style(.muted), at: .sixteen).ink == .index(7))
        let grey = Theme.mono.palette.rendition(of: Style(.accent, on: .selection), at: .sixteen)
        #expect(grey.ink == .index(0) && grey.ground == .index(7))
        #expect(Theme.dark.palette.rendition(of: Style(.text, on: .selection), at: .sixteen).ink == .index(15))
    }

    @Test("red-up exchanges gain and loss of the dark theme")
    func redUp() {
        #expect(Theme.redUp.palette[.gain] == Theme.dark.palette[.loss])
        #expect(Theme.redUp.palette[.loss] == Theme.dark.palette[.gain])
    }

    @Test("names are unique, and every theme paints its background")
    func names() {
        #expect(Theme.shipped.map(\.name) == ["dark", "light", "blue", "high-contrast", "mono", "red-up"])
        #expect(Theme.shipped.allSatisfy { $0.palette.paintsGround })
        #expect(Theme.shipped.filter { $0.palette.ground.isLight } == [.light])
    }

    private static func isGround(_ role: Role) -> Bool { [.selection, .changed, .bar].contains(role) }

    /// The colour of xterm's number in 16…255.
    private static func colour(_ index: UInt8) -> Colour {
        let steps: [UInt32] = [0, 95, 135, 175, 215, 255]
        if index >= 232 {
            let level = UInt32(8 + 10 * (Int(index) - 232))
            return Colour(level << 16 | level << 8 | level)
        }
        let cube = Int(index) - 16
        return Colour(steps[cube / 36] << 16 | steps[cube / 6 % 6] << 8 | steps[cube % 6])
    }

    /// The contrast ratio of two colours (WCAG 2.1).
    private func contrast(_ a: Colour, _ b: Colour) -> Double {
        func luminance(_ colour: Colour) -> Double {
            let linear = [colour.red, colour.green, colour.blue].map { channel in
                let share = Double(channel) / 255
                return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
            }
            return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
        }
        let (high, low) = (max(luminance(a), luminance(b)), min(luminance(a), luminance(b)))
        return (high + 0.05) / (low + 0.05)
    }
}
