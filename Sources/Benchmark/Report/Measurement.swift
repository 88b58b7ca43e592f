import Model

/// One line of the report: a measured value, with its budget if there is one.
struct Measurement: Sendable {
    /// The name of the measured quantity.
    let name: String
    /// The value; nil if it could not be measured.
    let value: Double?
    let unit: String
    /// The maximum allowed, if there is a budget.
    let budget: Double?
    /// Additional information: spread, number of runs, conditions.
    let note: String

    init(_ name: String, _ value: Double?, _ unit: String, budget: Double? = nil, note: String = "") {
        self.name = name
        self.value = value
        self.unit = unit
        self.budget = budget
        self.note = note
    }

    /// The value divided by the budget: at most 1 if within the budget.
    var ratio: Double? {
        guard let value, let budget, budget > 0 else { return nil }
        return value / budget
    }

    /// A number with three significant digits; whole numbers without decimals.
    static func text(_ value: Double?) -> String {
        guard let value else { return NumberText.missing }
        if value == value.rounded() { return NumberText.fixed(value, decimals: 0) }
        let decimals = abs(value) >= 100 ? 0 : abs(value) >= 10 ? 1 : abs(value) >= 1 ? 2 : 3
        return NumberText.fixed(value, decimals: decimals)
    }
}
