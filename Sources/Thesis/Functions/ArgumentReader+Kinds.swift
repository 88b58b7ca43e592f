import Model

extension ArgumentReader {
    /// An argument that is an instrument, a ratio of two instruments, or the name of a ratio.
    mutating func gauge() throws(ExpressionError) -> Gauge {
        try begin("an instrument such as IWM or IWM/SPY")
        let gauge = try parseGauge()
        inputs.symbols.formUnion(gauge.symbols)
        return gauge
    }

    /// Parses an instrument or a ratio without expecting an argument separator first.
    mutating func parseGauge() throws(ExpressionError) -> Gauge {
        if next.kind == .name, let derived = vocabulary.derived[next.text] {
            advance()
            return derived
        }
        let symbol = try parseSymbol()
        return Gauge(symbol, over: consume("/") ? try parseSymbol() : nil)
    }

    /// An argument that is an instrument.
    mutating func symbol() throws(ExpressionError) -> Symbol {
        try begin("an instrument such as IWM")
        let symbol = try parseSymbol()
        inputs.symbols.insert(symbol)
        return symbol
    }

    /// An argument that is a fund whose tables are read, not its prices.
    mutating func fund() throws(ExpressionError) -> Symbol {
        try begin("a fund such as QQQS")
        return try parseSymbol()
    }

    private mutating func parseSymbol() throws(ExpressionError) -> Symbol {
        guard next.kind == .name || next.kind == .text else { throw error(expected: "an instrument such as IWM") }
        let symbol = Symbol(next.text)
        guard vocabulary.symbols.contains(symbol) else {
            let hint = Suggestion.hint(for: next.text, among: vocabulary.names)
            throw ExpressionError(next.range, "unknown instrument \(next.described)\(hint)")
        }
        advance()
        return symbol
    }

    /// A window, such as `1M` or `QTD`.
    mutating func window() throws(ExpressionError) -> Window {
        let expected = "a window (\(Window.allCases.map(\.rawValue).joined(separator: " ")))"
        try begin(expected)
        guard let window = Window(rawValue: next.text.uppercased()) else { throw error(expected: expected) }
        // Windows that begin at a date are shorter than a year.
        if window == .maximum || (window.sessions ?? 0) > ThesisInputs.newestSessions { inputs.looksFarBack = true }
        advance()
        return window
    }

    /// A window or a number of sessions.
    mutating func span() throws(ExpressionError) -> Span {
        if case .quantity(let quantity) = tokens[min(position + 1, tokens.count - 1)].kind, quantity.unit == .plain {
            return .sessions(try count(1...ArgumentReader.mostSessions))
        }
        return .window(try window())
    }

    /// A whole number within `range`.
    mutating func count(_ range: ClosedRange<Int>) throws(ExpressionError) -> Int {
        let expected = "a count from \(range.lowerBound) to \(range.upperBound)"
        try begin(expected)
        guard case .quantity(let quantity) = next.kind, quantity.unit == .plain,
            let count = Int(exactly: quantity.value), range.contains(count)
        else { throw error(expected: expected) }
        let isOfSessions = range.upperBound == ArgumentReader.mostSessions
        if isOfSessions, count > ThesisInputs.newestSessions { inputs.looksFarBack = true }
        advance()
        return count
    }

    /// A tenor, such as `10Y`.
    mutating func tenor() throws(ExpressionError) -> Tenor {
        let expected = "a tenor (\(Tenor.allCases.map(\.rawValue).joined(separator: " ")))"
        try begin(expected)
        guard let tenor = Tenor(rawValue: next.text.uppercased()) else { throw error(expected: expected) }
        advance()
        inputs.tables.insert(.rates)
        return tenor
    }

    /// An argument that is a call of a function without parameters.
    mutating func figure(_ name: String) throws(ExpressionError) {
        let expected = "\(name)()"
        try begin(expected)
        guard next.kind == .name, next.text == name else { throw error(expected: expected) }
        advance()
        guard consume("("), consume(")") else { throw error(expected: "() after \(name)") }
        inputs.tables.insert(.valuations)
    }

    /// One of the given keywords; a keyword of several parts may be written with `_` or in quotation marks.
    mutating func keyword<Value>(
        _ expected: String, _ keywords: [(name: String, value: Value)]
    ) throws(ExpressionError) -> Value {
        let expected = "\(expected) (\(keywords.map(\.name).joined(separator: " ")))"
        try begin(expected)
        let written = String(next.text.lowercased().map { $0 == " " ? "_" : $0 })
        guard let keyword = keywords.first(where: { $0.name.lowercased() == written }) else {
            throw error(expected: expected, suggestion: Suggestion.hint(for: written, among: keywords.map(\.name)))
        }
        advance()
        return keyword.value
    }

    /// The instruments of a group, such as `sector` or `"us-small"`.
    mutating func group() throws(ExpressionError) -> [Symbol] {
        try begin("a group of instruments such as sector")
        guard let members = vocabulary.groups[next.text], next.kind == .name || next.kind == .text else {
            let names = vocabulary.groups.keys.sorted()
            let hint = Suggestion.hint(for: next.text, among: names)
            throw ExpressionError(
                next.range, "unknown group \(next.described), expected \(names.joined(separator: ", "))\(hint)")
        }
        advance()
        inputs.symbols.formUnion(members)
        return members
    }

    /// A sector in quotation marks, by its full or short name; upper and lower case are the same.
    mutating func sector() throws(ExpressionError) -> Sector {
        try begin("a sector such as \"Health Care\"")
        let written = next.text.lowercased()
        let sector = Sector.allCases.first { $0.rawValue.lowercased() == written || $0.short.lowercased() == written }
        guard let sector else {
            let hint = Suggestion.hint(for: next.text, among: Sector.allCases.flatMap { [$0.rawValue, $0.short] })
            throw ExpressionError(next.range, "unknown sector \(next.described)\(hint)")
        }
        advance()
        inputs.tables.insert(.sectors)
        return sector
    }
}

/// The distance over which a change is measured.
enum Span: Hashable, Sendable {
    case window(Window)
    case sessions(Int)
}
