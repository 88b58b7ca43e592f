/// A candle chart with values at the right and dates below, like those of `LineChart`.
///
/// Wick and body are accurate to half a row and coloured by the role of gain or loss. The wick is a thin line; the body
/// is a block, or a thick line if a candle has one column only. That of a falling candle is open: shaded, or broken.
///
/// Candles are equally far apart. Where they would not fit, several consecutive periods share one (`CandleLayout`).
public struct CandleChart {
    /// The periods, oldest first; nil for one without prices.
    public var candles: [Candle?]
    /// The values of the bottom and top rows; nil for the range of the candles.
    public var range: ClosedRange<Double>?
    /// The dates below the plot from left to right: their position from 0 at the first period to 1 at the last, and their
    /// text.
    public var dates: [(position: Double, text: String)] = []
    /// Spans whose cells are dotted where they are otherwise empty, from 0 at the first period to 1 at the last.
    public var bands: [ClosedRange<Double>] = []
    /// The label for a value of the axis; nil for no axis.
    public var label: ((Double) -> String)?
    /// Lines with a value for each period, drawn where no candle is; they end where they leave the range of the candles.
    public var lines: [LineChart.Series] = []
    /// How heights follow from values.
    public var scale = ValueScale.linear
    /// A marked column; nil for none.
    public var crossHair: CrossHair?

    /// Creates a chart.
    public init(_ candles: [Candle?], range: ClosedRange<Double>? = nil, label: ((Double) -> String)? = nil) {
        self.candles = candles
        self.range = range
        self.label = label
    }

    /// Draws the chart in a rectangle and returns the area of its plot; nil if there is nothing to draw.
    @discardableResult
    public func draw(in rect: Rect, on grid: inout Grid) -> Rect? {
        guard let frame = frame(in: rect) else { return nil }
        let plot = frame.plot
        let layout = CandleLayout(periods: candles.count, width: plot.width)
        for index in 0..<layout.count {
            guard let candle = Candle(candles[layout.periods(of: index)]) else { continue }
            let columns = Rect(
                x: plot.x + layout.middle(of: index) - layout.bodyWidth / 2, y: plot.y, width: layout.bodyWidth,
                height: plot.height)
            Self.draw(candle, in: columns, on: &grid, frame.axis)
        }
        drawLines(layout, frame, on: &grid)
        if let crossHair { frame.drawCrossHair(crossHair, on: &grid) }
        frame.drawBands(bands.map { columns(of: $0, layout) }, on: &grid)
        let last = candles.last { $0 != nil } ?? nil
        frame.drawValues(marked: last?.close, label: label, on: &grid)
        frame.drawDates(dates.map { (position(of: $0.position, layout), $0.text) }, on: &grid)
        return plot
    }

    /// The area of the plot in a rectangle; nil if there is nothing to draw.
    public func plot(in rect: Rect) -> Rect? { frame(in: rect)?.plot }

    /// The layout in a rectangle; nil without candles.
    private func frame(in rect: Rect) -> ChartFrame? {
        guard !rect.isEmpty, let range = range ?? Self.range(of: candles) else { return nil }
        return ChartFrame(rect, range: range, scale: scale, hasDates: !dates.isEmpty, label: label)
    }

    /// The candle at a position from 0 at the first period to 1 at the last.
    private func candle(at position: Double, _ layout: CandleLayout) -> Int {
        layout.candle(of: Int((min(max(position, 0), 1) * Double(candles.count - 1)).rounded()))
    }

    /// The same position from 0 at the left edge of the plot to 1 at the right edge.
    private func position(of position: Double, _ layout: CandleLayout) -> Double {
        Double(layout.middle(of: candle(at: position, layout))) / Double(max(layout.width - 1, 1))
    }

    /// The columns of a shaded span.
    private func columns(of band: ClosedRange<Double>, _ layout: CandleLayout) -> ClosedRange<Int> {
        let (first, last) = (candle(at: band.lowerBound, layout), candle(at: band.upperBound, layout))
        return layout.columns(of: first).lowerBound...layout.columns(of: last).upperBound - 1
    }

