extension CommandPalette {
    /// The layouts, and the panels that can be hidden or shown again, the focused one first.
    static func layouts(in state: AppState) -> [Candidate] {
        let presets = state.settings.layouts.map { preset in
            let names =
                preset.panels == PanelID.allCases ? "all panels" : preset.panels.map(\.name).joined(separator: ", ")
            return candidate("layout \(preset.name)", names, .layout(preset), also: preset.name)
        }
        let shown = state.arrangement.panels
        let visible = shown.filter { $0 == state.focus } + shown.filter { $0 != state.focus }
        let hidden = PanelID.allCases.filter { !shown.contains($0) }
        return presets + hidden.map { candidate("show \($0.name)", nil, .show($0)) }
            + visible.map { candidate("hide \($0.name)", nil, .hide($0)) }
    }

    /// A suggestion of what is typed as a command, with a note behind it, also found under another name.
    static func candidate(
        _ command: String, _ note: String?, _ action: PaletteChoice.Action, also name: String? = nil
    ) -> Candidate {
        let title = note.map { "\(command): \($0)" } ?? command
        return Candidate(
            choice: PaletteChoice(completion: command, title: title, key: nil, action: action),
            names: [command] + [name].compactMap(\.self))
    }
}
