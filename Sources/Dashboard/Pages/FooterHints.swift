import Model
import Screen

/// The keys in the bottom row: the most useful ones of the focused panel, or those of the page that covers it.
struct FooterHints {
    let state: AppState

    /// The space after a hint.
    private static let gap = Line("   ", Style(.muted, on: .bar))

    /// Keys with a label, and the command of each key; the label has that of the first.
    private struct Hint {
        let keys: [(name: String, command: Command)]
        let label: String

        var line: Line {
            Line(keys: keys.map(\.name).joined(separator: " "), effect: label) + FooterHints.gap
        }

        /// The command at a column of the hint; nil in the gap behind it.
        func command(at column: Int) -> Command? {
            var end = 0
            for key in keys {
                end += DisplayWidth.of(key.name) + 1
                if column < end { return key.command }
            }
            return column < end + label.count ? keys.first?.command : nil
        }
    }

    /// The greeting, if there is one, and the hints that fit in full.
    func line(width: Int) -> Line {
        let parts = parts(width: width)
        return parts.hints.map(\.line).reduce(parts.greeting, +)
    }

    /// The command of the key or label that covers a column of the row; nil if hints are not shown.
    func command(at x: Int, in rect: Rect) -> Command? {
        guard state.prompt == nil, state.notice == nil else { return nil }
        let parts = parts(width: rect.width - 2)
        var start = rect.x + 1 + parts.greeting.width
        for hint in parts.hints {
            let width = hint.line.width
            if (start..<start + width).contains(x) { return hint.command(at: x - start) }
            start += width
        }
        return nil
    }

    private func parts(width: Int) -> (greeting: Line, hints: [Hint]) {
        if let page = state.page { return (Line(), hints(of: page)) }
        if state.tour != nil { return (FooterHints.tour, []) }
        return state.greeting.map { greeting($0, width: width) } ?? (Line(), panelHints(width: width))
    }

    /// The keys of the tour, which no configuration changes.
    private static var tour: Line {
        [("Enter n", "next"), ("p", "previous"), ("Esc", "leave the tour")].reduce(Line()) { line, hint in
            line + Line(keys: hint.0, effect: hint.1) + gap
        }
    }

    /// What one sees, how to get live data, and the first keys: as much of it as fits.
    private func greeting(_ greeting: Greeting, width: Int) -> (greeting: Line, hints: [Hint]) {
        let style = Style(.text, on: .bar)
        let gap = Line("   ", style)
        let subject = Line("Small caps and what moves them, to \(state.market.day.full)", style) + gap
        let short = Line("data to \(state.market.day.short)", style) + gap
        let (text, isSilent) = FooterHints.source(greeting, in: state.market)
        let source = Line(text, Style(.warning, on: .bar)) + gap
        func hints(_ commands: [Command]) -> [Hint] {
            commands.compactMap(state.settings.keys.binding(of:)).compactMap(hint)
        }
        func key(_ command: Command, _ label: String) -> Hint {
            Hint(keys: [(state.settings.keys.name(of: command), command)], label: label)
        }
        let help = hints([.help, .quit])
        let few = (isSilent ? [key(.sources, "why"), key(.refresh, "ask again")] : []) + help,
            more = hints([.zoom, .palette]) + few
        let forms = [
            (subject + source, more), (subject + source, few), (short + source, few), (source, few), (source, help),
            (subject, help), (short, help),
        ]
        let fitting = forms.first { form in form.1.reduce(form.0.width) { $0 + $1.line.width } <= width }
        return fitting ?? (Line(), few)
    }

    /// Where live data come from, and whether it has been asked in vain.
    private static func source(_ greeting: Greeting, in market: Market) -> (text: String, isSilent: Bool) {
        switch greeting {
        case .offline: ("live: start without --offline", false)
        case .connecting where market.allSourcesFail: ("no source answers", true)
        case .connecting: ("live sources are being asked", false)
        case .following where market.lostDesk != nil: ("the desk does not answer", true)
        case .following: ("the desk is being asked", false)
        }
    }

    private func hints(of page: Page) -> [Hint] {
        func keys(_ commands: [Command]) -> [(name: String, command: Command)] {
            commands.map { (state.settings.keys.name(of: $0), $0) }
        }
        let scrolls = PageBox(state: state, page: page).lastFirst > 0
        return (scrolls ? [Hint(keys: keys([.down, .up]), label: "scroll")] : [])
            + (page.isSearchable ? [Hint(keys: keys([.filter]), label: "search")] : [])
            + [Hint(keys: keys([.back]), label: "close"), Hint(keys: keys([.quit]), label: "close")]
    }

    /// The hints of the focused panel; help and quit come last and are always shown.
    private func panelHints(width: Int) -> [Hint] {
        let offered = state.settings.keys.hinted(in: state.focus).filter { state.offers($0.command) }
        // What only the zoomed panel can do comes first there.
        let bindings =
            state.isZoomed ? offered.filter { $0.panel != nil } + offered.filter { $0.panel == nil } : offered
        let always = bindings.filter { $0.command == .help || $0.command == .quit }.compactMap(hint)
        var room = width - always.reduce(0) { $0 + $1.line.width }
        let others = bindings.filter { $0.command != .help && $0.command != .quit }.compactMap(hint).prefix { hint in
            room -= hint.line.width
            return room >= 0
        }
        return others + always
    }

    private func hint(_ binding: Binding) -> Hint? {
        if binding.command == .zoom, state.isZoomed {
            let key = state.settings.keys.name(of: .back)
            if !key.isEmpty { return Hint(keys: [(name: key, command: .back)], label: "back") }
        }
        guard let hint = binding.hint else { return nil }
        let commands = [binding.command] + [hint.partner].compactMap(\.self)
        let names = commands.map { ($0, state.settings.keys.name(of: $0)) }.filter { !$0.1.isEmpty }
        return Hint(keys: names.map { (name: $1, command: $0) }, label: hint.label)
    }
}

extension Line {
    /// Keys and what they do, on a bar.
    init(keys: String, effect: String) {
        self = Line(keys, Style(.accent, on: .bar)) + Line(" \(effect)", Style(.muted, on: .bar))
    }
}
