import Model

extension AppState {
    /// Does what a suggestion of the palette is for that changes only how figures are shown.
    mutating func changeView(_ action: PaletteChoice.Action) {
        switch action {
        case .window(let window): showEverywhere(window)
        case .columns(let columns): show(columns)
        case .layout(let preset): show(preset)
        case .hide(let panel): hide(panel)
        case .show(let panel): show(panel)
        case .compare(let symbols): compare(symbols)
        case .chart(let kind): show(kind)
        case .sort(let column):
            moveFocus(to: .tickers)
            sort(by: column)
        default: break
        }
    }

    /// Gives a setting a value at once, and has it written to the configuration.
    mutating func set(_ setting: SettingChoice) -> [Effect] {
        guard !settings.has(setting) else {
            notice = "\(setting.key) is \(setting.value) already"
            return []
        }
        settings.set(setting)
        let edit = Effect.edit(.set(setting))
        if case .mouse(let isOn) = setting { return [.mouse(isOn), edit] }
        return [edit]
    }
}
