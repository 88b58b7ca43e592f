/// The valid ranges of external rates, ratios and weights: the historical range with a margin.
public enum RateRules {
    /// Yields and policy rates in percent: none in a large market has been below −5 or above 30.
    public static let percent: ClosedRange<Double> = -5...30
    /// A weight in a fund, a fraction: with derivatives and borrowing it can be negative or above one.
    public static let weight: ClosedRange<Double> = -5...5
    /// Price-earnings ratios: above zero; an index has reached some hundreds when earnings collapsed.
    public static let largestRatio = 10_000.0

    /// The expected value; nil for a valid rate in percent.
    public static func breach(percent value: Double) -> String? {
        percent.contains(value) ? nil : "a rate in percent, from −5 to 30"
    }

    /// The expected value; nil for a valid yield of a tenor in percent. Zero is a valid yield only for bills: elsewhere
    /// sources use it for a missing one.
    public static func breach(yield value: Double, of tenor: Tenor) -> String? {
        guard percent.contains(value) else { return "a yield in percent, from −5 to 30" }
        return value == 0 && tenor.years >= 1 ? "a yield in percent" : nil
    }

    /// The expected value; nil for a valid price-earnings ratio.
    public static func breach(ratio value: Double) -> String? {
        value > 0 && value <= largestRatio ? nil : "a ratio above zero"
    }
}
