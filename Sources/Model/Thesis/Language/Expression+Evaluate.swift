extension Expression {
    /// What it comes to over a market; nil where that is not known.
    func truth(in market: Market) -> Bool? {
        guard case .truth(let proposition) = root else { return nil }
        return proposition.truth { leaves[$0].reading(in: market).truth }
    }

    /// The number that it comes to, with what is known of it.
    func reading(in market: Market) -> Reading {
        guard case .number(let figure) = root else { return Reading(unknown: .undefined) }
        return figure.reading(in: market)
    }
}

extension Proposition {
    /// The truth by S. C. Kleene's strong tables ("Introduction to Metamathematics", 1952, §64), nil for unknown; a
    /// leaf that cannot matter any more is not asked.
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

    /// The truth, and the leaves that would turn it if they alone turned, in their order; none where it is not known.
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
    /// Its truth over a market, or why it is not known.
    func reading(in market: Market) -> Reading {
        switch kind {
        case .comparison(let a, let comparison, let b):
            return comparison.reading(a.reading(in: market), b.reading(in: market, as: a.unit(beside: b)))
        case .truth(let call): return call.read(market)
        case .word(let call, let isEqual, let word):
            var reading = call.read(market)
            if case .word(let found) = reading.content { reading.content = .truth((found == word) == isEqual) }
            return reading
        }
    }
}

extension Comparison {
    /// What comparing two readings comes to. Bounds decide where no number between them would say otherwise.
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
