import Dashboard
import Feeds
import Model
import Screen

extension ValueForm where Value == Symbol {
    /// A symbol in any case.
    static var symbol: ValueForm {
        ValueForm(
            words: "a symbol such as \"IWM\"",
            read: { item throws(WrongValue) in
                guard case .text(let text) = item, let symbol = Symbol(wellFormed: text) else {
                    throw WrongValue(expected: "a symbol such as \"IWM\"", item)
                }
                return symbol
            }, write: { TOMLText.quoted($0.name) })
    }
}

extension Symbol {
    /// A symbol as markets write them, or nil for anything else: letters, digits, a dot, a dash, an equals sign, a caret
    /// before an index.
    init?(wellFormed text: String) {
        let inner = text.hasPrefix("^") ? text.dropFirst() : text[...]
        guard (1...20).contains(inner.count), let first = inner.first, first.isLetter || first.isNumber,
            inner.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || ".-=_/".contains($0)) })
        else { return nil }
        self.init(text)
    }
}

extension ValueForm where Value == [SymbolList] {
    /// Names, each with its symbols.
    static var symbolLists: ValueForm {
        let symbols = ValueForm<Symbol>.symbol.list("a list of symbols such as [\"XBI\", \"IBB\"]", atLeast: 1)
        return ValueForm(
            words: "names with lists of symbols",
            read: { item throws(WrongValue) in
                try entries(item, "names with lists of symbols") { entry throws(WrongValue) in
                    guard entry.key == PlainText.clean(entry.key), !entry.key.isEmpty else {
                        throw WrongValue("a name has no characters that cannot be seen")
                    }
                    return SymbolList(entry.key, try symbols.read(entry.value))
                }
            }, write: { lists in TOMLText.table(lists.map { ($0.name, symbols.write($0.symbols)) }) })
    }
}

extension ValueForm where Value == [Symbol: String] {
    /// What instruments are called elsewhere.
    static func names(_ words: String) -> ValueForm {
        let name = ValueForm<String>.text(words) { !$0.contains(" ") && !$0.contains("/") }
        return ValueForm(
            words: "symbols with \(words)",
            read: { item throws(WrongValue) in
                let pairs = try entries(item, "symbols with \(words)") { entry throws(WrongValue) in
                    guard let symbol = Symbol(wellFormed: entry.key) else {
                        throw WrongValue("'\(entry.key)' is no symbol")
                    }
                    return (symbol, try name.read(entry.value))
                }
                return Dictionary(pairs) { $1 }
            },
            write: { names in
                TOMLText.table(names.sorted { $0.key < $1.key }.map { ($0.key.name, name.write($0.value)) })
            })
    }
}

extension ValueForm where Value == [Tenor: String] {
    /// What the series of tenors are called elsewhere.
    static var series: ValueForm {
        ValueForm(
            words: "tenors with names of series such as { 10Y = \"DGS10\" }",
            read: { item throws(WrongValue) in
                let name = ValueForm<String>.text("the name of a series such as \"DGS10\"") { !$0.contains(" ") }
                let pairs = try entries(item, "tenors with names of series") { entry throws(WrongValue) in
                    guard let tenor = Tenor(rawValue: entry.key) else {
                        let tenors = Tenor.allCases.map(\.rawValue)
                        throw WrongValue("no tenor '\(entry.key)': there are \(tenors.joined(separator: ", "))")
                    }
                    return (tenor, try name.read(entry.value))
                }
                return Dictionary(pairs) { $1 }
            },
            write: { series in
                TOMLText.table(
                    series.sorted { $0.key.years < $1.key.years }.map { ($0.key.rawValue, TOMLText.quoted($0.value)) })
            })
    }
}

extension ValueForm where Value == [Key] {
    /// Keys by their names.
    static var keys: ValueForm {
        ValueForm<Key>(
            words: "a key such as \"j\", \"Ctrl-D\", \"Tab\" or \"F1\"",
            read: { item throws(WrongValue) in
                guard case .text(let text) = item, let key = Key(named: text) else {
                    throw WrongValue(expected: "a key such as \"j\", \"Ctrl-D\", \"Tab\" or \"F1\"", item)
                }
                guard key.isTellable else { throw WrongValue("a terminal cannot tell \(key.name) from another key") }
                return key
            }, write: { TOMLText.quoted($0.name) }
        ).list("a list of keys such as [\"j\", \"Down\"]")
    }
}

extension ValueForm {
    /// What a table holds, each entry read on its own.
    fileprivate static func entries<Element>(
        _ item: TOMLItem, _ words: String, _ read: (TOMLItem.Entry) throws(WrongValue) -> Element
    ) throws(WrongValue) -> [Element] {
        guard case .table(let entries) = item else { throw WrongValue(expected: words, item) }
        var values: [Element] = []
        for entry in entries {
            do throws(WrongValue) { values.append(try read(entry)) } catch { throw error.under(entry.key) }
        }
        return values
    }
}
