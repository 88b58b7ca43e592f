/// What can be typed into the palette besides the names of commands: for the help page, the manual and as suggestions.
extension CommandPalette {
    /// A form of input, with an example that can be entered as it is.
    package struct Form: Hashable, Sendable {
        /// An example.
        package let example: String
        /// The effect.
        package let meaning: String
        /// Other words under which it is found.
        var aliases: [String] = []
    }

    /// All forms, in the order of the help page.
    package static let forms = [
        Form(example: "russell", meaning: "a symbol or a name: selects it"),
        Form(example: "5Y", meaning: "a window, for returns and the chart"),
        Form(example: "16 May 2024", meaning: "a date, yesterday, -1y: goes there; live returns"),
        Form(
            example: "compare IWM QQQS SPY", meaning: "up to six symbols in one chart",
            aliases: ["versus", "vs", "overlay", "comparison"]),
        Form(example: "chart area", meaning: "or line, candles, relative"),
        Form(example: "sort YTD", meaning: "the tickers by a column"),
        Form(example: "add NVDA", meaning: "to the list shown, or to one named behind it"),
        Form(example: "remove NVDA", meaning: "from the list shown, or from one named behind it"),
        Form(example: "move NVDA up", meaning: "or down, top, bottom, or to a row of its list"),
        Form(example: "list new tech", meaning: "a watch list; list delete tech; list tech shows it"),
        Form(example: "share list mine", meaning: "with the desk; share alert ID; unshare list mine"),
        Form(example: "group new cyclical XLE XLF", meaning: "a set that the filter finds by name"),
        Form(
            example: "columns last 1D 1M volume", meaning: "of the tickers; columns standard",
            aliases: ["volume"]),
        Form(example: "layout analyst", meaning: "a preset of panels"),
        Form(example: "hide deals", meaning: "a panel; show deals"),
        Form(example: "theme light", meaning: "a theme, or auto"),
        Form(example: "motion reduced", meaning: "a setting, for now; also mouse, bell"),
        Form(example: "save ~/frame.svg", meaning: "the frame, as \(FrameFormat.endings)"),
    ]

    /// The forms that start with a word of their own, as suggestions that explain them.
    static var explained: [Candidate] {
        forms.filter { !$0.aliases.isEmpty }.map { form in
            let choice = PaletteChoice(
                completion: form.example, title: "\(form.example): \(form.meaning)", key: nil,
                action: .type(form.example))
            return Candidate(choice: choice, names: [form.example] + form.aliases)
        }
    }
}
