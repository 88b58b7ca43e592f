import Model

/// The result of evaluating one leaf of a condition over a market: its truth and the figure that decides it.
struct LeafResult {
    let truth: Reading
    /// The figure, its printed form and its unit; nil if it is unknown.
    let figure: (value: Double, text: String, unit: ThesisUnit)?
    private let bound: Double?
    private let comparison: Comparison?
    /// The range of the figure's expression, used as its name if the condition has several.
    private let subject: Range<Int>

    init(_ leaf: Leaf, in market: Market) {
        switch leaf.kind {
        case .comparison(let a, let comparison, let b):
            let isMirrored = a.isConstant && !b.isConstant
            let (subject, other) = isMirrored ? (b, a) : (a, b)
            let unit = subject.unit(comparedWith: other)
            self.subject = subject.range
            let (left, right) = (subject.reading(in: market, as: unit), other.reading(in: market, as: unit))
            self.comparison = isMirrored ? comparison.mirrored : comparison
            truth = (isMirrored ? comparison.mirrored : comparison).reading(left, right)
            figure = left.number.map { ($0.value, $0.span.prefix + unit.text($0.value), unit) }
            bound = right.number?.value
        case .truth, .keyword:
            truth = leaf.reading(in: market)
            subject = leaf.range
            figure = truth.underlying.map { ($0.value, $0.unit.text($0.value), $0.unit) }
            bound = truth.underlying?.bound
            comparison = nil
        }
    }

    /// The change that would change the truth; nil if it is unknown, or if any move would change it.
    func flip(_ leaf: Leaf, in expression: Expression, _ market: Market) -> Flip? {
        guard let isTrue = truth.truth, let figure else { return nil }
        let part = expression.excerpt(leaf.range)
        if case .keyword(let call, _, _) = leaf.kind {
            return call.turn?(market).map {
                Flip(part: part, change: $0.change, unit: $0.unit, bound: nil, input: $0.input, step: 0)
            }
        }
        guard let bound else { return nil }
        let step = figure.unit.isDiscrete ? comparison?.step(whenTrue: isTrue) ?? 0 : 0
        if comparison == .equal && isTrue || comparison == .unequal && !isTrue { return nil }
        return Flip(
            part: part, change: bound - figure.value + step, unit: figure.unit, bound: bound,
            input: expression.leaves.count > 1 ? expression.excerpt(subject) : nil, step: step)
    }
}

extension Comparison {
    /// How far past its bound a whole number must go to change the truth of the comparison.
    fileprivate func step(whenTrue isTrue: Bool) -> Double {
        switch self {
        case .greater: isTrue ? 0 : 1
        case .atLeast: isTrue ? -1 : 0
        case .less: isTrue ? 0 : -1
        case .atMost: isTrue ? 1 : 0
        case .equal, .unequal: 0
        }
    }
}

extension ClosedRange<Double> {
    /// The sign printed before a number that is only known to lie in this range.
    var prefix: String {
        if upperBound == .infinity { return lowerBound == -.infinity ? "~" : "≥" }
        return lowerBound == -.infinity ? "≤" : ""
    }
}
