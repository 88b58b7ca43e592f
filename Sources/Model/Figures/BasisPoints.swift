/// The difference between two numbers in percent, in basis points.
///
/// Rounded to a billionth of a basis point to remove binary rounding noise: 4.48 less 4.38 is exactly ten and meets a
/// threshold of ten.
package func basisPoints(from before: Double, to after: Double) -> Double {
    ((after - before) * 100 * 1e9).rounded() / 1e9
}
