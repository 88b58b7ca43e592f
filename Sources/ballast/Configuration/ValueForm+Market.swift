import Services
import Formats
import Dashboard
import Model
import Screen

extension ValueForm where Value == [SymbolList] {
    /// Names, each with a list of symbols.
    static var symbolLists: ValueForm {
        let symbols = ValueForm<Symbol>.symbol.list("a list of symbols such as [\"XBI\", \"IBB\"]")
        return ValueForm(
            description: "names with lists of symbols",
            read: { item throws(InvalidValue) in
                try entries(item, "names with lists of symbols") { entry throws(InvalidValue) in
                    guard entry.key == PlainText.clean(entry.key), !entry.key.isEmpty else {
                        throw InvalidValue("a name cannot have invisible characters")
                    }
                    return SymbolList(entry.key, try symbols.read(entry.value))
                }
            }, write: { lists in TOMLText.table(lists.map { ($0.name, symbols.write($0.symbols)) }) })
    }
}

extension ValueForm where Value == [PanelID] {
    /// The names of panels, each once.
    static var panels: ValueForm {
        let names = PanelID.allCases.map(\.name)
        let panel = ValueForm<PanelID>(
            description: "a panel",
            read: { item throws(InvalidValue) in
                guard case .text(let text) = item, let panel = PanelID.allCases.first(where: { $0.name == text }) else {
                    let hint = if case .text(let text) = item { Suggestion.hint(for: text, among: names) } else { "" }
                    let list = names.joined(separator: ", ")
                    throw InvalidValue("expected one of the panels \(list), found \(item.kind)\(hint)")
                }
                return panel
            }, write: { TOMLText.quoted($0.name) })
        let list = panel.list("a list of panels such as [\"tickers\", \"chart\"]", atLeast: 1)
        return ValueForm(
            description: list.description,
            read: { item throws(InvalidValue) in
                let panels = try list.read(item)
                guard Set(panels).count == panels.count else { throw InvalidValue("a panel is in it twice") }
                return panels
            }, write: list.write)
    }
}

extension ValueForm where Value == [LayoutPreset] {
    /// Names, each with a list of panels.
    static var layouts: ValueForm {
        let panels = ValueForm<[PanelID]>.panels
        return ValueForm(
            description: "names with lists of panels",
            read: { item throws(InvalidValue) in
                try entries(item, "names with lists of panels") { entry throws(InvalidValue) in
                    guard entry.key == PlainText.clean(entry.key), !entry.key.isEmpty else {
                        throw InvalidValue("a name cannot have invisible characters")
                    }
                    return LayoutPreset(entry.key, try panels.read(entry.value))
                }
            }, write: { layouts in TOMLText.table(layouts.map { ($0.name, panels.write($0.panels)) }) })
    }
}

extension ValueForm where Value == String {
    /// The name of a theme, which is looked up once the file has been read.
    static var theme: ValueForm { text("the name of a theme") }
}

extension ValueForm where Value == [Key] {
    /// Keys, by name.
    static var keys: ValueForm {
        ValueForm<Key>(
            description: "a key such as \"j\", \"Ctrl-D\", \"Tab\" or \"F1\"",
            read: { item throws(InvalidValue) in
                guard case .text(let text) = item, let key = Key(named: text) else {
                    throw InvalidValue(expected: "a key such as \"j\", \"Ctrl-D\", \"Tab\" or \"F1\"", item)
                }
                guard key.isDistinguishable else {
                    throw InvalidValue("a terminal cannot tell \(key.name) from another key")
                }
                return key
            }, write: { TOMLText.quoted($0.name) }
        ).list("a list of keys such as [\"j\", \"Down\"]")
    }
}