    /// Draws the lines with the value of the last period of each candle.
    private func drawLines(_ layout: CandleLayout, _ frame: ChartFrame, on grid: inout Grid) {
        guard !lines.isEmpty else { return }
        var canvas = BrailleCanvas(columns: frame.plot.width, rows: frame.plot.height)
        for (layer, line) in lines.enumerated() {
            let points = (0..<layout.count).map { index in
                let last = layout.periods(of: index).upperBound - 1
                return (
                    x: layout.middle(of: index) * 2, value: line.values.indices.contains(last) ? line.values[last] : nil
                )
            }
            canvas.path(frame.axis.path(points), layer: UInt8(clamping: layer + 1), isDashed: line.isDashed)
        }
        canvas.draw(x: frame.plot.x, y: frame.plot.y, on: &grid, overwrites: false) { layer, _ in
            lines[Int(layer) - 1].style
        }
    }

    /// The lowest and the highest price; nil without candles.
    private static func range(of candles: [Candle?]) -> ClosedRange<Double>? {
        var low = Double.infinity, high = -Double.infinity
        for case let candle? in candles {
            let bottom = min(candle.low, candle.open, candle.close)
            let top = max(candle.high, candle.open, candle.close)
            if bottom.isFinite { low = min(low, bottom) }
            if top.isFinite { high = max(high, top) }
        }
        return low <= high ? low...high : nil
    }

    /// Draws the body over all columns and the wick in the middle one.
    private static func draw(_ candle: Candle, in columns: Rect, on grid: inout Grid, _ axis: ValueAxis) {
        guard [candle.open, candle.high, candle.low, candle.close].allSatisfy(\.isFinite) else { return }
        let falls = candle.close < candle.open
        let style = Style(falls ? .loss : .gain)
        let body = halves(candle.open, candle.close, axis)
        let wick = halves(max(candle.high, candle.open, candle.close), min(candle.low, candle.open, candle.close), axis)
        for row in wick.lowerBound / 2...(wick.upperBound - 1) / 2 {
            let upper = Part(row * 2, body, wick)
            let lower = Part(row * 2 + 1, body, wick)
            guard columns.width > 1, upper == .body || lower == .body else {
                let glyph = falls && upper == .body && lower == .body ? Glyph("╏") : lineGlyph(upper, lower)
                grid.put(Cell(glyph, style), x: columns.x + columns.width / 2, y: columns.y + row)
                continue
            }
            // No glyph joins a block to a thin line, so the body fills the cell where the wick continues.
            let glyph = Glyph(upper == .none ? "▄" : lower == .none ? "▀" : falls ? "▒" : "█")
            for x in columns.x..<columns.right { grid.put(Cell(glyph, style), x: x, y: columns.y + row) }
        }
    }

    /// The part of a candle in half a row.
    private enum Part {
        case none, wick, body

        init(_ half: Int, _ body: Range<Int>, _ wick: Range<Int>) {
            self = body.contains(half) ? .body : wick.contains(half) ? .wick : .none
        }
    }

    /// A column with the wick as a thin line and the body as a thick one.
    private static func lineGlyph(_ upper: Part, _ lower: Part) -> Glyph {
        switch (upper, lower) {
        case (.body, .body): Glyph("┃")
        case (.body, .wick): Glyph("╿")
        case (.body, .none): Glyph("╹")
        case (.wick, .body): Glyph("╽")
        case (.none, .body): Glyph("╻")
        case (.wick, .wick): Glyph("│")
        case (.wick, .none): Glyph("╵")
        case (.none, .wick): Glyph("╷")
        case (.none, .none): .space
        }
    }

    /// The half rows between two values, from the top down; at least one.
    private static func halves(_ first: Double, _ second: Double, _ axis: ValueAxis) -> Range<Int> {
        func edge(_ value: Double) -> Int {
            Int(min(max((axis.row(of: value) * 2 + 1).rounded(), 0), Double(axis.rows * 2)))
        }
        let top = min(edge(max(first, second)), axis.rows * 2 - 1)
        return top..<max(edge(min(first, second)), top + 1)
    }
}
