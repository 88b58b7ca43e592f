extension Parser {
    /// A part as a proposition; throws an error that names its actual type if it is none.
    func proposition(_ part: Part) throws(ExpressionError) -> Proposition {
        switch part {
        case .truth(let proposition, _): return proposition
        case .figure(let figure):
            throw ExpressionError(
                figure.range, "a condition is true or false: compare this figure with another, as in … > 0")
        case .keyword(let call, let keywords):
            throw ExpressionError(
                call.range,
                "a condition is true or false: compare \(call.name) with a word, as in … = \(keywords.first ?? "")")
        }
    }

    /// A part as a figure; throws an error that names its actual type if it is none.
    func figure(_ part: Part) throws(ExpressionError) -> Figure {
        switch part {
        case .figure(let figure): return figure
        case .truth(_, let range): throw ExpressionError(range, "expected a figure here; this is true or false")
        case .keyword(let call, let keywords):
            throw ExpressionError(
                call.range, "expected a figure here; \(call.name) returns a word: \(keywords.joined(separator: ", "))")
        }
    }

    /// Checks that two figures have compatible units; the error shows how to write the wrong one.
    func check(_ a: Figure, _ b: Figure, _ operation: String) throws(ExpressionError) {
        if a.unit.dimension == b.unit.dimension || a.isZero || b.isZero { return }
        let (wrong, right) = a.isConstant && !b.isConstant ? (a, b) : (b, a)
        throw ExpressionError(
            wrong.range,
            "these cannot be \(operation): the other side is \(right.unit.example), this is \(wrong.unit.example)")
    }

    func add(_ a: Figure, _ sign: Arithmetic, _ b: Figure) throws(ExpressionError) -> Figure {
        try check(a, b, sign == .plus ? "added" : "subtracted")
        var unit = a.isConstant && !b.isConstant || a.isZero ? b.unit : a.unit
        if sign == .minus, unit == .fraction || unit == .share { unit = .points }
        return Figure(kind: .arithmetic(a, sign, b), unit: unit, range: a.range.joined(b.range))
    }

    func multiply(_ a: Figure, _ sign: Arithmetic, _ b: Figure) throws(ExpressionError) -> Figure {
        let (left, right) = (a.unit.dimension, b.unit.dimension)
        let unit: ThesisUnit
        switch (sign, left, right) {
        case (.over, _, _) where left == right: unit = .plain
        case (_, _, .plain), (_, _, .proportion): unit = a.unit
        case (.times, .plain, _), (.times, .proportion, _): unit = b.unit
        default:
            let operation = sign == .times ? "multiplied" : "divided"
            throw ExpressionError(
                b.range, "these cannot be \(operation): the other side is \(a.unit.example), this is \(b.unit.example)")
        }
        return Figure(
            kind: .arithmetic(a, sign, b), unit: unit == .count ? .plain : unit, range: a.range.joined(b.range))
    }
}

extension Range<Int> {
    /// The range from the start of the first to the end of the last of the two.
    func joined(_ other: Range<Int>) -> Range<Int> {
        Swift.min(lowerBound, other.lowerBound)..<Swift.max(upperBound, other.upperBound)
    }
}
