/// What rates, ratios and weights from outside can be: within what has been seen, with room to spare.
public enum RateRules {
    /// Yields and policy rates in percent: none in a large market has been below −5 or above 30.
    public static let percent: ClosedRange<Double> = -5...30
    /// A share of a fund, a fraction: derivatives and borrowing reach below zero and above the whole.
    public static let weight: ClosedRange<Double> = -5...5
    /// Price-earnings ratios: above zero; of an index some hundreds have been seen when earnings were gone.
    public static let largestRatio = 10_000.0

    /// What should stand there; nil where it can be a rate of a day in percent.
    public static func breach(percent value: Double) -> String? {
        percent.contains(value) ? nil : "a rate in percent, from −5 to 30"
    }

    /// What should stand there; nil where it can be a tenor's yield in percent. Zero is a yield of bills only: elsewhere it
    /// stands for one that is missing.
    public static func breach(yield value: Double, of tenor: Tenor) -> String? {
        guard percent.contains(value) else { return "a yield in percent, from −5 to 30" }
        return value == 0 && tenor.years >= 1 ? "a yield in percent" : nil
    }

    /// What should stand there; nil where it can be a price-earnings ratio.
    public static func breach(ratio value: Double) -> String? {
        value > 0 && value <= largestRatio ? nil : "a ratio above zero"
    }

    /// What should stand there; nil where it can be a share of a fund, a fraction.
    public static func breach(weight value: Double) -> String? {
        weight.contains(value) ? nil : "a weight from −500 to 500 %"
    }
}
