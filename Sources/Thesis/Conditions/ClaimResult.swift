public import Model

/// The result of checking a claim against one market.
public struct ClaimResult: Hashable, Sendable {
    /// How a claim compares with the computed figure.
    public enum Verdict: String, CaseIterable, Hashable, Sendable {
        /// The computed figure agrees with the stated one within the tolerance.
        case confirmed
        /// The computed figure does not agree with the stated one.
        case differs
        /// The figure cannot be computed or compared.
        case notCheckable = "not checkable"
    }

    /// The claim's identifier in machine-readable output.
    public let id: String
    /// The claim's text.
    public let text: String
    /// The stated figure, in `unit`.
    public let stated: Double
    /// The stated figure as printed.
    public let statedText: String
    /// The computed figure, in `unit`; nil if there is none.
    public let computed: Double?
    /// The computed figure as printed; a dash if there is none.
    public let computedText: String
    /// The unit of both figures; `.fraction` if they are printed in percent.
    public let unit: ThesisUnit
    /// The verdict on the claim.
    public let verdict: Verdict
    /// The computed figure less the stated one, in `unit`; nil unless they differ.
    public let difference: Double?
    /// Why the claim is not checkable, or by how much it differs; nil if it is confirmed.
    public let reason: String?
    /// Who stated the figure, and where.
    public let source: String
    /// The date for which the figure was stated; nil for a claim about any date.
    public let asOf: Day?
    /// A remark for the reader: a table of a later date in use, or the claim's own note.
    public let note: String?
}

extension Thesis.Claim {
    /// Checks the claim against a market. A claim stated for an earlier date is checked with the data available then;
    /// one stated for a later date is not checkable yet.
    public func result(in market: Market) -> ClaimResult {
        guard let computes, case .number(let figure) = computes.root else {
            return result(.plainFraction(stated.quantity.unit), nil, .notCheckable, note)
        }
        if let asOf, asOf > market.day {
            return result(figure.unit, nil, .notCheckable, "stated for \(asOf.long), after this date")
        }
        let pastMarket =
            asOf.map { market.restricted(to: computes.inputs).asOf($0, mode: market.moment.mode) } ?? market
        let reading = computes.reading(in: pastMarket)
        guard let number = reading.number else {
            return result(figure.unit, nil, .notCheckable, reading.reason?.description)
        }
        if reading.source == source {
            return result(figure.unit, reading, .notCheckable, "computed from the same source")
        }
        return judge(reading, number.value, number.span, figure.unit)
    }

    private func judge(
        _ reading: Reading, _ value: Double, _ span: ClosedRange<Double>, _ unit: ThesisUnit
    ) -> ClaimResult {
        let quantity = stated.quantity
        func convert(_ number: Double) -> Double { unit.convert(number, to: quantity.unit) }
        let difference = convert(value) - quantity.value
        let low = convert(span.lowerBound) - quantity.value
        let high = convert(span.upperBound) - quantity.value
        if let comparison = stated.comparison {
            let slack = comparison == .greater || comparison == .atLeast ? -tolerance : tolerance
            switch comparison.reading(Reading(.number(difference, low...high)), Reading(slack)).truth {
            case true?: return result(unit, reading, .confirmed, nil)
            case false?: break
            case nil: return result(unit, reading, .notCheckable, UnknownReason.lowerBound.description)
            }
        } else if low != high {
            if low <= tolerance, high >= -tolerance {
                return result(unit, reading, .notCheckable, UnknownReason.lowerBound.description)
            }
        } else if difference.magnitude <= tolerance {
            return result(unit, reading, .confirmed, nil)
        }
        let sign = difference < 0 ? "\u{2212}" : "+"
        let size = unit.distanceText(value - quantity.unit.convert(quantity.value, to: unit))
        return result(unit, reading, .differs, "differs by \(sign)\(size)")
    }

    private func result(
        _ unit: ThesisUnit, _ reading: Reading?, _ verdict: ClaimResult.Verdict, _ reason: String?
    ) -> ClaimResult {
        let number = reading?.number
        let statedValue = stated.quantity.unit.convert(stated.quantity.value, to: unit)
        let later = reading?.later.map { "later: \($0.long)" }
        return ClaimResult(
            id: id, text: text, stated: statedValue, statedText: stated.text, computed: number?.value,
            computedText: number.map { $0.span.prefix + unit.text($0.value) } ?? NumberText.missing, unit: unit,
            verdict: verdict, difference: verdict == .differs ? number.map { $0.value - statedValue } : nil,
            reason: reason, source: source, asOf: asOf, note: later ?? note)
    }
}

extension ThesisUnit {
    /// `.fraction` for figures written in percent; any other unit unchanged.
    fileprivate static func plainFraction(_ unit: ThesisUnit) -> ThesisUnit { unit == .percent ? .fraction : unit }
}
