import Dashboard
import Model
import Screen

extension ValueForm where Value == Symbol {
    /// Symbols in upper or lower case.
    static var symbol: ValueForm {
        ValueForm(
            description: "a symbol such as \"IWM\"",
            read: { item throws(InvalidValue) in
                guard case .text(let text) = item, let symbol = Symbol(wellFormed: text) else {
                    throw InvalidValue(expected: "a symbol such as \"IWM\"", item)
                }
                return symbol
            }, write: { TOMLText.quoted($0.name) })
    }
}

extension Symbol {
    /// A symbol as used by markets: letters, digits, a dot, a dash, an equals sign, and a caret before an index. Nil
    /// for anything else.
    init?(wellFormed text: String) {
        let inner = text.hasPrefix("^") ? text.dropFirst() : text[...]
        guard (1...20).contains(inner.count), let first = inner.first, first.isLetter || first.isNumber,
            inner.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || ".-=_/".contains($0)) })
        else { return nil }
        self.init(text)
    }
}

extension ValueForm where Value == [SymbolList] {
    /// Names, each with a list of symbols.
    static var symbolLists: ValueForm {
        let symbols = ValueForm<Symbol>.symbol.list("a list of symbols such as [\"XBI\", \"IBB\"]", atLeast: 1)
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

extension ValueForm where Value == [Symbol: String] {
    /// The names of instruments at a source.
    static func names(_ description: String) -> ValueForm {
        let name = ValueForm<String>.text(description) { !$0.contains(" ") && !$0.contains("/") }
        return ValueForm(
            description: "symbols with \(description)",
            read: { item throws(InvalidValue) in
                let pairs = try entries(item, "symbols with \(description)") { entry throws(InvalidValue) in
                    guard let symbol = Symbol(wellFormed: entry.key) else {
                        throw InvalidValue("'\(entry.key)' is not a symbol")
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
    /// The names of the series of tenors at a source.
    static var series: ValueForm {
        ValueForm(
            description: "tenors with names of series such as { 10Y = \"DGS10\" }",
            read: { item throws(InvalidValue) in
                let name = ValueForm<String>.text("the name of a series such as \"DGS10\"") { !$0.contains(" ") }
                let pairs = try entries(item, "tenors with names of series") { entry throws(InvalidValue) in
                    guard let tenor = Tenor(rawValue: entry.key) else {
                        let tenors = Tenor.allCases.map(\.rawValue)
                        throw InvalidValue("no tenor '\(entry.key)': there are \(tenors.joined(separator: ", "))")
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

extension ValueForm {
    /// The entries of a table, each read separately.
    fileprivate static func entries<Element>(
        _ item: TOMLItem, _ expected: String, _ read: (TOMLItem.Entry) throws(InvalidValue) -> Element
    ) throws(InvalidValue) -> [Element] {
        guard case .table(let entries) = item else { throw InvalidValue(expected: expected, item) }
        var values: [Element] = []
        for entry in entries {
            do throws(InvalidValue) { values.append(try read(entry)) } catch { throw error.under(entry.key) }
        }
        return values
    }
}
