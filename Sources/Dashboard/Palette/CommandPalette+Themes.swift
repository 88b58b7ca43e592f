extension CommandPalette {
    /// The themes, the choice between dark and light by the terminal's background, and the user's themes with errors.
    static func themes(in state: AppState) -> [Candidate] {
        let shown = state.settings.themes.map { theme in
            CommandPalette.theme(theme.name, theme.name == state.theme.name ? "shown now" : nil, .theme(theme))
        }
        let faulty = state.settings.faultyThemes.map { theme($0.name, $0.message, .none) }
        return shown + [theme(Theme.automaticName, "dark or light, as the terminal is", .automaticTheme)] + faulty
    }

    private static func theme(_ name: String, _ note: String?, _ action: PaletteChoice.Action) -> Candidate {
        candidate("theme \(name)", note, action, also: name)
    }
}
