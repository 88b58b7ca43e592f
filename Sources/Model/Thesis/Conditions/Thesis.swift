/// What somebody holds to be true of the market, written so that it can be checked: conditions, claims and alerts.
public struct Thesis: Sendable {
    /// A sentence that holds, fails or cannot be told.
    public struct Condition: Sendable {
        /// Its name in machine-readable output.
        public let id: String
        /// What it says, for a reader.
        public let words: String
        /// When it holds.
        public let holds: Expression
    }

    /// A figure that somebody stated, and how to compute it.
    public struct Claim: Sendable {
        /// Its name in machine-readable output.
        public let id: String
        /// What was stated, for a reader.
        public let words: String
        /// The figure, and how it is to be read.
        public let stated: StatedBound
        /// How to compute it; nil where nothing that is known gives it, which `reason` explains.
        public let computes: Expression?
        /// How far from the stated figure the computed one may be, in the unit of the stated one.
        public let tolerance: Double
        /// Who stated it, where.
        public let source: String
        /// The date for which it was stated; nil for a claim about any date.
        public let asOf: Day?
        /// What a reader must know of it.
        public let note: String?
    }

    /// A sentence that is to be told when it comes true.
    public struct Alert: Sendable {
        /// Its name.
        public let id: String
        /// What is told.
        public let words: String
        /// When it is true.
        public let when: Expression
        /// How long it must have been true, in milliseconds.
        public let hold: Int64
        /// How long after it was told it is not told again, in milliseconds.
        public let cooldown: Int64
    }

    /// The conditions in order.
    public let conditions: [Condition]
    /// The claims in order.
    public let claims: [Claim]
    /// The alerts in order.
    public let alerts: [Alert]
    /// Ratios with a name of their own, in order of name.
    public let derived: [DerivedSymbol]
    /// What its conditions and alerts look at.
    public let inputs: ThesisInputs

    /// A thesis of nothing.
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

/// A figure as somebody stated it: `8.42%`, or `> 51%` where they said more than that.
public struct StatedBound: Hashable, Sendable {
    /// The figure.
    public let quantity: Quantity
    /// How the true figure compares with it; nil where it is the figure itself.
    let comparison: Comparison?

    /// It as it is printed: `8.42 %`, `> 51 %`.
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
