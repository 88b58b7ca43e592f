import Model

/// A command of the palette that changes lists, groups or columns: `add NVDA tech`, `move NVDA up`, `list new tech`,
/// `group delete cyclical`, `columns last 1D volume`.
struct EditCommand {
    private enum Verb: String {
        case add, remove, move, columns, list, group
    }

    private let verb: Verb
    private let words: [String]
    private let text: String

    /// Reads what was typed; nil for any other command.
    init?(_ text: String) {
        let words = text.split { " ,".contains($0) }.map(String.init)
        guard let first = words.first?.lowercased(), let verb = Verb(rawValue: first) else { return nil }
        let isList = verb == .list || verb == .group
        if isList, words.count < 2 || !EditCommand.listVerbs(verb).contains(words[1].lowercased()) { return nil }
        self.verb = verb
        self.words = Array(words.dropFirst())
        self.text = text
    }

    private static func listVerbs(_ verb: Verb) -> Set<String> {
        verb == .list ? ["new", "delete"] : ["new", "delete", "add", "remove"]
    }

    /// The suggestion: what the command would do, or what it lacks.
    func choice(in state: AppState) -> PaletteChoice {
        switch verb {
        case .add: return add(in: state)
        case .remove: return remove(in: state)
        case .move: return move(in: state)
        case .columns: return columns()
        case .list: return changeList(.lists, in: state)
        case .group: return changeList(.groups, in: state)
        }
    }

    private func add(in state: AppState) -> PaletteChoice {
        var (names, list) = split(words, in: state)
        if let position = names.lastIndex(where: { $0.lowercased() == "to" }), position > 0 {
            // A list that does not exist yet.
            if position < names.count - 1 { list = names[(position + 1)...].joined(separator: " ") }
            names.removeSubrange(position...)
        }
        if names.isEmpty { return explain("add: a symbol, such as add NVDA, or add NVDA to tech") }
        let target =
            list ?? state.watchList.list?.name ?? state.settings.ownLists.first ?? ConfigurationEdit.firstListName
        return choose(.add(names.map { Symbol($0) }, to: target), in: state)
    }

    private func remove(in state: AppState) -> PaletteChoice {
        var (names, list) = split(words, in: state)
        if let position = names.lastIndex(where: { $0.lowercased() == "from" }), position > 0 {
            let unknown = names[(position + 1)...].joined(separator: " ")
            if !unknown.isEmpty { return explain("there is no list \(unknown)") }
            names.removeLast()
        }
        let symbols = names.isEmpty ? [state.selected] : names.map { Symbol($0) }
        let own = state.settings.lists.filter { state.settings.ownLists.contains($0.name) }
        let candidates = [state.watchList.list].compactMap(\.self) + own
        let named = list ?? candidates.first { symbols.allSatisfy($0.symbols.contains) }?.name
        guard let named else {
            return explain("none of your lists has \(symbols.map(\.name).joined(separator: ", "))")
        }
        return choose(.remove(symbols, from: named), in: state)
    }

    private func move(in state: AppState) -> PaletteChoice {
        let usage = "move: a row or up, down, top, bottom, such as move NVDA 3"
        var (names, named) = split(words, in: state)
        guard let end = names.popLast()?.lowercased(), names.count < 2 else { return explain(usage) }
        let symbol = names.first.map { Symbol($0) } ?? state.selected
        guard let list = named.map({ name in state.settings.lists.first { $0.name == name } }) ?? state.watchList.list
        else { return explain("all tickers have no order of their own: show a list first") }
        let row = (list.symbols.firstIndex(of: symbol) ?? 0) + 1
        let target: Int? =
            switch end {
            case "up": row - 1
            case "down": row + 1
            case "top": 1
            case "bottom": list.symbols.count
            default: Int(end)
            }
        guard let target else { return explain(usage) }
        return choose(.move(symbol, to: min(max(target, 1), list.symbols.count), in: list.name), in: state)
    }

