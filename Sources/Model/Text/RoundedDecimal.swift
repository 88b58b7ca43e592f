/// A number rounded to some decimals, half away from zero, as its digits.
///
/// Works on the shortest decimal that reads back as the number (R. Adams, "Ryū: fast float-to-string conversion", 2018,
/// is how Swift finds it), so that 1.005 is rounded as it is written, not as binary holds it.
struct RoundedDecimal {
    /// Whether it is below zero; never for what rounds to zero.
    let isNegative: Bool
    /// The digits without the decimal point.
    let units: UInt64
    /// How many of them stand behind the decimal point.
    let decimals: Int

    /// A number of units.
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

    /// Its text: grouped in threes by commas where asked, with U+2212 for below zero.
    func text(plus: Bool = false, grouped: Bool = false) -> String {
        var digits = String(units)
        if digits.utf8.count <= decimals {
            digits = String(repeating: "0", count: decimals + 1 - digits.utf8.count) + digits
        }
        let whole = digits.utf8.count - decimals
        var text = isNegative ? "\u{2212}" : plus && units > 0 ? "+" : ""
        for (place, digit) in digits.utf8.enumerated() {
            if place == whole {
                text.unicodeScalars.append(".")
            } else if grouped, place > 0, place < whole, (whole - place) % 3 == 0 {
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

    /// Read off the number's description, as `12.5`, `1e-07` or `1.5e+300`.
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

    /// The number times 10^shift, half rounded up; nil where that has more than 18 digits.
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
