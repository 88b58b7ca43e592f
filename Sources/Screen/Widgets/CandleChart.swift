/// A candle chart with values at the right and dates below, like those of `LineChart`.
///
/// Wick and body are accurate to half a row and coloured by the role of gain or loss. The wick is a thin line; the body
/// is a block, or a thick line if a candle has one column only. That of a falling candle is open: shaded, or broken.
public struct CandleChart {
    /// The periods, oldest first; nil leaves a gap. The newest that fit are shown.
    public var candles: [Candle?]
    /// The values of the bottom and top rows; nil for the range of the candles shown.
    public var range: ClosedRange<Double>?
    /// The dates below the plot, as in `LineChart`.
    public var dates: [(position: Double, text: String)] = []
    /// The label for a value of the axis; nil for no axis.
    public var label: ((Double) -> String)?
    /// Lines with a value for each candle, drawn where no candle is; values beyond those of the candles are left out.
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
        guard let (frame, shown) = frame(in: rect) else { return nil }
        // All bodies have the same odd width, so that wicks are centred.
        let step = frame.plot.width / shown.count
        let width = step > 1 ? (step - 2) / 2 * 2 + 1 : 1
        for (index, candle) in shown.enumerated() {
            guard let candle else { continue }
            let left = Self.middle(of: index, among: shown.count, width: frame.plot.width) - width / 2
            let columns = Rect(
                x: frame.plot.x + left, y: frame.plot.y, width: width, height: frame.plot.height)
            Self.draw(candle, in: columns, on: &grid, frame.axis)
        }
        drawLines(shown.count, frame, on: &grid)
        if let crossHair { frame.drawCrossHair(crossHair, on: &grid) }
        let last = shown.last { $0 != nil } ?? nil
        frame.drawValues(marked: last?.close, label: label, on: &grid)
        frame.drawDates(dates, on: &grid)
        return frame.plot
    }

    /// The area of the plot in a rectangle; nil if there is nothing to draw.
    public func plot(in rect: Rect) -> Rect? { frame(in: rect)?.frame.plot }

    /// The layout in a rectangle, and the candles that fit; nil without any.
    private func frame(in rect: Rect) -> (frame: ChartFrame, shown: ArraySlice<Candle?>)? {
        guard !rect.isEmpty, !candles.isEmpty else { return nil }
        var shown = candles.suffix(rect.width)
        guard var range = range ?? Self.range(of: shown) else { return nil }
        var frame = ChartFrame(rect, range: range, scale: scale, hasDates: !dates.isEmpty, label: label)
        // The labels need columns, which leaves less room for candles.
        if shown.count > frame.plot.width {
            shown = candles.suffix(frame.plot.width)
            range = self.range ?? Self.range(of: shown) ?? range
            frame = ChartFrame(rect, range: range, scale: scale, hasDates: !dates.isEmpty, label: label)
        }
        shown = shown.suffix(frame.plot.width)
        return shown.isEmpty ? nil : (frame, shown)
    }

    private func drawLines(_ count: Int, _ frame: ChartFrame, on grid: inout Grid) {
        guard !lines.isEmpty else { return }
        var canvas = BrailleCanvas(columns: frame.plot.width, rows: frame.plot.height)
        for (layer, line) in lines.enumerated() {
            let values = line.values.suffix(count)
            let points = values.lazy.enumerated().map { index, value -> (x: Int, y: Int)? in
                guard let value, (frame.axis.low...frame.axis.high).contains(value) else { return nil }
                let x = Self.middle(of: index, among: count, width: frame.plot.width) * 2
                return (x, frame.axis.step(of: value, parts: 4))
            }
            canvas.path(points, layer: UInt8(clamping: layer + 1), isDashed: line.isDashed)
        }
        canvas.draw(x: frame.plot.x, y: frame.plot.y, on: &grid, overwrites: false) { layer, _ in
            lines[Int(layer) - 1].style
        }
    }

    /// The middle column of a candle.
    public static func middle(of index: Int, among count: Int, width: Int) -> Int {
        (2 * index + 1) * width / (2 * count)
    }

    private static func range(of candles: ArraySlice<Candle?>) -> ClosedRange<Double>? {
        ValueAxis.range(of: candles.lazy.map { [$0?.low, $0?.high, $0?.open, $0?.close] })
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
