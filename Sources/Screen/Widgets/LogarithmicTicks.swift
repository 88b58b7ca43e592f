/// The values to label on an axis of ratios.
struct LogarithmicTicks {
    /// The leading digits of labels, from few to many.
    private static let digits: [[Double]] = [
        [1], [1, 3], [1, 2, 5], [1, 1.5, 2, 3, 5, 7], [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8],
    ]

    /// The values in ascending order; nil where the range is too narrow for three, so that equal steps suit it as well.
    let values: [Double]?

    /// Chooses as many values as are at least two rows apart, and `most` of them at most.
    init(_ range: ClosedRange<Double>, most: Int, row: (Double) -> Int) {
        let choices = LogarithmicTicks.digits.map { LogarithmicTicks.values(of: $0, in: range) }.filter { values in
            let rows = values.map(row)
            return values.count <= most && zip(rows, rows.dropFirst()).allSatisfy { $0 - $1 > 1 }
        }
        values = choices.last { $0.count > 2 }
    }

    /// The products of some digits and the powers of ten in a range.
    private static func values(of digits: [Double], in range: ClosedRange<Double>) -> [Double] {
        guard range.lowerBound > 0, range.upperBound.isFinite else { return [] }
        var power = 1.0
        while power > range.lowerBound { power /= 10 }
        while power * 10 <= range.lowerBound { power *= 10 }
        var values: [Double] = []
        while power <= range.upperBound, values.count < 1000 {
            values += digits.map { $0 * power }.filter(range.contains)
            power *= 10
        }
        return values
    }
}
