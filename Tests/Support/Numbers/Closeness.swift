/// Whether two numbers agree within `tolerance` (relative above 1, absolute below), or are both nil.
package func agree(_ a: Double?, _ b: Double?, to tolerance: Double = 1e-12) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    return (a - b).magnitude <= tolerance * max(1, a.magnitude, b.magnitude)
}
