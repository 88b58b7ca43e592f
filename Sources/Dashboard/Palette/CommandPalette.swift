import Model

/// Finds the dates, instruments, windows, lists, themes and commands that match the typed text.
package enum CommandPalette {
    /// The suggestions for a text, best first.
    static func choices(for text: String, in state: AppState) -> [PaletteChoice] {
        let typed = text.lowercased().trimmed
        if typed.isEmpty { return openers(in: state) }
        if let date = date(typed, in: state) { return [date] }
        if let window = window(typed, in: state) { return [window] }
        if let comparison = comparison(typed, in: state) { return [comparison] }
        if let chart = chart(typed, in: state) { return [chart] }
        if commandNamed(typed, in: state) == nil {
            if let edit = EditCommand(text)?.choice(in: state) { return [edit] }
            if let sharing = ShareCommand(text)?.choice(in: state) { return [sharing] }
        }
        if let saving = saving(text.trimmed) { return [saving] }
        let candidates = candidates(in: state)
        let found = newest(typed, in: state) + ranked(typed, candidates)
        guard let named = commandNamed(typed, in: state) else {
            return found.isEmpty ? [noMatch(typed, candidates)] : found
        }
        // A complete symbol in capitals precedes the command of the same name.
        let symbol = text.contains(where: \.isUppercase) ? state.market.symbol(named: typed) : nil
        let first = found.filter { choice in symbol.map { choice.action == .select($0) } ?? false } + [named]
        return first + found.filter { choice in !first.contains { $0.action == choice.action } }
    }

    /// What says that nothing matches, with the nearest name, or with examples.
    private static func noMatch(_ typed: String, _ candidates: [Candidate]) -> PaletteChoice {
        if let all = completions(of: typed, candidates) { return hint(all) }
        let names = candidates.lazy.flatMap(\.names)
        let nearest = Suggestion.nearest(to: typed, among: names).map { "did you mean “\($0)”?" }
        return hint("no match; \(nearest ?? "try IWM, russell, 5Y, 16 May 2024, -1y, sort, or ? for all")")
    }

    /// What can follow the first word, such as the names of the layouts; nil if nothing does.
    private static func completions(of typed: String, _ candidates: [Candidate]) -> String? {
        guard let verb = typed.split(separator: " ").first, typed.count > verb.count else { return nil }
        let name = String(typed.dropFirst(verb.count + 1))
        if ["hide", "show"].contains(verb), PanelID.allCases.contains(where: { $0.name == name }) {
            return "\(name) is \(verb == "hide" ? "hidden" : "shown") already"
        }
        let all = candidates.map(\.choice.completion).filter { $0.hasPrefix("\(verb) ") }
        guard !all.isEmpty else { return nil }
        return "no \(typed): \(verb) takes \(all.map { $0.dropFirst(verb.count + 1) }.joined(separator: ", "))"
    }

    /// The suggestion that a text leads to when it is entered; nil if there is none.
    static func choice(for text: String, in state: AppState) -> PaletteChoice? {
        choices(for: text, in: state).first
    }

    /// What matches a text, best first. Of equal matches, instruments come first, and quitting last of all.
    private static func ranked(_ typed: String, _ candidates: [Candidate]) -> [PaletteChoice] {
        let search = FuzzySearch(typed)
        let found = candidates.enumerated().compactMap { index, candidate in
            search.score(candidate.names).map { score in
                (score: candidate.choice.action.isEnding ? 0 : score, index: index, choice: candidate.choice)
            }
        }
        return found.sorted { ($1.score, $0.index) < ($0.score, $1.index) }.map(\.choice)
    }

    private static func candidates(in state: AppState) -> [Candidate] {
        symbols(in: state) + lists(in: state) + windows + themes(in: state) + layouts(in: state) + chartKinds
            + sortings + commands(in: state) + settings(in: state) + explained
    }

    /// A suggestion, and the names under which it is found.
    struct Candidate {
        let choice: PaletteChoice
        let names: [String]
    }

    /// The command whose name or alias was typed in full.
    private static func commandNamed(_ typed: String, in state: AppState) -> PaletteChoice? {
        let name = typed.replacing(" ", with: "-")
        let binding = state.settings.keys.bindings.first {
            $0.name == name || $0.aliases.contains(name)
        }
        return binding.map { $0.command == .undo ? undo($0, in: state) : choice($0) }
    }

    /// Undoing, with what it would undo.
    private static func undo(_ binding: Binding, in state: AppState) -> PaletteChoice {
        guard let change = state.changes.last else { return choice(binding) }
        return PaletteChoice(
            completion: "undo", title: "undo: \(change.message)", key: binding.keys.first?.name, action: .command(.undo)
        )
    }

    private static func lists(in state: AppState) -> [Candidate] {
        let lists = state.settings.lists
        guard !lists.isEmpty else { return [] }
        let all = PaletteChoice(completion: "list all", title: "list all: every ticker", key: nil, action: .list(nil))
        let own = lists.map { list in
            let count = "\(list.symbols.count) symbol\(list.symbols.count == 1 ? "" : "s")"
            let choice = PaletteChoice(
                completion: "list \(list.name)", title: "list \(list.name): \(count)", key: nil,
                action: .list(list.name))
            return Candidate(choice: choice, names: [list.name, choice.completion])
        }
        return own + [Candidate(choice: all, names: ["all", all.completion])]
    }

    private static let windows = Window.stepped.map { window in
        Candidate(choice: choice(of: window), names: [window.rawValue, "window \(window.rawValue)"])
    }

    private static func choice(of window: Window) -> PaletteChoice {
        PaletteChoice(
            completion: window.rawValue, title: "window: \(window.rawValue)", key: nil, action: .window(window))
    }

    /// The suggestions before anything is typed: examples, then the commands that no footer shows, then the others,
    /// with movement last.
    private static func openers(in state: AppState) -> [PaletteChoice] {
        var hints: [PaletteChoice] = []
        if let span = state.market.moment.playback?.span {
            hints.append(hint("a date from \(span.lowerBound) to \(span.upperBound): goes there"))
        }
        hints.append(hint("a window such as 5Y or MAX: shows it"))
        hints.append(hint("a symbol such as \(state.market.label(of: state.selected)): selects it"))
        let all = commands(in: state).map(\.choice)
        let first = KeyTable.suggestedFirst.compactMap { command in all.first { $0.action == .command(command) } }
        let movement = all.filter { choice in
            state.settings.keys.bindings.contains { $0.group == .moving && .command($0.command) == choice.action }
        }
        return hints + first + all.filter { !first.contains($0) && !movement.contains($0) } + movement
    }

    private static func hint(_ message: String) -> PaletteChoice {
        PaletteChoice(completion: "", title: message, key: nil, action: .none)
    }

    private static func date(_ typed: String, in state: AppState) -> PaletteChoice? {
        let text = typed.hasPrefix("date ") ? String(typed.dropFirst(5)) : typed
        let newest = state.market.moment.playback?.span.upperBound ?? state.market.day
        guard let day = DateText.day(text, from: state.market.day, newest: newest) else { return nil }
        guard let span = state.market.moment.playback?.span else {
            return PaletteChoice(completion: typed, title: "nothing to replay", key: nil, action: .none)
        }
        guard span.contains(day) else {
            let message = "\(day) is outside \(span.lowerBound) to \(span.upperBound)"
            return PaletteChoice(completion: typed, title: message, key: nil, action: .none)
        }
        return PaletteChoice(completion: typed, title: "replay: go to \(day.full)", key: nil, action: .jump(day))
    }

    /// The window of which a text is the name, such as `5y` or `max`, unless it is that of an instrument too.
    private static func window(_ typed: String, in state: AppState) -> PaletteChoice? {
        guard state.market.symbol(named: typed) == nil,
            let window = Window.stepped.first(where: { $0.rawValue.lowercased() == typed })
        else { return nil }
        return choice(of: window)
    }

    /// The comparison of the instruments after `compare`, or after its first three letters or more.
    private static func comparison(_ typed: String, in state: AppState) -> PaletteChoice? {
        let words = typed.split { " ,".contains($0) }
        guard let verb = words.first,
            verb == "compare" || words.count > 1 && verb.count >= 3 && "compare".hasPrefix(verb)
        else { return nil }
        func explain(_ title: String) -> PaletteChoice {
            PaletteChoice(completion: typed, title: title, key: nil, action: .none)
        }
        guard words.count > 1 else {
            return explain("compare: up to \(ChartKind.mostCompared) symbols, such as compare IWM QQQS SPY")
        }
        guard words.count <= ChartKind.mostCompared + 1 else {
            return explain("compare: at most \(ChartKind.mostCompared) symbols")
        }
        var symbols: [Symbol] = []
        for word in words.dropFirst() {
            guard let symbol = state.market.symbol(named: String(word)) else {
                return explain("no instrument \(word.uppercased())")
            }
            if !symbols.contains(symbol) { symbols.append(symbol) }
        }
        let names = symbols.map { state.market.label(of: $0) }.joined(separator: ", ")
        return PaletteChoice(completion: typed, title: "compare: \(names)", key: nil, action: .compare(symbols))
    }

    /// The suggestion to save the frame to a path, whose ending chooses the format; nil unless that is meant.
    private static func saving(_ text: String) -> PaletteChoice? {
        guard text.lowercased().hasPrefix("save "), text.lowercased() != "save frame" else { return nil }
        let path = String(text.dropFirst(5)).trimmed
        guard let format = FrameFormat(path: path) else {
            let title = "save: a name that ends in \(FrameFormat.endings), such as save ~/frame.svg"
            return PaletteChoice(completion: text, title: title, key: nil, action: .none)
        }
        let title = "save the frame as \(format.rawValue): \(path)"
        return PaletteChoice(completion: text, title: title, key: nil, action: .save(path))
    }

    /// The suggestion to return from history to the newest session, or what is to be said where that is shown.
    private static func newest(_ typed: String, in state: AppState) -> [PaletteChoice] {
        let words = ["live", "newest", "today"], names = words.filter { $0.hasPrefix(typed) }
        guard let end = state.market.moment.playback?.span.upperBound, state.market.day < end else {
            guard words.contains(typed) else { return [] }
            let isLive = state.market.moment.mode == .live
            return [hint("the newest data are shown" + (isLive ? ", live" : ""))]
        }
        return names.prefix(1).map { name in
            PaletteChoice(completion: name, title: "\(name): back to the newest data", key: nil, action: .jump(end))
        }
    }

    private static func symbols(in state: AppState) -> [Candidate] {
        state.market.listings.lazy.map(\.instrument).map { instrument in
            Candidate(
                choice: PaletteChoice(
                    completion: instrument.label, title: instrument.title, key: nil,
                    action: .select(instrument.symbol)),
                names: [instrument.symbol.name, instrument.label, instrument.name])
        }
    }

    private static func commands(in state: AppState) -> [Candidate] {
        state.settings.keys.bindings.filter { $0.command != .palette }.map { binding in
            Candidate(choice: choice(binding), names: [binding.title, binding.name] + binding.aliases)
        }
    }

    private static func choice(_ binding: Binding) -> PaletteChoice {
        PaletteChoice(
            completion: binding.title, title: binding.title, key: binding.keys.first?.name,
            action: .command(binding.command))
    }
}

extension String {
    fileprivate var trimmed: String {
        let start = drop { $0 == " " }
        return String(start.reversed().drop { $0 == " " }.reversed())
    }
}
