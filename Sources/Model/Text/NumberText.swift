/// The format of numbers throughout the program: U+2212 for minus, an em dash for a missing number, rounding half away
/// from zero, and no sign on a number that rounds to zero.
public enum NumberText {
    /// The text for a missing number.
    public static let missing = "—"

    /// The numbers that carry a sign.
    public enum Sign: Sendable {
        /// Negative numbers.
        case negative
        /// All numbers except zero.
        case always
    }

    /// A number with the given number of decimals: `−0.45`. With more than 18 digits it is written as `1.00e300`.
    public static func fixed(
        _ value: Double?, decimals: Int, sign: Sign = .negative, grouped: Bool = false
    ) -> String {
        text(value, decimals, sign, grouped)
    }

    /// A fraction as percent without the unit, for the columns of a table: `+8.42` for 0.0842.
    public static func percent(_ fraction: Double?, decimals: Int = 2, sign: Sign = .always) -> String {
        text(fraction, shift: 2, decimals, sign)
    }

    /// A fraction as percent with the unit: `+8.42 %` for 0.0842.
    public static func percentWithUnit(_ fraction: Double?, decimals: Int = 2, sign: Sign = .always) -> String {
        text(fraction, shift: 2, decimals, sign, unit: " %")
    }

    /// Basis points: `−21 bp`.
    public static func bp(_ basisPoints: Double?, decimals: Int = 0) -> String {
        text(basisPoints, decimals, .always, unit: " bp")
    }

    /// A difference of two fractions in percentage points: `+2.14 pp` for 0.0214.
    public static func pp(_ fraction: Double?, decimals: Int = 2) -> String {
        text(fraction, shift: 2, decimals, .always, unit: " pp")
    }

    /// A yield or rate that is already in percent: `4.38 %`.
    public static func yield(_ percent: Double?, decimals: Int = 2) -> String {
        text(percent, decimals, .negative, unit: " %")
    }

    /// A ratio or a coefficient: `−0.45`, `14.2` with one decimal.
    public static func ratio(_ value: Double?, decimals: Int = 2) -> String {
        text(value, decimals, .negative)
    }

    /// A count: `13`, `1,982`.
    public static func count(_ count: Int?) -> String {
        guard let count else { return missing }
        return RoundedDecimal(units: Int64(count), decimals: 0).text(grouped: true)
    }

    /// A count with what is counted: `1 day`, `1,740 days`.
    public static func count(_ count: Int, _ noun: String) -> String {
        "\(self.count(count)) \(noun)\(count == 1 ? "" : "s")"
    }

    /// Millions of U.S. dollars in short form: `$850m`, `$2.40bn`, `$14.0bn`, `$1.20tn`; below ten million `$4.5m`.
    public static func money(usdMillions: Double?) -> String {
        guard let usdMillions, usdMillions.isFinite else { return missing }
        let minus = usdMillions < 0 ? "\u{2212}" : ""
        let magnitude = usdMillions.magnitude
        for (shift, decimals, limit, unit) in moneySteps {
            guard let rounded = RoundedDecimal(magnitude, shift: shift, decimals: decimals) else { continue }
            if rounded.units == 0 { return "$0m" }
            if rounded.units < limit { return minus + "$" + rounded.text() + unit }
        }
        return minus + "$" + text(magnitude, shift: -6, 0, .negative, true) + "tn"
    }

    /// Steps of three digits: shift by a power of ten, decimals, exclusive limit for the rounded digits, and unit.
    private static let moneySteps: [(shift: Int, decimals: Int, limit: UInt64, unit: String)] = [
        (0, 1, 100, "m"), (0, 0, 1000, "m"),
        (-3, 2, 1000, "bn"), (-3, 1, 1000, "bn"), (-3, 0, 1000, "bn"),
        (-6, 2, 1000, "tn"), (-6, 1, 1000, "tn"),
    ]

    static func text(
        _ value: Double?, shift: Int = 0, _ decimals: Int, _ sign: Sign, _ grouped: Bool = false, unit: String = ""
    ) -> String {
        guard let value, value.isFinite else { return missing }
        if let rounded = RoundedDecimal(value, shift: shift, decimals: decimals) {
            return rounded.text(plus: sign == .always, grouped: grouped) + unit
        }
        return scientific(value, sign) + unit
    }

    /// A number that no column can hold, as `1.00e300`.
    private static func scientific(_ value: Double, _ sign: Sign) -> String {
        var mantissa = value
        var exponent = 0
        while mantissa.magnitude >= 9.995 {
            mantissa /= 10
            exponent += 1
        }
        return fixed(mantissa, decimals: 2, sign: sign) + "e\(exponent)"
    }
}
