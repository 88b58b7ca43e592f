extension ArgumentReader {
    /// An instrument, a ratio of two, or a name given to one.
    mutating func gauge() throws(ExpressionFault) -> Gauge {
        try begin("an instrument, as IWM or IWM/SPY")
        let gauge = try gaugeItself()
        inputs.symbols.formUnion(gauge.symbols)
        return gauge
    }

    /// An instrument or ratio that is no argument.
    mutating func gaugeItself() throws(ExpressionFault) -> Gauge {
        if next.kind == .name, let derived = vocabulary.derived[next.text] {
            advance()
            return derived
        }
        let symbol = try symbolItself()
        return Gauge(symbol, over: take("/") ? try symbolItself() : nil)
    }

    /// An instrument.
    mutating func symbol() throws(ExpressionFault) -> Symbol {
        try begin("an instrument, as IWM")
        let symbol = try symbolItself()
        inputs.symbols.insert(symbol)
        return symbol
    }

    /// A fund, whose table is read and not its prices.
    mutating func fund() throws(ExpressionFault) -> Symbol {
        try begin("a fund, as QQQS")
        return try symbolItself()
    }

    private mutating func symbolItself() throws(ExpressionFault) -> Symbol {
        guard next.kind == .name || next.kind == .text else { throw fault(expected: "an instrument, as IWM") }
        let symbol = Symbol(next.text)
        guard vocabulary.symbols.contains(symbol) else {
            let hint = Suggestion.words(for: next.text, among: vocabulary.names)
            throw ExpressionFault(next.range, "no instrument \(next.described)\(hint)")
        }
        advance()
        return symbol
    }

    /// A window: `1M`, `QTD`.
    mutating func window() throws(ExpressionFault) -> Window {
        let expected = "a window (\(Window.allCases.map(\.rawValue).joined(separator: " ")))"
        try begin(expected)
        guard let window = Window(rawValue: next.text.uppercased()) else { throw fault(expected: expected) }
        advance()
        return window
    }

    /// A window or a count of sessions.
    mutating func span() throws(ExpressionFault) -> Span {
        if case .quantity(let quantity) = tokens[min(at + 1, tokens.count - 1)].kind, quantity.unit == .plain {
            return .sessions(try count(1...ArgumentReader.mostSessions))
        }
        return .window(try window())
    }

    /// A whole number.
    mutating func count(_ range: ClosedRange<Int>) throws(ExpressionFault) -> Int {
        let expected = "a count from \(range.lowerBound) to \(range.upperBound)"
        try begin(expected)
        guard case .quantity(let quantity) = next.kind, quantity.unit == .plain,
            let count = Int(exactly: quantity.value), range.contains(count)
        else { throw fault(expected: expected) }
        advance()
        return count
    }

    /// A tenor: `10Y`.
    mutating func tenor() throws(ExpressionFault) -> Tenor {
        let expected = "a tenor (\(Tenor.allCases.map(\.rawValue).joined(separator: " ")))"
        try begin(expected)
        guard let tenor = Tenor(rawValue: next.text.uppercased()) else { throw fault(expected: expected) }
        advance()
        inputs.tables.insert(.rates)
        return tenor
    }

    /// One of some words; words of several parts may be written with `_` or between quotation marks.
    mutating func word<Value>(
        _ expected: String, _ words: [(name: String, value: Value)]
    ) throws(ExpressionFault) -> Value {
        let expected = "\(expected) (\(words.map(\.name).joined(separator: " ")))"
        try begin(expected)
        let written = String(next.text.lowercased().map { $0 == " " ? "_" : $0 })
        guard let word = words.first(where: { $0.name.lowercased() == written }) else {
            throw fault(expected: expected, suggestion: Suggestion.words(for: written, among: words.map(\.name)))
        }
        advance()
        return word.value
    }

    /// The instruments of a group: `sector`, `"us-small"`.
    mutating func group() throws(ExpressionFault) -> [Symbol] {
        try begin("a group of instruments, as sector")
        guard let members = vocabulary.groups[next.text], next.kind == .name || next.kind == .text else {
            let names = vocabulary.groups.keys.sorted()
            let hint = Suggestion.words(for: next.text, among: names)
            throw ExpressionFault(
                next.range, "no group \(next.described): there are \(names.joined(separator: ", "))\(hint)")
        }
        advance()
        inputs.symbols.formUnion(members)
        return members
    }

    /// A sector between quotation marks, by its whole or its short name.
    mutating func sector() throws(ExpressionFault) -> Sector {
        try begin("a sector, as \"Health Care\"")
        let written = next.text.lowercased()
        let sector = Sector.allCases.first { $0.rawValue.lowercased() == written || $0.short.lowercased() == written }
        guard let sector else {
            let hint = Suggestion.words(for: next.text, among: Sector.allCases.flatMap { [$0.rawValue, $0.short] })
            throw ExpressionFault(next.range, "no sector \(next.described)\(hint)")
        }
        advance()
        inputs.tables.insert(.sectors)
        return sector
    }
}

/// How far back a change is measured.
enum Span: Hashable, Sendable {
    case window(Window)
    case sessions(Int)
}
