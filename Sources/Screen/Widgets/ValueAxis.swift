/// The vertical scale of a chart. The middle of the top row is the highest value, that of the bottom row the lowest, so
/// that labels in those rows are exact.
struct ValueAxis {
    /// The values at the middle of the bottom row and of the top row.
    let low, high: Double
    /// The number of rows of the plot.
    let rows: Int
    private let scale: ValueScale
    /// The heights of `low` and `high`.
    private let bottom, top: Double

    /// Creates a scale over a range of values; it is widened if all values are equal.
    init(_ range: ClosedRange<Double>, rows: Int, scale: ValueScale = .linear) {
        let single = range.lowerBound == range.upperBound
        let margin = single ? max(abs(range.lowerBound) * 0.01, 1e-9) : 0
        low = range.lowerBound - margin
        high = range.upperBound + margin
        self.rows = rows
        self.scale = scale.fitting(range)
        (bottom, top) = (self.scale.height(low), self.scale.height(high))
    }

    /// The position of a value in rows from the top, with fractions; 0 is the middle of the top row.
    func row(of value: Double) -> Double {
        rows > 1 ? scale.height(value).position(from: top, to: bottom) * Double(rows - 1) : 0
    }

    /// The nearest of `parts` divisions of each row, counted from the top edge of the plot and limited to the plot.
    func step(of value: Double, parts: Int) -> Int {
        let position = (row(of: value) * Double(parts) + Double(parts - 1) / 2).rounded()
        return Int(min(max(position, 0), Double(rows * parts - 1)))
    }

    /// The row that contains a value.
    func nearestRow(of value: Double) -> Int { step(of: value, parts: 4) / 4 }

    /// The values to label, from the top down, with the nearest row, about one every three rows and nine at most.
    var ticks: [(row: Int, value: Double)] {
        (scale.isLinear ? multiples : LogarithmicTicks(low...high, most: most + 1, row: nearestRow).values ?? multiples)
            .reversed().map { (nearestRow(of: $0), $0) }
    }

    /// The number of equal steps between the labels.
    private var most: Int { min(max((rows - 1) / 3, 1), 8) }

    /// Multiples of 1, 2 or 5 times a power of ten.
    private var multiples: [Double] {
        let least = (high - low) / Double(most)
        guard rows > 1, least.isNormal else { return [] }
        var power = 1.0
        while power * 10 <= least { power *= 10 }
        while power > least { power /= 10 }
        let choices = [power / 2, power, power * 2, power * 5, power * 10].map(multiples)
        let fitting = choices.firstIndex { $0.count <= most + 1 } ?? choices.count - 1
        // The next coarser step may have no multiple in the range; the finer one has three in that case.
        return choices[fitting].isEmpty && fitting > 0 ? choices[fitting - 1] : choices[fitting]
    }

    /// The multiples of a step between the bottom row and the top row.
    private func multiples(of step: Double) -> [Double] {
        let first = (low / step).rounded(.up)
        let count = (high / step).rounded(.down) - first
        guard count >= 0, count < 1000, first.isFinite else { return [] }
        return (0...Int(count)).map { (first + Double($0)) * step }
    }

    /// The range of the values of several series; nil if there are none.
    static func range(of series: some Sequence<[Double?]>) -> ClosedRange<Double>? {
        var low = Double.infinity
        var high = -Double.infinity
        for values in series {
            for case .some(let value) in values where value.isFinite {
                low = min(low, value)
                high = max(high, value)
            }
        }
        return low <= high ? low...high : nil
    }
}
