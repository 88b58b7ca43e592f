extension Parser {
    /// A part as a truth, or a fault that says what it is instead.
    func proposition(_ part: Part) throws(ExpressionFault) -> Proposition {
        switch part {
        case .truth(let proposition, _): return proposition
        case .figure(let figure):
            throw ExpressionFault(
                figure.range, "a condition is true or false: compare this figure with another, as … > 0")
        case .word(let call, let words):
            throw ExpressionFault(
                call.range,
                "a condition is true or false: compare \(call.name) with a word, as … = \(words.first ?? "")")
        }
    }

    /// A part as a number, or a fault that says what it is instead.
    func figure(_ part: Part) throws(ExpressionFault) -> Figure {
        switch part {
        case .figure(let figure): return figure
        case .truth(_, let range): throw ExpressionFault(range, "expected a figure here; this is true or false")
        case .word(let call, let words):
            throw ExpressionFault(
                call.range, "expected a figure here; \(call.name) gives a word: \(words.joined(separator: ", "))")
        }
    }

    /// Refuses two figures that cannot be told apart or added, and says how to write the second.
    func check(_ a: Figure, _ b: Figure, _ deed: String) throws(ExpressionFault) {
        if a.unit.dimension == b.unit.dimension || a.isZero || b.isZero { return }
        let (wrong, right) = a.isConstant && !b.isConstant ? (a, b) : (b, a)
        throw ExpressionFault(
            wrong.range,
            "these cannot be \(deed): the other side is \(right.unit.example), this is \(wrong.unit.example)")
    }

    func add(_ a: Figure, _ sign: Arithmetic, _ b: Figure) throws(ExpressionFault) -> Figure {
        try check(a, b, sign == .plus ? "added" : "subtracted")
        var unit = a.isConstant && !b.isConstant || a.isZero ? b.unit : a.unit
        if sign == .minus, unit == .fraction || unit == .share { unit = .points }
        return Figure(kind: .arithmetic(a, sign, b), unit: unit, range: a.range.joined(b.range))
    }

    func multiply(_ a: Figure, _ sign: Arithmetic, _ b: Figure) throws(ExpressionFault) -> Figure {
        let (left, right) = (a.unit.dimension, b.unit.dimension)
        let unit: ThesisUnit
        switch (sign, left, right) {
        case (.over, _, _) where left == right: unit = .plain
        case (_, _, .plain), (_, _, .proportion): unit = a.unit
        case (.times, .plain, _), (.times, .proportion, _): unit = b.unit
        default:
            let deed = sign == .times ? "multiplied" : "divided"
            throw ExpressionFault(
                b.range, "these cannot be \(deed): the other side is \(a.unit.example), this is \(b.unit.example)")
        }
        return Figure(
            kind: .arithmetic(a, sign, b), unit: unit == .count ? .plain : unit, range: a.range.joined(b.range))
    }
}

extension Range<Int> {
    /// From where this begins to where another ends.
    func joined(_ other: Range<Int>) -> Range<Int> {
        Swift.min(lowerBound, other.lowerBound)..<Swift.max(upperBound, other.upperBound)
    }
}
