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
