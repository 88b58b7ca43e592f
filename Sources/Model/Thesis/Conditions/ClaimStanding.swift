/// A claim held against the figures of one market.
public struct ClaimStanding: Hashable, Sendable {
    /// What the figures say of a claim.
    public enum Verdict: String, CaseIterable, Hashable, Sendable {
        /// The computed figure is the stated one, within the tolerance.
        case confirmed
        /// It is another.
        case differs
        /// The figures do not tell.
        case notCheckable = "not checkable"
    }

    /// Its name in machine-readable output.
    public let id: String
    /// What was stated, for a reader.
    public let words: String
    /// The stated figure in `unit`.
    public let stated: Double
    /// The stated figure as it is printed.
    public let statedText: String
    /// The figure that we compute, in `unit`; nil where there is none.
    public let computed: Double?
    /// The computed figure as it is printed; a dash where there is none.
    public let computedText: String
    /// The unit of both: a fraction where percent are printed.
    public let unit: ThesisUnit
    /// What the figures say of it.
    public let verdict: Verdict
    /// The computed figure less the stated one, where it differs.
    public let difference: Double?
    /// Why it is not checkable, or by how much it differs; nil where it is confirmed.
    public let why: String?
    /// Who stated it, where.
    public let source: String
    /// The date for which it was stated, where there is one.
    public let asOf: Day?
    /// What a reader must know of it.
    public let note: String?
}

extension Thesis.Claim {
    /// What the figures of a market say of it. A claim of an earlier date is held against what was known then; one of a
    /// later date has not been made yet.
    public func standing(in market: Market) -> ClaimStanding {
        guard let computes, case .number(let figure) = computes.root else {
            return standing(.plainFraction(stated.quantity.unit), nil, .notCheckable, note)
        }
        if let asOf, asOf > market.day {
            return standing(figure.unit, nil, .notCheckable, "stated for \(asOf.long), after this date")
        }
        let known = asOf.map { market.restricted(to: computes.inputs).asOf($0, mode: market.moment.mode) } ?? market
        let reading = computes.reading(in: known)
        guard let number = reading.number else {
            return standing(figure.unit, nil, .notCheckable, reading.reason?.description)
        }
        if reading.source == source {
            return standing(figure.unit, reading, .notCheckable, "the figure is this source's own")
        }
        return judge(reading, number.value, number.span, figure.unit)
    }

    private func judge(
        _ reading: Reading, _ value: Double, _ span: ClosedRange<Double>, _ unit: ThesisUnit
    ) -> ClaimStanding {
        let quantity = stated.quantity
        func convert(_ number: Double) -> Double { unit.convert(number, to: quantity.unit) }
        let difference = convert(value) - quantity.value
        let low = convert(span.lowerBound) - quantity.value
        let high = convert(span.upperBound) - quantity.value
        if let comparison = stated.comparison {
            let slack = comparison == .greater || comparison == .atLeast ? -tolerance : tolerance
            switch comparison.reading(Reading(.number(difference, low...high)), Reading(slack)).truth {
            case true?: return standing(unit, reading, .confirmed, nil)
            case false?: break
            case nil: return standing(unit, reading, .notCheckable, UnknownReason.lowerBound.description)
            }
        } else if low != high {
            if low <= tolerance, high >= -tolerance {
                return standing(unit, reading, .notCheckable, UnknownReason.lowerBound.description)
            }
        } else if difference.magnitude <= tolerance {
            return standing(unit, reading, .confirmed, nil)
        }
        let sign = difference < 0 ? "\u{2212}" : "+"
        let size = unit.distanceText(value - quantity.unit.convert(quantity.value, to: unit))
        return standing(unit, reading, .differs, "differs by \(sign)\(size)")
    }

    private func standing(
        _ unit: ThesisUnit, _ reading: Reading?, _ verdict: ClaimStanding.Verdict, _ why: String?
    ) -> ClaimStanding {
        let number = reading?.number
        let statedValue = stated.quantity.unit.convert(stated.quantity.value, to: unit)
        let later = reading?.later.map { "later: \($0.long)" }
        return ClaimStanding(
            id: id, words: words, stated: statedValue, statedText: stated.text, computed: number?.value,
            computedText: number.map { $0.span.prefix + unit.text($0.value) } ?? NumberText.missing, unit: unit,
            verdict: verdict, difference: verdict == .differs ? number.map { $0.value - statedValue } : nil, why: why,
            source: source, asOf: asOf, note: later ?? note)
    }
}

extension ThesisUnit {
    /// A fraction for what is written in percent; the unit itself for all else.
    fileprivate static func plainFraction(_ unit: ThesisUnit) -> ThesisUnit { unit == .percent ? .fraction : unit }
}
