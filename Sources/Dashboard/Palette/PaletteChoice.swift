import Model

/// A suggestion of the palette.
struct PaletteChoice: Hashable, Sendable {
    /// The effect of choosing the suggestion.
    enum Action: Hashable, Sendable {
        /// Executes a command of the key table.
        case command(Command)
        /// Moves the replay to a date.
        case jump(Day)
        /// Selects an instrument.
        case select(Symbol)
        /// Shows a watch list; nil for all tickers.
        case list(String?)
        /// Shows returns and changes, or the chart where it has the focus, over a window.
        case window(Window)
        /// Shows the panels of a layout.
        case layout(LayoutPreset)
        /// Hides a panel, or shows it again.
        case hide(PanelID), show(PanelID)
        /// Shows a kind of chart.
        case chart(ChartKind)
        /// Sorts the tickers by a column.
        case sort(TickerColumn)
        /// Compares instruments in the chart.
        case compare([Symbol])
        /// Changes a list or a group in the configuration.
        case edit(ConfigurationEdit)
        /// Shares a list or an alert on the desk, or no longer.
        case share(ConfigurationEdit)
        /// Shows columns in the tickers; nil for the standard ones.
        case columns([TickerColumn]?)
        /// Gives a setting a value until the configuration is read again.
        case setting(SettingChoice)
        /// Saves the frame to a path.
        case save(String)
        /// Shows a theme.
        case theme(Theme)
        /// Shows the dark or the light theme, depending on the terminal's background.
        case automaticTheme
        /// Puts an example into the prompt, to be changed and entered.
        case type(String)
        /// Nothing; the suggestion only explains.
        case none

        /// Whether entering it does something, rather than explaining what to type.
        var isDone: Bool { if case .type = self { false } else { self != .none } }

        /// Whether it ends the program, which is not to be chosen by accident.
        var isEnding: Bool { [.command(.quit), .command(.interrupt), .command(.suspend)].contains(self) }
    }

    /// The text that Tab completes to.
    let completion: String
    /// The title in the list.
    let title: String
    /// The key with the same effect, if any.
    let key: String?
    let action: Action
}

extension PaletteChoice {
    /// What a text that was typed as a command would do; without an action, only what it lacks.
    init(typed text: String, _ title: String, _ action: Action = .none) {
        self.init(completion: text, title: PlainText.clean(title, limit: 200), key: nil, action: action)
    }
}
