/// Columns of eighth blocks from zero, under the points of a chart of as many values.
///
/// Given the plot's columns it puts each value where the chart has it. Values that share a column are averaged; where
/// there are fewer than columns they are drawn as wide as keeps them apart.
public struct ColumnStrip {
    /// Where a chart has its values.
    public enum Places: Sendable {
        /// From the first column to the last, as `LineChart` has them.
        case points
        /// In the middle of equal parts, as `CandleChart` has them.
        case periods
    }

    /// The values, oldest first; those below zero are not drawn.
    public var values: [Double?]
    /// Where they stand.
    public var places: Places
    /// How the blocks look.
    public var style: Style

    /// Columns.
    public init(_ values: [Double?], _ places: Places, _ style: Style = Style(.series)) {
        self.values = values
        self.places = places
        self.style = style
    }

    /// Draws the columns over a rectangle as wide as the plot; the highest fills it but for the topmost eighth.
    public func draw(into grid: inout Grid, in rect: Rect) {
        guard !rect.isEmpty else { return }
        let columns = columns(rect.width)
        guard let most = columns.map(\.value).max(), most > 0 else { return }
        let gap = zip(columns, columns.dropFirst()).map { $1.x - $0.x }.min() ?? 1
        let reach = max(0, (gap - 2) / 2)
        for (x, value) in columns where value > 0 {
            let level = max(1, Int((value / most * Double(rect.height * 8 - 1)).rounded()))
            for column in max(0, x - reach)...min(rect.width - 1, x + reach) {
                for row in 0..<rect.height {
                    let filled = min(level - row * 8, 8)
                    guard filled > 0 else { break }
                    grid.put(Cell(.column(eighths: filled), style), x: rect.x + column, y: rect.bottom - 1 - row)
                }
            }
        }
    }

    /// The known values by their columns, from left to right.
    private func columns(_ width: Int) -> [(x: Int, value: Double)] {
        var sums: [(x: Int, sum: Double, count: Int)] = []
        for (index, value) in values.enumerated() {
            guard let value, value.isFinite else { continue }
            let x =
                switch places {
                case .points: LineChart.dotColumn(index, of: values.count, width: width * 2) / 2
                case .periods: CandleChart.middle(of: index, among: values.count, width: width)
                }
            if let last = sums.last, last.x == x {
                sums[sums.count - 1] = (x, last.sum + value, last.count + 1)
            } else {
                sums.append((x, value, 1))
            }
        }
        return sums.filter(\.sum.isFinite).map { ($0.x, $0.sum / Double($0.count)) }
    }
}
