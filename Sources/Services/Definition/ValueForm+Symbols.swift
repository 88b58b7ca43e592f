package import Formats
package import Model

extension ValueForm where Value == Symbol {
    /// Symbols in upper or lower case.
    package static var symbol: ValueForm<Symbol> {
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

extension ValueForm where Value == [Symbol: String] {
    /// The names of instruments at a source.
    package static func names(_ description: String) -> ValueForm<[Symbol: String]> {
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
    package static var series: ValueForm<[Tenor: String]> {
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
