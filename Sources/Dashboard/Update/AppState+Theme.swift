import Screen

extension AppState {
    /// Shows a theme from now on, with a notice of its name.
    mutating func choose(_ theme: Theme) -> [Effect] {
        followsGround = false
        self.theme = theme
        notice = "theme: \(theme.name)"
        return [.palette(theme.palette)]
    }

    /// Follows the terminal's background from now on, which it is asked for.
    mutating func chooseAutomaticTheme() -> [Effect] {
        followsGround = true
        let effects = followGround()
        notice = "theme: \(Theme.automaticName), now \(theme.name)"
        return effects + [.askGround]
    }

    /// Adopts the terminal's background.
    mutating func apply(ground: Colour) -> [Effect] {
        groundIsLight = ground.isLight
        return followsGround ? followGround() : []
    }

    /// Adopts the user's own themes, once their files have been read. An error in the one that is shown is told, and it
    /// is kept.
    mutating func apply(_ themes: [Theme], faulty: [FaultyTheme]) -> [Effect] {
        settings.themes = Theme.shipped + themes
        settings.faultyThemes = faulty
        if let error = faulty.first(where: { $0.name == theme.name }) { notice = error.message }
        return refreshTheme()
    }

    /// Shows the theme of the same name among those of the settings, which may have changed.
    mutating func refreshTheme() -> [Effect] {
        guard let same = settings.themes.named(theme.name), same != theme else { return [] }
        theme = same
        return [.palette(theme.palette)]
    }

    /// Uses the theme of changed settings.
    mutating func use(_ choice: ThemeChoice) -> [Effect] {
        switch choice {
        case .automatic:
            followsGround = true
            return followGround() + [.askGround]
        case .fixed(let theme):
            followsGround = false
            self.theme = theme
            return [.palette(theme.palette)]
        }
    }

    /// Shows the dark or the light theme by the terminal's background, if that is not shown already.
    private mutating func followGround() -> [Effect] {
        let suited = groundIsLight == true ? Theme.light : .dark
        guard suited != theme else { return [] }
        theme = suited
        return [.palette(suited.palette)]
    }
}
