/// Columns of eighth blocks that rise from zero, below a chart of the same values.
///
/// If it has the width of the plot, each value is below its point in the chart. Of values that share a column the largest
/// is drawn, so that the highest column is the highest value at any width. If there are fewer values than columns, they
/// are as wide as possible with a gap between them.
public struct ColumnStrip {
    /// The horizontal positions of the values.
    public enum Positions: Sendable {
        /// From the first column to the last, as in `LineChart`.
        case points
        /// Below the candle of each period, as in `CandleChart`.
        case periods
    }

    /// The values, oldest first; those below zero are not drawn.
    public var values: [Double?]
    /// The horizontal positions.
    public var positions: Positions
    /// The style of the blocks.
    public var style: Style

    /// Creates a strip of columns.
    public init(_ values: [Double?], _ positions: Positions, _ style: Style = Style(.series)) {
        self.values = values
        self.positions = positions
        self.style = style
    }

    /// The highest value, whose column fills the height; nil without one above zero.
    public var highest: Double? { values.lazy.compactMap(\.self).filter { $0.isFinite && $0 > 0 }.max() }

    /// Draws the columns in a rectangle as wide as the plot; the highest leaves only the topmost eighth free.
    public func draw(in rect: Rect, on grid: inout Grid) {
        guard !rect.isEmpty, let highest else { return }
        let columns = columns(rect.width)
        let gap = zip(columns, columns.dropFirst()).map { $1.x - $0.x }.min() ?? 1
        let reach = max(0, (gap - 2) / 2)
        for (x, value) in columns where value > 0 {
            let level = max(1, Int((value / highest * Double(rect.height * 8 - 1)).rounded()))
            for column in max(0, x - reach)...min(rect.width - 1, x + reach) {
                for row in 0..<rect.height {
                    let filled = min(level - row * 8, 8)
                    guard filled > 0 else { break }
                    grid.put(Cell(.column(eighths: filled), style), x: rect.x + column, y: rect.bottom - 1 - row)
                }
            }
        }
    }

    /// The largest value of each column, from left to right; missing ones are skipped.
    private func columns(_ width: Int) -> [(x: Int, value: Double)] {
        let candles = CandleLayout(periods: values.count, width: width)
        var columns: [(x: Int, value: Double)] = []
        for (index, value) in values.enumerated() {
            guard let value, value.isFinite else { continue }
            let x =
                switch positions {
                case .points: LineChart.dotColumn(index, of: values.count, width: width * 2) / 2
                case .periods: candles.middle(of: candles.candle(of: index))
                }
            if let last = columns.last, last.x == x {
                columns[columns.count - 1].value = max(last.value, value)
            } else {
                columns.append((x, value))
            }
        }
        return columns
    }
}
