/// Prices: each is shown with the decimals that change. Where space is short, decimals are dropped, but never digits
/// before the decimal point.
extension NumberText {
    /// The limit below which prices are written with a power of ten.
    private static let tiny = 1e-4

    /// A price as quoted, with grouped thousands: `2,096.25`, `0.0129`; below a ten-thousandth `8.543e-06`.
    public static func price(_ price: Price?) -> String {
        guard let price else { return missing }
        if price.units != 0, price.value.magnitude < tiny { return tiny(price, digits: 4) }
        return RoundedDecimal(units: price.units, decimals: Int(price.decimals)).text(grouped: true)
    }

    /// A computed price, such as an average or an axis label, with the given number of decimals, by default chosen by
    /// its size.
    public static func price(_ value: Double?, decimals: Int? = nil) -> String {
        guard let value, value.isFinite else { return missing }
        let decimals = decimals ?? Price.decimals(for: value)
        if value.magnitude < tiny, value != 0, decimals > 4, let price = Price(written: value, decimals: decimals) {
            return self.price(price)
        }
        return fixed(value, decimals: decimals, grouped: true)
    }

    /// The forms of a price in order of decreasing width: fewer decimals, then `12.3M`.
    public static func priceForms(_ price: Price?) -> [String] {
        guard let price else { return [missing] }
        let value = price.value
        if price.units != 0, value.magnitude < tiny {
            return (1...4).reversed().map { tiny(price, digits: $0) }.withoutRepeats
        }
        let exact = self.price(price)
        let fewer = stride(from: Int(price.decimals) - 1, through: minimumDecimals(value), by: -1).map {
            fixed(value, decimals: $0, grouped: true)
        }
        return ([exact] + fewer + rounded(value, .negative)).withoutRepeats
    }

    /// The forms of a fraction as percent in order of decreasing width: fewer decimals, then `+1.9k`.
    public static func percentForms(_ fraction: Double?, decimals: Int = 2, sign: Sign = .always) -> [String] {
        guard let fraction, fraction.isFinite else { return [missing] }
        let forms = (0...decimals).reversed().map { percent(fraction, decimals: $0, sign: sign) }
        return (forms + rounded(fraction * 100, sign)).withoutRepeats
    }

    /// A price in the widest form that fits a column; no digit before the decimal point is ever dropped.
    public static func price(_ price: Price?, within width: Int) -> String {
        let full = self.price(price)
        return full.unicodeScalars.count <= width ? full : first(of: priceForms(price), within: width)
    }

    /// A fraction as percent in the widest form that fits a column.
    public static func percent(
        _ fraction: Double?, decimals: Int = 2, sign: Sign = .always, within width: Int
    ) -> String {
        let full = percent(fraction, decimals: decimals, sign: sign)
        if full.unicodeScalars.count <= width { return full }
        return first(of: percentForms(fraction, decimals: decimals, sign: sign), within: width)
    }

    /// The number of columns of a price as quoted.
    public static func width(of price: Price?) -> Int {
        guard let price else { return 1 }
        if price.units != 0, price.value.magnitude < tiny { return self.price(price).unicodeScalars.count }
        var (digits, rest) = (0, price.units.magnitude)
        repeat {
            digits += 1
            rest /= 10
        } while rest > 0
        let decimals = Int(price.decimals)
        digits = max(digits, decimals + 1)
        return digits + (decimals > 0 ? 1 : 0) + (digits - decimals - 1) / 3 + (price.units < 0 ? 1 : 0)
    }

    /// A number of shares in short form: `29.8M`, `850.0k`, `999`.
    public static func shares(_ count: Double?) -> String {
        guard let count, count.isFinite else { return missing }
        return rounded(count, .negative).first ?? fixed(count, decimals: 0)
    }

    /// The first form that fits; the last where none does.
    private static func first(of forms: [String], within width: Int) -> String {
        forms.first { $0.unicodeScalars.count <= width } ?? forms.last ?? missing
    }

    /// The number of decimals below which nothing would be left of a price below one.
    private static func minimumDecimals(_ value: Double) -> Int {
        var (size, decimals) = (value.magnitude, 0)
        while size < 1, decimals < 4 {
            size *= 10
            decimals += 1
        }
        return decimals
    }

    /// A large number in thousands, millions, billions or trillions.
    private static func rounded(_ value: Double, _ sign: Sign) -> [String] {
        let steps: [(shift: Int, least: Double, suffix: String)] = [
            (-3, 1e3, "k"), (-6, 1e6, "M"), (-9, 1e9, "B"), (-12, 1e12, "T"),
        ]
        guard let step = steps.last(where: { value.magnitude >= $0.least }) else { return [] }
        return [1, 0].map { text(value, shift: step.shift, $0, sign, unit: step.suffix) }
    }

    /// A tiny price as its first digits and a power of ten.
    private static func tiny(_ price: Price, digits: Int) -> String {
        let all = String(price.units.magnitude)
        var exponent = all.utf8.count - 1 - Int(price.decimals)
        let shown = min(digits, all.utf8.count)
        var mantissa = fixed(price.value.magnitude * power(-exponent), decimals: shown - 1)
        if mantissa.hasPrefix("10") {
            exponent += 1
            mantissa = fixed(1, decimals: shown - 1)
        }
        let size = String(exponent.magnitude)
        return (price.units < 0 ? "\u{2212}" : "") + mantissa + (exponent < 0 ? "e-" : "e+")
            + (size.utf8.count < 2 ? "0" : "") + size
    }

    private static func power(_ exponent: Int) -> Double { (0..<exponent).reduce(1) { power, _ in power * 10 } }
}

extension [String] {
    /// The forms in order, without adjacent repeats.
    fileprivate var withoutRepeats: [String] {
        reduce(into: []) { forms, form in
            if forms.last != form { forms.append(form) }
        }
    }
}
