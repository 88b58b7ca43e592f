/// What the figures say of a condition.
public enum ConditionStatus: String, CaseIterable, Hashable, Sendable {
    /// It is so.
    case holds
    /// It is not so.
    case fails
    /// The figures do not decide.
    case unknown

    /// The status of a truth, nil where it is not known.
    init(_ truth: Bool?) { self = truth.map { $0 ? .holds : .fails } ?? .unknown }
}

/// A condition held against the figures of one market.
public struct ConditionStanding: Hashable, Sendable {
    /// Its name in machine-readable output.
    public let id: String
    /// What it says, for a reader.
    public let words: String
    /// What the figures say of it.
    public let status: ConditionStatus
    /// The figure that decides, as a number in `unit`; nil where there is none.
    public let value: Double?
    /// The unit of the figure.
    public let unit: ThesisUnit?
    /// The figure as it is printed, with its unit; a dash where there is none.
    public let figure: String
    /// The date of the newest figure that went in.
    public let newest: Dated?
    /// What a reader must know beside the figure: why it is unknown, or that a table is of a later date.
    public let note: String?
    /// Whether it rests on a table that counts only from after the as-of date.
    public let isLater: Bool
    /// The nearest change of one figure that would turn it; nil where it is unknown, or nothing near turns it.
    public let flip: Flip?
}

/// What would turn a condition.
public struct Flip: Hashable, Sendable {
    /// The part of the condition that would turn, as it is written.
    public let part: String
    /// How far its figure, or the newest value behind it, must move; in `unit`.
    public let change: Double
    /// The unit of the change.
    public let unit: ThesisUnit
    /// Where the figure turns; nil where the change is that of a value behind it.
    public let bound: Double?
    /// What must move, where that is not plain: `the yield`, or the figure as it is written where there are several.
    public let input: String?

    /// It for a reader: `turns if it falls by 2.11 pp to 0.00 pp`.
    public var text: String {
        let subject = input ?? "it"
        if change == 0 { return "turns with the least move of \(subject)" }
        let move = "turns if \(subject) \(change < 0 ? "falls" : "rises") by \(unit.distanceText(change))"
        return bound.map { "\(move) to \(unit.text(isStep(at: $0) ? $0 + step : $0))" } ?? move
    }

    /// Whether a count must pass its bound and not just reach it.
    private func isStep(at bound: Double) -> Bool { unit.isDiscrete && step != 0 }
    /// What lies between the bound and the next whole number.
    let step: Double

    /// How far away it is beside others: by the figures' own size, for units differ.
    func distance(from value: Double) -> Double {
        let size = max(value.magnitude, bound?.magnitude ?? 0)
        return size > 0 ? change.magnitude / size : 0
    }
}
