/// Measured values of one kind.
struct Sample: Sendable {
    private var sorted: [Double]

    /// Values in any order; there must be one at least.
    init(_ values: [Double]) {
        precondition(!values.isEmpty, "a sample has a value at least")
        sorted = values.sorted()
    }

    /// How many there are.
    var count: Int { sorted.count }
    /// The smallest and the largest.
    var least: Double { sorted[0] }
    var most: Double { sorted[sorted.count - 1] }
    /// The one in the middle.
    var median: Double { percentile(50) }

    /// The value that `percent` of all do not exceed, by the nearest rank.
    func percentile(_ percent: Double) -> Double {
        let rank = Int((percent / 100 * Double(count)).rounded(.up))
        return sorted[min(max(rank, 1), count) - 1]
    }
}
