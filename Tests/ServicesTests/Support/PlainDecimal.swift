import Foundation
import Model

/// Decimals by Foundation's arithmetic, to compare prices with.
enum PlainDecimal {
    /// The shortest decimal of the same 32-bit float, or of the double where it is not one.
    static func shortest(_ value: Double) -> Decimal? {
        if abs(Double(Float(value)) - value) <= abs(value) * 1e-13 {
            for digits in 0..<9 {
                let text = String(format: "%.\(digits)e", value)
                if Float(text) == Float(value) { return Decimal(string: text) }
            }
        }
        return Decimal(string: "\(value)")
    }

    /// The shortest decimal as a number.
    static func number(_ value: Double?) -> Double? {
        value.flatMap(shortest).flatMap { Double("\($0)") }
    }

    /// A number rounded to the given decimal places, half away from zero.
    static func rounded(_ value: Double, to places: Int) -> Decimal? {
        guard var exact = shortest(value) else { return nil }
        var rounded = Decimal()
        NSDecimalRound(&rounded, &exact, places, .plain)
        return rounded
    }

    /// A price as an exact decimal.
    static func exact(_ price: Price) -> Decimal {
        Decimal(sign: .plus, exponent: -Int(price.decimals), significand: Decimal(price.units))
    }
}
