public import Model

/// Whether a condition is met.
public enum ConditionStatus: String, CaseIterable, Hashable, Sendable {
    /// The condition is met.
    case holds
    /// The condition is not met.
    case fails
    /// The figures do not decide.
    case unknown

    /// The status for a truth value; unknown for nil.
    init(_ truth: Bool?) { self = truth.map { $0 ? .holds : .fails } ?? .unknown }

    /// The status as a person reads it; the raw value is what files and scripts have.
    public var label: String {
        switch self {
        case .holds: "met"
        case .fails: "not met"
        case .unknown: "unknown"
        }
    }
}

/// The result of evaluating a condition over one market.
public struct ConditionResult: Hashable, Sendable {
    /// The condition's identifier in machine-readable output.
    public let id: String
    /// The condition's text.
    public let text: String
    /// Whether the condition is met.
    public let status: ConditionStatus
    /// The deciding figure, in `unit`; nil if there is none.
    public let value: Double?
    /// The unit of the figure.
    public let unit: ThesisUnit?
    /// The figure as printed, with its unit; a dash if there is none.
    public let figure: String
    /// The date of the newest figure used.
    public let newest: Dated?
    /// A remark for the reader: why the status is unknown, or that a table of a later date is used.
    public let note: String?
    /// Whether the result rests on a table dated after the as-of date.
    public let isLater: Bool
    /// The nearest change of one figure that would change the status; nil if it is unknown or no single change would.
    public let flip: Flip?
}

/// The change of a figure that would change a condition's status.
public struct Flip: Hashable, Sendable {
    /// The part of the condition that would change, as written.
    public let part: String
    /// How far its figure, or the newest value underlying it, must move; in `unit`.
    public let change: Double
    /// The unit of the change.
    public let unit: ThesisUnit
    /// The figure at which the status changes; nil if the change is that of an underlying value.
    public let bound: Double?
    /// What must move if it is not obvious: an input such as `the yield`, or the figure as written if there are
    /// several.
    public let input: String?

    /// The change in words, such as `turns if it falls by 2.11 pp to 0.00 pp`.
    public var text: String {
        let subject = input ?? "it"
        if change == 0 { return "Flips with the smallest move of \(subject)" }
        let move = "Flips if \(subject) \(change < 0 ? "falls" : "rises") \(unit.distanceText(change))"
        return bound.map { "\(move) to \(unit.text(isStep(at: $0) ? $0 + step : $0))" } ?? move
    }

    /// Whether a whole number must go past the bound, not just reach it.
    private func isStep(at bound: Double) -> Bool { unit.isDiscrete && step != 0 }
    /// The step from the bound to the next whole number.
    let step: Double

    /// The change relative to the size of the figures, so that flips in different units can be compared.
    func distance(from value: Double) -> Double {
        let size = max(value.magnitude, bound?.magnitude ?? 0)
        return size > 0 ? change.magnitude / size : 0
    }
}
