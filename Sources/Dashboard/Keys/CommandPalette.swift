import Model

/// One thing that the palette offers for what was typed.
struct PaletteChoice: Hashable, Sendable {
    /// What it does.
    enum Action: Hashable, Sendable {
        /// A command of the key table.
        case command(Command)
        /// Another date.
        case jump(Day)
        /// Another instrument.
        case select(Symbol)
        /// Another watch list; nil for all tickers.
        case list(String?)
        /// Nothing; it only explains.
        case none
    }

    /// What completes to it.
    let word: String
    /// What it is, for a reader.
    let title: String
    /// The key that does the same, where there is one.
    let key: String?
    /// What it does.
    let action: Action
}

/// Finds what a user may mean: a date, a symbol, a command.
enum CommandPalette {
    /// What fits the text, best first.
    static func choices(for text: String, in state: AppState) -> [PaletteChoice] {
        let typed = text.lowercased().trimmed
        if typed.isEmpty { return openers(in: state) }
        if let date = date(typed, in: state) { return [date] }
        let found =
            newest(typed, in: state) + symbols(typed, in: state) + lists(typed, in: state) + commands(typed, in: state)
        guard let named = commandNamed(typed, in: state) else { return found }
        // A symbol that is written out goes before the command of the same name where it is written as symbols are.
        let symbol = text.contains(where: \.isUppercase) ? state.market.symbol(named: typed) : nil
        let first = found.filter { choice in symbol.map { choice.action == .select($0) } ?? false } + [named]
        return first + found.filter { choice in !first.contains { $0.action == choice.action } }
    }

    /// The command whose word was typed out: the one that a configuration uses, or one that people are used to.
    private static func commandNamed(_ typed: String, in state: AppState) -> PaletteChoice? {
        let word = typed.replacing(" ", with: "-")
        let binding = state.settings.keys.bindings.first {
            $0.command.word == word || $0.command.aliases.contains(word)
        }
        return binding.map(choice)
    }

    /// Watch lists by name, or all of them by `list`.
    private static func lists(_ typed: String, in state: AppState) -> [PaletteChoice] {
        let lists = state.settings.lists
        guard !lists.isEmpty else { return [] }
        let all = PaletteChoice(word: "list all", title: "list all: every ticker", key: nil, action: .list(nil))
        let search = TextSearch(typed)
        let found = lists.filter { search.begins($0.name) || search.begins("list \($0.name)") }.map { list in
            let count = "\(list.symbols.count) symbol\(list.symbols.count == 1 ? "" : "s")"
            return PaletteChoice(
                word: "list \(list.name)", title: "list \(list.name): \(count)", key: nil, action: .list(list.name))
        }
        return found + (search.begins("all") || search.begins(all.word) ? [all] : [])
    }

    /// What is offered before anything is typed: what may be typed, then the commands that no panel's footer tells, then
    /// the others, movement last.
    private static func openers(in state: AppState) -> [PaletteChoice] {
        var hints: [PaletteChoice] = []
        if let span = state.market.moment.playback?.span {
            hints.append(hint("a date from \(span.lowerBound) to \(span.upperBound): type it to go there"))
        }
        hints.append(hint("a symbol such as \(state.market.label(of: state.selected)): type it to see it"))
        let useful: [Command] = [
            .saveFrame, .copy, .theme, .source, .method, .sources, .chartKind, .sort, .filter, .pause, .help,
        ]
        let all = commands("", in: state)
        let first = useful.compactMap { command in all.first { $0.action == .command(command) } }
        let movement = all.filter { choice in
            state.settings.keys.bindings.contains { $0.group == .moving && .command($0.command) == choice.action }
        }
        return hints + first + all.filter { !first.contains($0) && !movement.contains($0) } + movement
    }

    private static func hint(_ words: String) -> PaletteChoice {
        PaletteChoice(word: "", title: words, key: nil, action: .none)
    }

    private static func date(_ typed: String, in state: AppState) -> PaletteChoice? {
        guard let day = Day(typed.hasPrefix("date ") ? String(typed.dropFirst(5)) : typed) else { return nil }
        guard let span = state.market.moment.playback?.span else {
            return PaletteChoice(word: typed, title: "nothing to replay", key: nil, action: .none)
        }
        guard span.contains(day) else {
            let words = "\(day) is outside of \(span.lowerBound) to \(span.upperBound)"
            return PaletteChoice(word: typed, title: words, key: nil, action: .none)
        }
        return PaletteChoice(word: typed, title: "replay: go to \(day.full)", key: nil, action: .jump(day))
    }

    /// The way back from history.
    private static func newest(_ typed: String, in state: AppState) -> [PaletteChoice] {
        guard let end = state.market.moment.playback?.span.upperBound, state.market.day < end else { return [] }
        let words = ["live", "newest", "today"].filter { $0.hasPrefix(typed) }
        return words.prefix(1).map { word in
            PaletteChoice(word: word, title: "\(word): back to what is newest", key: nil, action: .jump(end))
        }
    }

    private static func symbols(_ typed: String, in state: AppState) -> [PaletteChoice] {
        let search = TextSearch(typed)
        return state.market.listings.lazy.map(\.instrument)
            .filter { search.begins($0.symbol.name) || $0.kind == .ratio && search.begins($0.label) }
            .map { PaletteChoice(word: $0.label, title: $0.title, key: nil, action: .select($0.symbol)) }
    }

    private static func commands(_ typed: String, in state: AppState) -> [PaletteChoice] {
        let bindings = state.settings.keys.bindings.filter { $0.command != .palette }
        let word = typed.replacing(" ", with: "-")
        let worded = bindings.filter { $0.command.word.hasPrefix(word) }.map(choice)
        let starting = bindings.map(choice).filter { $0.title.lowercased().hasPrefix(typed) && !worded.contains($0) }
        let containing = bindings.map(choice).filter { choice in
            choice.title.lowercased().contains(typed) && !worded.contains(choice) && !starting.contains(choice)
        }
        return worded + starting + containing
    }

    private static func choice(_ binding: Binding) -> PaletteChoice {
        PaletteChoice(
            word: binding.command.title, title: binding.command.title, key: binding.keys.first?.name,
            action: .command(binding.command))
    }
}

extension String {
    fileprivate var trimmed: String {
        let start = drop { $0 == " " }
        return String(start.reversed().drop { $0 == " " }.reversed())
    }
}
