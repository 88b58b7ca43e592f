/// Candles with values at the right and dates under the plot, like those of `LineChart`.
///
/// A body is a block, exact to half a row, in the role of gain or loss; the wick is a thin line.
public struct CandleChart {
    /// The periods, oldest first; nil leaves a place free. The newest that have room are shown: see `capacity`.
    public var candles: [Candle?]
    /// The values of the bottom and the top row; nil for those of the candles shown.
    public var range: ClosedRange<Double>?
    /// Dates under the plot, in the manner of `LineChart`.
    public var dates: [(position: Double, text: String)] = []
    /// The words for a value of the axis; nil for no axis.
    public var label: ((Double) -> String)?

    /// A chart.
    public init(_ candles: [Candle?], range: ClosedRange<Double>? = nil, label: ((Double) -> String)? = nil) {
        self.candles = candles
        self.range = range
        self.label = label
    }

    /// The most candles that a plot of a width can show: for more, a caller makes longer periods.
    public static func capacity(width: Int) -> Int { max(width, 0) }

    /// Draws the chart within a rectangle.
    public func draw(into grid: inout Grid, in rect: Rect) {
        guard !rect.isEmpty, !candles.isEmpty else { return }
        var shown = candles.suffix(rect.width)
        guard var range = range ?? Self.range(of: shown) else { return }
        var frame = ChartFrame(rect, range: range, hasDates: !dates.isEmpty, label: label)
        // The labels take columns, and with them the oldest candles.
        if shown.count > frame.plot.width {
            shown = candles.suffix(frame.plot.width)
            range = self.range ?? Self.range(of: shown) ?? range
            frame = ChartFrame(rect, range: range, hasDates: !dates.isEmpty, label: label)
        }
        let count = min(shown.count, frame.plot.width)
        guard count > 0 else { return }
        for (index, candle) in shown.suffix(count).enumerated() {
            guard let candle else { continue }
            let left = index * frame.plot.width / count
            let room = (index + 1) * frame.plot.width / count - left
            let columns = Rect(
                x: frame.plot.x + left, y: frame.plot.y, width: room > 1 ? room - 1 : 1, height: frame.plot.height)
            Self.draw(candle, into: &grid, in: columns, frame.axis)
        }
        let last = shown.last { $0 != nil } ?? nil
        frame.drawValues(into: &grid, marked: last?.close, label: label)
        frame.drawDates(dates, into: &grid)
    }

    private static func range(of candles: ArraySlice<Candle?>) -> ClosedRange<Double>? {
        ValueAxis.range(of: candles.lazy.map { [$0?.low, $0?.high, $0?.open, $0?.close] })
    }

    /// Draws a body over all columns but the gap, and the wick in the middle one.
    private static func draw(_ candle: Candle, into grid: inout Grid, in columns: Rect, _ axis: ValueAxis) {
        guard [candle.open, candle.high, candle.low, candle.close].allSatisfy(\.isFinite) else { return }
        let style = Style(candle.close >= candle.open ? .gain : .loss)
        let body = halves(candle.open, candle.close, axis)
        let wick = halves(candle.low, candle.high, axis)
        let middle = columns.x + (columns.width - 1) / 2
        for row in min(wick.lowerBound, body.lowerBound) / 2...max(wick.upperBound, body.upperBound) / 2 {
            if let glyph = wickGlyph(upper: wick.contains(row * 2), lower: wick.contains(row * 2 + 1)) {
                grid.put(Cell(glyph, style), x: middle, y: columns.y + row)
            }
            guard let glyph = bodyGlyph(upper: body.contains(row * 2), lower: body.contains(row * 2 + 1)) else {
                continue
            }
            for x in columns.x..<columns.right { grid.put(Cell(glyph, style), x: x, y: columns.y + row) }
        }
    }

    /// The half rows from one value to another, from the top down.
    private static func halves(_ first: Double, _ second: Double, _ axis: ValueAxis) -> ClosedRange<Int> {
        axis.step(of: max(first, second), parts: 2)...axis.step(of: min(first, second), parts: 2)
    }

    private static func bodyGlyph(upper: Bool, lower: Bool) -> Glyph? {
        upper ? Glyph(lower ? "█" : "▀") : lower ? Glyph("▄") : nil
    }

    private static func wickGlyph(upper: Bool, lower: Bool) -> Glyph? {
        upper ? Glyph(lower ? "│" : "╵") : lower ? Glyph("╷") : nil
    }
}
