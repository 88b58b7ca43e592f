import Model

/// One line of the report: what was measured, and what it may be at most.
struct Measurement: Sendable {
    /// What it is.
    let name: String
    /// The value, or nil where it could not be measured.
    let value: Double?
    /// Its unit.
    let unit: String
    /// The most it may be, where there is a budget.
    let budget: Double?
    /// What else a reader should know: spread, number of runs, conditions.
    let note: String

    init(_ name: String, _ value: Double?, _ unit: String, budget: Double? = nil, note: String = "") {
        self.name = name
        self.value = value
        self.unit = unit
        self.budget = budget
        self.note = note
    }

    /// The value over the budget: 1 and less holds it.
    var ratio: Double? {
        guard let value, let budget, budget > 0 else { return nil }
        return value / budget
    }

    /// A number with three digits that count; a whole one as it is.
    static func text(_ value: Double?) -> String {
        guard let value else { return NumberText.missing }
        if value == value.rounded() { return NumberText.fixed(value, decimals: 0) }
        let decimals = abs(value) >= 100 ? 0 : abs(value) >= 10 ? 1 : abs(value) >= 1 ? 2 : 3
        return NumberText.fixed(value, decimals: decimals)
    }
}
