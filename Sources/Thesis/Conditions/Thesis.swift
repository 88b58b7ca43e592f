public import Model

/// A set of assertions about the market that can be checked: conditions, claims and alerts.
public struct Thesis: Sendable {
    /// A statement that is met, not met or unknown.
    public struct Condition: Sendable {
        /// The identifier in machine-readable output.
        public let id: String
        /// The statement in plain English.
        public let text: String
        /// The expression that decides whether it is met.
        public let holds: Expression
    }

    /// A published figure, and how to compute it.
    public struct Claim: Sendable {
        /// The identifier in machine-readable output.
        public let id: String
        /// The claim in plain English.
        public let text: String
        /// The stated figure.
        public let stated: StatedBound
        /// How to compute the figure; nil if no available data gives it, which `note` explains.
        public let computes: Expression?
        /// The largest difference between the stated and the computed figure, in the unit of the stated one.
        public let tolerance: Double
        /// Who stated the figure, and where.
        public let source: String
        /// The date for which the figure was stated; nil for a claim about any date.
        public let asOf: Day?
        /// A remark for the reader.
        public let note: String?
    }

    /// A statement that is reported when it becomes true.
    public struct Alert: Sendable {
        /// The identifier.
        public let id: String
        /// The message that is reported.
        public let text: String
        /// The expression that triggers the alert.
        public let when: Expression
        /// How long the expression must have been true, in milliseconds.
        public let hold: Int64
        /// The least time between two reports of the alert, in milliseconds.
        public let cooldown: Int64
    }

    /// The conditions, in the order of the file.
    public let conditions: [Condition]
    /// The claims, in the order of the file.
    public let claims: [Claim]
    /// The alerts, in the order of the file.
    public let alerts: [Alert]
    /// Named ratios, sorted by name.
    public let derived: [DerivedSymbol]
    /// The inputs of the conditions and alerts.
    public let inputs: ThesisInputs

    /// A thesis without conditions, claims and alerts.
    public static let empty = Thesis(conditions: [], claims: [], alerts: [], derived: [])

    init(conditions: [Condition], claims: [Claim], alerts: [Alert], derived: [DerivedSymbol]) {
        self.conditions = conditions
        self.claims = claims
        self.alerts = alerts
        self.derived = derived
        inputs = (conditions.map(\.holds.inputs) + alerts.map(\.when.inputs)).reduce(into: ThesisInputs()) {
            $0.formUnion($1)
        }
    }
}

/// A figure as stated in a source: exact, as in `8.42%`, or a bound, as in `> 51%`.
public struct StatedBound: Hashable, Sendable {
    /// The figure.
    public let quantity: Quantity
    /// How the true figure compares with `quantity`; nil if it equals it.
    let comparison: Comparison?

    /// The figure as printed, such as `8.42 %` or `> 51 %`.
    public var text: String {
        let number = NumberText.fixed(quantity.value, decimals: quantity.decimals)
        let figure =
            switch quantity.unit {
            case .percent: number + " %"
            case .bp: number + " bp"
            case .days: number + " d"
            case .money: quantity.unit.text(quantity.value)
            default: number
            }
        return comparison.map { "\($0.rawValue) \(figure)" } ?? figure
    }
}
