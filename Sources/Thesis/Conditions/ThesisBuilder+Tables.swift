import Model

extension ThesisBuilder {
    mutating func readSymbol(_ entry: ThesisSource.Entry) {
        let name = entry.key
        guard name.first?.isLetter == true, name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") })
        else {
            return report(entry.keyLocation, name.count, "a name has letters, digits and _ and begins with a letter")
        }
        guard !vocabulary.symbols.contains(Symbol(name)), ThesisFunction.named(name) == nil else {
            return report(entry.keyLocation, name.count, "'\(name)' is reserved: choose another name")
        }
        let current = vocabulary
        if let gauge = attempt(entry, { () throws(ExpressionError) in try Parser.gauge(entry.text, current) }) {
            derived.append(DerivedSymbol(name, gauge))
            vocabulary.derived[name] = gauge
        }
    }

    mutating func readCondition(_ table: ThesisSource.Table) {
        guard let id = self.text(table["id"]), let text = self.text(table["words"]),
            let holds = expression(table["holds"], Parser.condition)
        else { return }
        conditions.append(Thesis.Condition(id: id, text: text, holds: holds))
    }

    mutating func readAlert(_ table: ThesisSource.Table) {
        guard let id = self.text(table["id"]), let text = self.text(table["words"]),
            let when = expression(table["when"], Parser.condition),
            let hold = duration(table["hold"]), let cooldown = duration(table["cooldown"])
        else { return }
        alerts.append(Thesis.Alert(id: id, text: text, when: when, hold: hold, cooldown: cooldown))
    }

    mutating func readClaim(_ table: ThesisSource.Table) {
        guard let id = self.text(table["id"]), let text = self.text(table["words"]),
            let source = self.text(table["source"]),
            let entry = table["stated"],
            let stated = attempt(entry, { () throws(ExpressionError) in try StatedBound(parsing: entry.text) })
        else { return }
        var computes: Expression?
        if let entry = table["computes"] {
            guard let expression = expression(entry, Parser.figure) else { return }
            guard matches(expression, stated, entry) else { return }
            computes = expression
        } else if table["note"] == nil {
            return report(table.location, table.name.count, "a claim without 'computes' needs a 'note' that says why")
        }
        let asOf = date(table["as_of"])
        guard let tolerance = tolerance(table["tolerance"], of: stated), asOf != nil || table["as_of"] == nil
        else { return }
        claims.append(
            Thesis.Claim(
                id: id, text: text, stated: stated, computes: computes, tolerance: tolerance, source: source,
                asOf: asOf, note: table["note"].map { PlainText.clean($0.text) }))
    }

    private mutating func expression(
        _ entry: ThesisSource.Entry?, _ read: (String, ThesisVocabulary) throws(ExpressionError) -> Expression
    ) -> Expression? {
        guard let entry else { return nil }
        let current = vocabulary
        return attempt(entry) { () throws(ExpressionError) in try read(entry.text, current) }
    }

    /// Whether the figure that a claim computes can be compared with the one it states.
    private mutating func matches(_ computes: Expression, _ stated: StatedBound, _ entry: ThesisSource.Entry) -> Bool {
        guard case .number(let figure) = computes.root else { return false }
        if figure.unit.dimension == stated.quantity.unit.dimension { return true }
        report(
            entry, figure.range, "the stated value is \(stated.quantity.unit.example); this is \(figure.unit.example)")
        return false
    }

    /// The tolerance, in the unit of the stated figure; by default half a unit of its last digit.
    private mutating func tolerance(_ entry: ThesisSource.Entry?, of stated: StatedBound) -> Double? {
        let unit = stated.quantity.unit
        guard let entry else { return stated.comparison == nil ? stated.quantity.halfLastDigit : 0 }
        return attempt(entry) { () throws(ExpressionError) in
            let bound = try StatedBound(parsing: entry.text)
            guard bound.comparison == nil, bound.quantity.unit.dimension == unit.dimension, bound.quantity.value >= 0
            else { throw ExpressionError(0..<entry.text.count, "expected a tolerance \(unit.example)") }
            return bound.quantity.unit.convert(bound.quantity.value, to: unit)
        }
    }

    private mutating func date(_ entry: ThesisSource.Entry?) -> Day? {
        guard let entry else { return nil }
        if let day = Day(entry.text) { return day }
        report(entry, 0..<entry.text.count, "expected a date such as 2024-05-16")
        return nil
    }

    /// A duration such as `30 s`, `5 min`, `2 h` or `1 d`, in milliseconds; 0 if there is no entry.
    private mutating func duration(_ entry: ThesisSource.Entry?) -> Int64? {
        guard let entry else { return 0 }
        let digits = entry.text.prefix { ("0"..."9").contains($0) }
        let unit = entry.text.dropFirst(digits.count).drop { $0 == " " }
        let seconds: [Substring: Int64] = [
            "s": 1, "second": 1, "seconds": 1, "min": 60, "minute": 60, "minutes": 60, "h": 3600, "hour": 3600,
            "hours": 3600, "d": 86_400, "day": 86_400, "days": 86_400,
        ]
        guard let count = Int64(digits), count <= 100_000, let unitSeconds = seconds[unit] else {
            report(entry, 0..<entry.text.count, "expected a time such as 30 s, 5 min, 2 h or 1 d")
            return nil
        }
        return count * unitSeconds * 1000
    }
}

extension StatedBound {
    /// Parses a figure as written in a thesis file.
    init(parsing text: String) throws(ExpressionError) {
        var tokens = try Lexer.tokens(of: text)[...]
        var comparison: Comparison?
        if tokens.first?.kind == .sign, let sign = tokens.first.flatMap({ Comparison(rawValue: $0.text) }) {
            comparison = sign == .equal ? nil : sign
            tokens = tokens.dropFirst()
        }
        let isNegative = tokens.first?.isSign("-") == true
        if isNegative { tokens = tokens.dropFirst() }
        guard comparison != .unequal, tokens.count == 2, let token = tokens.first,
            case .quantity(let quantity) = token.kind
        else {
            let range = tokens.first?.range ?? 0..<0
            throw ExpressionError(range, "expected a figure with its unit such as 8.42% or > 51%")
        }
        self.comparison = comparison
        self.quantity = isNegative ? quantity.negated : quantity
    }
}
