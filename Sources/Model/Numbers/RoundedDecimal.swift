/// A number rounded half away from zero to a number of decimals, as its digits.
///
/// Based on the shortest decimal that reads back as the number (Swift uses R. Adams, "Ryū: fast float-to-string
/// conversion", 2018), so that 1.005 is rounded as it is written, not by its binary value.
struct RoundedDecimal {
    /// Whether it is negative; false for a number that rounds to zero.
    let isNegative: Bool
    /// The digits without the decimal point.
    let units: UInt64
    /// The number of digits after the decimal point.
    let decimals: Int

    /// A number of `units` × 10^−decimals.
    init(units: Int64, decimals: Int) {
        isNegative = units < 0
        self.units = units.magnitude
        self.decimals = decimals
    }

    /// A number times 10^shift, rounded; nil where it is not finite or has more than 18 digits.
    init?(_ value: Double, shift: Int = 0, decimals: Int) {
        guard value.isFinite, let shortest = ShortestDecimal(value.magnitude),
            let units = shortest.rounded(times: shift + decimals)
        else { return nil }
        self.units = units
        self.decimals = decimals
        isNegative = value < 0 && units > 0
    }

    /// The digits as text, optionally grouped in threes by commas, with U+2212 for a negative number.
    func text(plus: Bool = false, grouped: Bool = false) -> String {
        var digits = String(units)
        if digits.utf8.count <= decimals {
            digits = String(repeating: "0", count: decimals + 1 - digits.utf8.count) + digits
        }
        let integerDigits = digits.utf8.count - decimals
        var text = isNegative ? "\u{2212}" : plus && units > 0 ? "+" : ""
        for (position, digit) in digits.utf8.enumerated() {
            if position == integerDigits {
                text.unicodeScalars.append(".")
            } else if grouped, position > 0, position < integerDigits, (integerDigits - position) % 3 == 0 {
                text.unicodeScalars.append(",")
            }
            text.unicodeScalars.append(Unicode.Scalar(digit))
        }
        return text
    }
}

/// The shortest decimal that reads back as a number: digits times 10^exponent.
private struct ShortestDecimal {
    private var digits: UInt64 = 0
    private var exponent = 0

    /// Reads the digits from the number's description, such as `12.5`, `1e-07` or `1.5e+300`.
    init?(_ magnitude: Double) {
        let text = magnitude.description.utf8
        let mark = text.firstIndex(of: UInt8(ascii: "e")) ?? text.endIndex
        if mark < text.endIndex {
            guard let power = Int(String(decoding: text[text.index(after: mark)...], as: UTF8.self)) else { return nil }
            exponent = power
        }
        var isFraction = false
        for byte in text[..<mark] {
            if byte == UInt8(ascii: ".") {
                isFraction = true
            } else {
                digits = digits * 10 + UInt64(byte - UInt8(ascii: "0"))
                if isFraction { exponent -= 1 }
            }
        }
    }

    /// The number times 10^shift, rounded half up; nil where that has more than 18 digits.
    func rounded(times shift: Int) -> UInt64? {
        let power = exponent + shift
        if digits == 0 || power < -18 { return 0 }
        if power <= 0 {
            let unit = ShortestDecimal.power(-power)
            let (whole, rest) = digits.quotientAndRemainder(dividingBy: unit)
            let units = rest > 0 && rest >= unit - rest ? whole + 1 : whole
            return units < ShortestDecimal.power(18) ? units : nil
        }
        guard power < 18 else { return nil }
        let (units, overflow) = digits.multipliedReportingOverflow(by: ShortestDecimal.power(power))
        return overflow || units >= ShortestDecimal.power(18) ? nil : units
    }

    private static func power(_ exponent: Int) -> UInt64 {
        (0..<exponent).reduce(1) { power, _ in power * 10 }
    }
}
