import Model

extension Expression {
    /// The truth over a market; nil if it is unknown or the expression is a number.
    func truth(in market: Market) -> Bool? {
        guard case .truth(let proposition) = root else { return nil }
        return proposition.truth { leaves[$0].reading(in: market).truth }
    }

    /// The number over a market with its dates and source; unknown if the expression is a truth.
    func reading(in market: Market) -> Reading {
        guard case .number(let figure) = root else { return Reading(unknown: .undefined) }
        return figure.reading(in: market)
    }
}

extension Proposition {
    /// The truth by Kleene's strong three-valued logic, nil for unknown (S. C. Kleene, "Introduction to
    /// Metamathematics", 1952, §64). Leaves that no longer matter are not evaluated.
    func truth(_ leaf: (Int) -> Bool?) -> Bool? {
        switch self {
        case .leaf(let index): return leaf(index)
        case .not(let inner): return inner.truth(leaf).map { !$0 }
        case .and(let parts): return Proposition.truth(of: parts, unlessAny: false, leaf)
        case .or(let parts): return Proposition.truth(of: parts, unlessAny: true, leaf)
        }
    }

    private static func truth(of parts: [Proposition], unlessAny deciding: Bool, _ leaf: (Int) -> Bool?) -> Bool? {
        var isKnown = true
        for part in parts {
            switch part.truth(leaf) {
            case deciding?: return deciding
            case nil: isKnown = false
            default: break
            }
        }
        return isKnown ? !deciding : nil
    }

    /// The truth, and the leaves each of which would change it alone, in order; none if the truth is unknown.
    func critical(_ leaf: (Int) -> Bool?) -> (truth: Bool?, leaves: [Int]) {
        switch self {
        case .leaf(let index):
            let truth = leaf(index)
            return (truth, truth == nil ? [] : [index])
        case .not(let inner):
            let (truth, leaves) = inner.critical(leaf)
            return (truth.map { !$0 }, leaves)
        case .and(let parts): return Proposition.critical(of: parts.map { $0.critical(leaf) }, unlessAny: false)
        case .or(let parts): return Proposition.critical(of: parts.map { $0.critical(leaf) }, unlessAny: true)
        }
    }

    private static func critical(
        of parts: [(truth: Bool?, leaves: [Int])], unlessAny deciding: Bool
    ) -> (truth: Bool?, leaves: [Int]) {
        let decisive = parts.filter { $0.truth == deciding }, isKnown = parts.allSatisfy { $0.truth != nil }
        if decisive.isEmpty { return isKnown ? (!deciding, parts.flatMap(\.leaves)) : (nil, []) }
        return (deciding, isKnown && decisive.count == 1 ? decisive[0].leaves : [])
    }
}

extension Leaf {
    /// The truth over a market, or why it is unknown.
    func reading(in market: Market) -> Reading {
        switch kind {
        case .comparison(let a, let comparison, let b):
            return comparison.reading(a.reading(in: market), b.reading(in: market, as: a.unit(comparedWith: b)))
        case .truth(let call): return call.read(market)
        case .keyword(let call, let isEqual, let expected):
            var reading = call.read(market)
            if case .keyword(let found) = reading.content { reading.content = .truth((found == expected) == isEqual) }
            return reading
        }
    }
}

extension Comparison {
    /// The result of comparing two readings; decided from their bounds only if every number between them agrees.
    func reading(_ a: Reading, _ b: Reading) -> Reading {
        var joint = a.joined(with: b)
        guard let left = a.number, let right = b.number else {
            joint.content = .unknown(a.reason ?? b.reason ?? .undefined)
            return joint
        }
        if let truth = decide(left.span, right.span) {
            joint.content = .truth(truth)
        } else {
            let isLower = left.span.upperBound == .infinity || right.span.upperBound == .infinity
            joint.content = .unknown(isLower ? .lowerBound : .upperBound)
        }
        return joint
    }

    private func decide(_ a: ClosedRange<Double>, _ b: ClosedRange<Double>) -> Bool? {
        switch self {
        case .greater: return a.lowerBound > b.upperBound ? true : a.upperBound <= b.lowerBound ? false : nil
        case .atLeast: return a.lowerBound >= b.upperBound ? true : a.upperBound < b.lowerBound ? false : nil
        case .less, .atMost: return mirrored.decide(b, a)
        case .equal:
            if a.upperBound < b.lowerBound || b.upperBound < a.lowerBound { return false }
            return a.lowerBound == a.upperBound && a == b ? true : nil
        case .unequal: return Comparison.equal.decide(a, b).map { !$0 }
        }
    }
}
