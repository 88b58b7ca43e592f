extension CommandPalette {
    /// The themes, the choice between dark and light by the terminal's background, and the user's themes with errors.
    static func themes(in state: AppState) -> [Candidate] {
        let shown = state.settings.themes.map { theme in
            candidate(theme.name, theme.name == state.theme.name ? "shown now" : nil, .theme(theme))
        }
        let faulty = state.settings.faultyThemes.map { candidate($0.name, $0.message, .none) }
        return shown + [candidate(Theme.automaticName, "dark or light, as the terminal is", .automaticTheme)] + faulty
    }

    private static func candidate(_ name: String, _ note: String?, _ action: PaletteChoice.Action) -> Candidate {
        let command = "theme \(name)"
        let title = note.map { "\(command): \($0)" } ?? command
        return Candidate(
            choice: PaletteChoice(completion: command, title: title, key: nil, action: action), names: [name, command])
    }
}
