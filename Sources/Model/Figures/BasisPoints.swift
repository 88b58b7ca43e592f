/// The basis points from one number in percent to another.
///
/// Freed, below a billionth of a basis point, from the noise of binary fractions, so that 4.48 less 4.38 is ten and a
/// threshold at ten is met.
func basisPoints(from before: Double, to after: Double) -> Double {
    ((after - before) * 100 * 1e9).rounded() / 1e9
}
