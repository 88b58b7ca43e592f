import Model

extension Figure {
    /// The number over a market, in the figure's own unit.
    func reading(in market: Market) -> Reading {
        switch kind {
        case .literal(let value): return Reading(value)
        case .call(let call): return call.read(market)
        case .negative(let inner):
            var reading = inner.reading(in: market)
            if let (value, span) = reading.number {
                reading.content = .number(-value, -span.upperBound...(-span.lowerBound))
            }
            return reading
        case .arithmetic(let a, let sign, let b):
            let isSum = sign == .plus || sign == .minus
            let (left, right) =
                isSum
                ? (a.reading(in: market, as: unit), b.reading(in: market, as: unit))
                : (a.reading(in: market, as: a.factorUnit(of: self)), b.reading(in: market, as: b.factorUnit(of: self)))
            return sign.reading(left, right)
        }
    }

    /// The number over a market, converted to another unit of the same dimension.
    func reading(in market: Market, as other: ThesisUnit) -> Reading {
        var reading = reading(in: market)
        guard other != unit, other.dimension == unit.dimension, let (value, span) = reading.number else {
            return reading
        }
        let low = unit.convert(span.lowerBound, to: other)
        let high = unit.convert(span.upperBound, to: other)
        reading.content = .number(unit.convert(value, to: other), low...high)
        return reading
    }

    /// The unit for a comparison with another figure: its own, or the other's if it is zero.
    func unit(comparedWith other: Figure) -> ThesisUnit { isZero ? other.unit : unit }

    /// The unit of a factor or divisor: that of the result if the result takes its unit from it, else a plain number,
    /// so that `8%` multiplies by 0.08.
    private func factorUnit(of product: Figure) -> ThesisUnit {
        guard unit.dimension == .proportion else { return unit }
        return product.unit.dimension == .proportion && unit == product.unit ? unit : .fraction
    }
}

extension Arithmetic {
    /// The result of the operation on two readings and their bounds.
    func reading(_ a: Reading, _ b: Reading) -> Reading {
        var joint = a.joined(with: b)
        guard let left = a.number, let right = b.number else {
            joint.content = .unknown(a.reason ?? b.reason ?? .undefined)
            return joint
        }
        let value = apply(left.value, right.value)
        joint.content = value.isFinite ? .number(value, span(value, left.span, right.span)) : .unknown(.undefined)
        return joint
    }

    private func apply(_ a: Double, _ b: Double) -> Double {
        switch self {
        case .plus: a + b
        case .minus: a - b
        case .times: a * b
        case .over: a / b
        }
    }

    /// The interval of the result (R. E. Moore, "Interval Analysis", 1966); unbounded if a divisor may be zero.
    private func span(
        _ value: Double, _ a: ClosedRange<Double>, _ b: ClosedRange<Double>
    ) -> ClosedRange<Double> {
        if a.lowerBound == a.upperBound, b.lowerBound == b.upperBound { return value...value }
        let everything = -Double.infinity...Double.infinity
        if self == .over, b.contains(0) { return everything }
        let corners = [
            apply(a.lowerBound, b.lowerBound), apply(a.lowerBound, b.upperBound), apply(a.upperBound, b.lowerBound),
            apply(a.upperBound, b.upperBound),
        ]
        if self == .minus { return apply(a.lowerBound, b.upperBound)...apply(a.upperBound, b.lowerBound) }
        if self == .plus { return corners[0]...corners[3] }
        let known = corners.filter { !$0.isNaN }
        guard let low = known.min(), let high = known.max(), known.count == 4 else { return everything }
        return low...high
    }
}