    private func changeList(_ section: ConfigurationEdit.Section, in state: AppState) -> PaletteChoice {
        guard words.count > 1 else {
            return explain("\(verb.rawValue) \(words[0]): a name, such as \(verb.rawValue) \(words[0]) tech")
        }
        let name = state.settings.lists(section).named(words[1]) ?? words[1]
        let symbols = words.dropFirst(2).map { Symbol($0) }
        switch words[0].lowercased() {
        case "new": return choose(.create(name, symbols, section), in: state)
        case "delete": return choose(.delete(name, section), in: state)
        case "add" where !symbols.isEmpty: return choose(.add(symbols, to: name, section), in: state)
        case "remove" where !symbols.isEmpty: return choose(.remove(symbols, from: name, section), in: state)
        default: return explain("\(verb.rawValue) \(words[0]) \(name): symbols, such as NVDA")
        }
    }

    private func columns() -> PaletteChoice {
        if words.isEmpty { return explain("columns: names such as last 1D 1M volume, or standard") }
        if words.map({ $0.lowercased() }) == ["standard"] {
            return PaletteChoice(completion: text, title: "columns: the standard ones", key: nil, action: .columns(nil))
        }
        var columns: [TickerColumn] = []
        for word in words {
            guard let column = TickerColumn.byExpressionName[word.lowercased()] else {
                let names = TickerColumn.expressionWords.joined(separator: " ")
                return explain("no column \(word): there are \(names)")
            }
            if !columns.contains(column) { columns.append(column) }
        }
        let title = "columns: \(columns.map(\.name).joined(separator: ", "))"
        return PaletteChoice(completion: text, title: title, key: nil, action: .columns(columns))
    }

    /// The words, and the list that the last of several name.
    private func split(_ words: [String], in state: AppState) -> (names: [String], list: String?) {
        for count in (1..<max(words.count, 1)).reversed() {
            let name = words.suffix(count).joined(separator: " ")
            if let list = state.settings.lists.named(name) { return (words.dropLast(count), list) }
        }
        return (words, nil)
    }

    private func explain(_ title: String) -> PaletteChoice {
        PaletteChoice(typed: text, title)
    }

    /// The suggestion of an edit, with what is known about the symbols that it adds.
    private func choose(_ edit: ConfigurationEdit, in state: AppState) -> PaletteChoice {
        guard let (name, section) = edit.list else { return explain("") }
        do throws(EditRefusal) { try state.settings.check(edit) } catch { return explain(error.message) }
        if case .create = edit, ConfigurationEdit.reservedNames.contains(name) {
            return explain("a \(section.noun) cannot be called \(name)")
        }
        var title = verbs(of: edit)
        if case .add(let symbols, _, _) = edit {
            if !state.settings.lists(section).contains(where: { $0.name == name }) {
                title += " (a new \(section.noun))"
            }
            if symbols.count == 1 { title += ": \(EditCommand.label(of: symbols[0], in: state.market))" }
        }
        return PaletteChoice(typed: text, title, .edit(edit))
    }

    /// What is known about a symbol, without figures, which must not be cut.
    private static func label(of symbol: Symbol, in market: Market) -> String {
        guard let listing = market[symbol] else { return "not in the data yet" }
        let instrument = listing.instrument
        let name = instrument.name == symbol.name ? nil : instrument.name
        return [name, instrument.kind.noun, instrument.currency].compactMap(\.self).joined(separator: ", ")
    }

    private func verbs(of edit: ConfigurationEdit) -> String {
        func text(_ symbols: [Symbol]) -> String { symbols.map(\.name).joined(separator: ", ") }
        return switch edit {
        case .add(let symbols, let list, _): "add \(text(symbols)) to \(list)"
        case .remove(let symbols, let list, _): "remove \(text(symbols)) from \(list)"
        case .move(let symbol, let row, let list): "move \(symbol) to row \(row) of \(list)"
        case .create(let list, let symbols, let section):
            "create the \(section.noun) \(list)\(symbols.isEmpty ? "" : ": \(text(symbols))")"
        case .delete(let list, let section): "delete the \(section.noun) \(list)"
        default: edit.message
        }
    }
}

extension [SymbolList] {
    /// The name of a list as it is, for one typed in any case; nil if there is none.
    func named(_ typed: String) -> String? {
        first { $0.name == typed }?.name ?? first { $0.name.lowercased() == typed.lowercased() }?.name
    }
}
