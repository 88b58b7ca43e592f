import Model
import Screen
import Testing

@testable import Dashboard

/// The theme that follows the terminal's background.
@Suite struct AutomaticThemeTests {
    private static let white = InputEvent.ground(Colour(0xFFFFFF)), black = InputEvent.ground(Colour(0x000000))

    private func started(_ saved: String = "") -> AppState {
        var settings = Bundled.settings
        settings.theme = .automatic
        return AppState(
            market: Bundled.may, size: Size(120, 40), settings: settings, select: "QQQS", thesis: Bundled.thesis,
            saved: SavedState(text: saved))
    }

    private func effects(_ event: Event, _ state: AppState) -> [Effect] {
        var state = state
        return state.update(event)
    }

    private func answered(_ state: AppState, _ event: InputEvent) -> (state: AppState, effects: [Effect]) {
        var state = state
        let effects = state.update(.input(event))
        return (state, effects)
    }

    @Test("the terminal is asked after the first frame, and only if its background matters")
    func asked() {
        #expect(effects(.started, started()).contains(.askGround))
        #expect(!effects(.started, Bundled.state()).contains(.askGround))
    }

    @Test("a white background shows the light theme, and a black one changes nothing")
    func grounds() {
        let (light, effects) = answered(started(), AutomaticThemeTests.white)
        #expect(light.theme == .light && effects == [.palette(Theme.light.palette)] && light.notice == nil)
        #expect(answered(light, AutomaticThemeTests.white).effects.isEmpty)
        let (dark, none) = answered(started(), AutomaticThemeTests.black)
        #expect(dark.theme == .dark && none.isEmpty)
    }

    @Test("a theme that was chosen stays, whatever the terminal replies")
    func chosen() {
        let chosen = started().pressing("tt")
        #expect(chosen.theme == .blue)
        let (after, effects) = answered(chosen, AutomaticThemeTests.white)
        #expect(after.theme == .blue && effects.isEmpty)
        #expect(started(chosen.saved.text).theme == .blue)
        #expect(answered(started(chosen.saved.text), AutomaticThemeTests.white).state.theme == .blue)
    }

    @Test("the next run begins as the terminal was, and asks again")
    func kept() {
        let light = answered(started(), AutomaticThemeTests.white).state
        let again = started(light.saved.text)
        #expect(again.theme == .light && effects(.started, again).contains(.askGround))
        #expect(answered(again, AutomaticThemeTests.black).state.theme == .dark)
    }

    @Test(
        "a background in the environment counts until the terminal tells its own",
        arguments: [("0;15", "light"), ("15;0", "dark"), ("0;default;7", "light"), ("7;8", "dark"), ("", "light")])
    func environment(colours: String, theme: String) {
        let saved = SavedState(text: "background = light\n").adopting(ground: colours)
        #expect(saved.opening(configured: .automatic, among: Theme.shipped).theme.name == theme)
        #expect(saved.opening(configured: .fixed(.mono), among: Theme.shipped).theme == .mono)
    }

    @Test("the palette returns to the terminal's background, and finds the user's own themes and their errors")
    func palette() {
        var state = answered(started(), AutomaticThemeTests.white).state.pressing("t")
        let mine = Theme.dark.varied("mine", [.gain: Colour(1)])
        let none = state.update(.themes([mine], faulty: [FaultyTheme("bad", "bad.toml:1: gain: wrong")]))
        #expect(none.isEmpty)
        #expect(state.pressing(":theme mine").pressing(Key(.enter)).theme == mine)
        #expect(state.pressing(":mine").pressing(Key(.enter)).notice == "theme: mine")
        #expect(state.pressing(":theme bad").pressing(Key(.enter)).notice == "theme bad: bad.toml:1: gain: wrong")
        let automatic = state.pressing(":theme auto").pressing(Key(.enter))
        #expect(automatic.theme == .light && automatic.notice == "theme: auto, now light")
        #expect(automatic.pressing("ttttt").theme == mine)
    }

    @Test("a theme that is shown changes with its file")
    func edited() {
        var settings = Bundled.settings
        let mine = Theme.dark.varied("mine"), changed = Theme.dark.varied("mine", [.gain: Colour(1)])
        settings.theme = .fixed(mine)
        settings.themes.append(mine)
        var state = AppState(market: Bundled.may, size: Size(120, 40), settings: settings)
        let effects = state.update(.themes([changed], faulty: []))
        #expect(effects == [.palette(changed.palette)] && state.theme == changed)
        #expect(self.effects(.themes([changed], faulty: []), state).isEmpty)
        _ = state.update(.themes([], faulty: [FaultyTheme("mine", "mine.toml:1: gain: wrong")]))
        #expect(state.theme == changed && state.notice == "mine.toml:1: gain: wrong")
    }
}
