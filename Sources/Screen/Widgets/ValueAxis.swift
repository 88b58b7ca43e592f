/// The vertical scale of a chart: the middle of its top row is the highest value, that of its bottom row the lowest, so
/// that the labels beside those rows are exact.
struct ValueAxis {
    /// The values at the middle of the bottom row and of the top row.
    let low, high: Double
    /// The rows of the plot.
    let rows: Int

    /// A scale over a range of values; around a single value when they are all the same.
    init(_ range: ClosedRange<Double>, rows: Int) {
        let single = range.lowerBound == range.upperBound
        let margin = single ? max(abs(range.lowerBound) * 0.01, 1e-9) : 0
        low = range.lowerBound - margin
        high = range.upperBound + margin
        self.rows = rows
    }

    /// The rows from the top, in fractions, at which a value stands; 0 is the middle of the top row.
    func row(of value: Double) -> Double {
        rows > 1 ? (high - value) / (high - low) * Double(rows - 1) : 0
    }

    /// The nearest of `parts` divisions of each row, counted from the top edge of the plot, kept within it.
    func step(of value: Double, parts: Int) -> Int {
        let position = (row(of: value) * Double(parts) + Double(parts - 1) / 2).rounded()
        return Int(min(max(position, 0), Double(rows * parts - 1)))
    }

    /// The row a value is in.
    func nearestRow(of value: Double) -> Int { step(of: value, parts: 4) / 4 }

    /// The value at the middle of a row.
    func value(atRow row: Int) -> Double {
        rows > 1 ? high - (high - low) * Double(row) / Double(rows - 1) : (high + low) / 2
    }

    /// The rows that carry a label: top and bottom, and some between them, evenly where the rows allow.
    var labelledRows: [Int] {
        guard rows > 1 else { return rows == 1 ? [0] : [] }
        let most = min(max((rows - 1) / 3, 1), 8)
        let even = (1...most).last { (rows - 1) % $0 == 0 } ?? 1
        let parts = even * 2 > most ? even : most
        return (0...parts).map { Int((Double($0 * (rows - 1)) / Double(parts)).rounded()) }
    }

    /// The range of the values of several series, nil where there is none.
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
