/// The natural logarithm of a finite number above zero, accurate to two units in the last place; NaN for any other.
///
/// The number is 2ᵏ·m with m in √½…√2, and ln m = 2(s + s³/3 + s⁵/5 + …) with s = (m − 1) ÷ (m + 1) (M. Abramowitz and
/// I. Stegun, "Handbook of Mathematical Functions", 4.1.27). The standard library has no logarithm, and this target
/// imports nothing else.
package func logarithm(_ x: Double) -> Double {
    guard x > 0, x.isFinite else { return .nan }
    var exponent = Double(x.exponent)
    var mantissa = x.significand
    if mantissa > 1.414_213_562_373_095_1 {
        mantissa /= 2
        exponent += 1
    }
    let s = (mantissa - 1) / (mantissa + 1)
    let square = s * s
    var sum = 0.0
    for odd in stride(from: 25.0, through: 3, by: -2) { sum = (sum + 1 / odd) * square }
    return exponent * 0.693_147_180_559_945_3 + 2 * (s + s * sum)
}

/// The hyperbolic tangent, by Lambert's continued fraction x ÷ (1 + x² ÷ (3 + x² ÷ (5 + …))) (Abramowitz and Stegun,
/// 4.5.70); accurate to the last place for |x| below 1.
func hyperbolicTangent(_ x: Double) -> Double {
    var tail = 0.0
    for odd in stride(from: 25.0, through: 3, by: -2) { tail = x * x / (odd + tail) }
    return x / (1 + tail)
}
