/// Measured values of one kind.
struct Sample: Sendable {
    private var sorted: [Double]

    /// Creates a sample of values in any order, at least one.
    init(_ values: [Double]) {
        precondition(!values.isEmpty, "a sample has a value at least")
        sorted = values.sorted()
    }

    /// The number of values.
    var count: Int { sorted.count }
    /// The smallest and the largest value.
    var minimum: Double { sorted[0] }
    var maximum: Double { sorted[sorted.count - 1] }
    /// The median, by nearest rank.
    var median: Double { percentile(50) }

    /// The value that `percent` per cent of the values do not exceed, by nearest rank.
    func percentile(_ percent: Double) -> Double {
        let rank = Int((percent / 100 * Double(count)).rounded(.up))
        return sorted[min(max(rank, 1), count) - 1]
    }
}
