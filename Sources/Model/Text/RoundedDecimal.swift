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
        guard value.isFinite else { return nil }
        let (digits, point) = RoundedDecimal.shortest(value.magnitude)
        let kept = point + shift + decimals
        guard kept <= 18 else { return nil }
        var units: UInt64 = 0
        for place in 0..<max(0, kept) { units = units * 10 + (place < digits.count ? UInt64(digits[place]) : 0) }
        if kept >= 0, kept < digits.count, digits[kept] >= 5 { units += 1 }
        self.units = units
        self.decimals = decimals
        isNegative = value < 0 && units > 0
    }

    /// Its text: grouped in threes by commas where asked, with U+2212 for below zero.
    func text(plus: Bool = false, grouped: Bool = false) -> String {
        var reversed: [UInt8] = []
        var rest = units
        var place = 0
        repeat {
            if place == decimals, decimals > 0 { reversed.append(UInt8(ascii: ".")) }
            let whole = place - decimals
            if grouped, whole > 0, whole % 3 == 0 { reversed.append(UInt8(ascii: ",")) }
            reversed.append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
            place += 1
        } while rest > 0 || place <= decimals
        let digits = String(decoding: reversed.reversed(), as: UTF8.self)
        return isNegative ? "\u{2212}" + digits : plus && units > 0 ? "+" + digits : digits
    }

    /// The shortest digits of a number above or at zero, and how many of them stand before the decimal point.
    private static func shortest(_ magnitude: Double) -> (digits: [UInt8], point: Int) {
        guard magnitude > 0 else { return ([], 0) }
        var digits: [UInt8] = []
        var point: Int?
        var exponent = 0
        let text = magnitude.description.utf8
        if let mark = text.firstIndex(of: UInt8(ascii: "e")) {
            exponent = Int(String(decoding: text[text.index(after: mark)...], as: UTF8.self)) ?? 0
        }
        for byte in text.prefix(while: { $0 != UInt8(ascii: "e") }) {
            if byte == UInt8(ascii: ".") { point = digits.count } else { digits.append(byte - UInt8(ascii: "0")) }
        }
        let leading = digits.prefix { $0 == 0 }.count
        return (Array(digits.dropFirst(leading)), (point ?? digits.count) - leading + exponent)
    }
}
