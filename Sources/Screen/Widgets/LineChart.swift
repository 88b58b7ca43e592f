/// Lines of braille dots over a common span, with values at the right and dates below the plot.
public struct LineChart {
    /// One line: equidistant values over the full width, with gaps where they are missing.
    public struct Series: Hashable, Sendable {
        /// The values, oldest first.
        public var values: [Double?]
        /// The style of the line.
        public var style: Style
        /// Whether the line has gaps, so that it is told from others without colour.
        public var isDashed: Bool

        /// Creates a line.
        public init(_ values: [Double?], _ style: Style = Style(.series), isDashed: Bool = false) {
            self.values = values
            self.style = style
            self.isDashed = isDashed
        }
    }

    /// A dotted horizontal line behind the series.
    public struct Reference: Hashable, Sendable {
        /// The value at which the line is drawn.
        public var value: Double
        /// The style of the line.
        public var style: Style

        /// Creates a dotted line at a value.
        public init(_ value: Double, _ style: Style = Style(.muted)) {
            self.value = value
            self.style = style
        }
    }

    /// The lines, topmost first. The last value of the first line is labelled.
    public var series: [Series]
    /// The values of the bottom and top rows; nil for the range of the series. Lines end where they leave it.
    public var range: ClosedRange<Double>?
    /// Dotted lines; those outside the range are not drawn.
    public var references: [Reference] = []
    /// Spans whose cells are dotted where they are otherwise empty, from 0 at the left end to 1.
    public var bands: [ClosedRange<Double>] = []
    /// The dates below the plot, from left to right: their position from 0 at the left end to 1, and their text.
    public var dates: [(position: Double, text: String)] = []
    /// The label for a value of the axis; nil for no axis.
    public var label: ((Double) -> String)?
    /// The names of the series, in their order, at the right ends of their lines; without names the last value of the
    /// first line is marked.
    public var names: [Line] = []
    /// Whether the highest and lowest values of the first series are written next to their dots.
    public var marksExtremes = false
    /// Whether the range is that of the first series alone; the others end where they leave it.
    public var fitsFirstSeries = false
    /// How heights follow from values.
    public var scale = ValueScale.linear
    /// Whether the area below the first series is filled, fading towards the bottom.
    public var isFilled = false
    /// A marked column; nil for none.
    public var crossHair: CrossHair?

    /// Creates a chart.
    public init(_ series: [Series], range: ClosedRange<Double>? = nil, label: ((Double) -> String)? = nil) {
        self.series = series
        self.range = range
        self.label = label
    }

    /// Draws the chart in a rectangle and returns the area of its plot; nil if there is nothing to draw.
    @discardableResult
    public func draw(in rect: Rect, on grid: inout Grid) -> Rect? {
        guard let (frame, namesX) = frame(in: rect) else { return nil }
        let canvas = plotted(on: frame)
        canvas.draw(x: frame.plot.x, y: frame.plot.y, on: &grid) { layer, row in
            style(of: layer, row: row, among: canvas.rows)
        }
        if let crossHair { frame.drawCrossHair(crossHair, on: &grid) }
        if marksExtremes { markExtremes(frame, canvas, on: &grid) }
        frame.drawBands(bandColumns(canvas.columns), on: &grid)
        let ends = series.map { line in line.values.last { $0?.isFinite == true } ?? nil }
        frame.drawValues(marked: names.isEmpty ? ends.first ?? nil : nil, label: label, on: &grid)
        if let namesX { drawNames(ends, frame, x: namesX, on: &grid) }
        frame.drawDates(dates, on: &grid)
        return frame.plot
    }

    /// The area of the plot in a rectangle; nil if there is nothing to draw.
    public func plot(in rect: Rect) -> Rect? { frame(in: rect)?.frame.plot }

    var nameWidth: Int { names.map(\.width).max() ?? 0 }

    /// The layout in a rectangle, and the column of the names if there is room for them; nil without values.
    private func frame(in rect: Rect) -> (frame: ChartFrame, namesX: Int?)? {
        let fitted = fitsFirstSeries ? series.prefix(1) : series[...]
        guard !rect.isEmpty, let range = range ?? ValueAxis.range(of: fitted.lazy.map(\.values)) else { return nil }
        let width = nameWidth
        let hasNames = width > 0 && rect.width >= width + 24
        let area = Rect(x: rect.x, y: rect.y, width: rect.width - (hasNames ? width + 1 : 0), height: rect.height)
        let frame = ChartFrame(area, range: range, scale: scale, hasDates: !dates.isEmpty, label: label)
        return (frame, hasNames ? area.right + 1 : nil)
    }

    /// The dots of everything in the plot. Layers are numbered in the order of series, references, filling.
    private func plotted(on frame: ChartFrame) -> BrailleCanvas {
        var canvas = BrailleCanvas(columns: frame.plot.width, rows: frame.plot.height)
        var tops: [Int?] = []
        for (index, line) in series.enumerated() {
            Self.plot(line, layer: UInt8(clamping: index + 1), on: frame.axis, into: &canvas)
            if index == 0, isFilled { tops = canvas.tops }
        }
        if isFilled {
            canvas.fill(below: tops, layer: UInt8(clamping: series.count + references.count + 1))
        }
        plotReferences(on: frame.axis, into: &canvas)
        return canvas
    }

    private func style(of layer: UInt8, row: Int, among rows: Int) -> Style {
        let index = Int(layer) - 1
        if series.indices.contains(index) { return series[index].style }
        let reference = index - series.count
        if references.indices.contains(reference) { return references[reference].style }
        var style = series.first?.style ?? Style(.series)
        style.fade = UInt8(clamping: row * 5 / max(rows, 1))
        return style
    }
}
