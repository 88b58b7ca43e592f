/// Lines of braille dots over a common span, with values at the right and dates below the plot.
public struct LineChart {
    /// One line: equidistant values over the full width, with gaps where they are missing.
    public struct Series: Hashable, Sendable {
        /// The values, oldest first.
        public var values: [Double?]
        /// The style of the line.
        public var style: Style

        /// Creates a line.
        public init(_ values: [Double?], _ style: Style = Style(.series)) {
            self.values = values
            self.style = style
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
    /// The values of the bottom and top rows; nil for the range of the series.
    public var range: ClosedRange<Double>?
    /// Dotted lines; those outside the range are not drawn.
    public var references: [Reference] = []
    /// Shaded spans behind the lines, from 0 at the left end to 1.
    public var bands: [ClosedRange<Double>] = []
    /// The style of the shading.
    public var bandStyle = Style(.muted)
    /// The dates below the plot, from left to right: their position from 0 at the left end to 1, and their text.
    public var dates: [(position: Double, text: String)] = []
    /// The label for a value of the axis; nil for no axis.
    public var label: ((Double) -> String)?
    /// The names of the series, in their order, at the right ends of their lines; without names the last value of the
    /// first line is marked.
    public var names: [Line] = []
    /// Whether the highest and lowest values of the first series are written next to their dots.
    public var marksExtremes = false

    /// Creates a chart.
    public init(_ series: [Series], range: ClosedRange<Double>? = nil, label: ((Double) -> String)? = nil) {
        self.series = series
        self.range = range
        self.label = label
    }

    /// Draws the chart in a rectangle and returns the area of its plot; nil if there is nothing to draw.
    @discardableResult
    public func draw(in rect: Rect, on grid: inout Grid) -> Rect? {
        guard !rect.isEmpty, let range = range ?? ValueAxis.range(of: series.lazy.map(\.values)) else { return nil }
        let nameWidth = names.map(\.width).max() ?? 0
        let hasNames = nameWidth > 0 && rect.width >= nameWidth + 24
        let area = Rect(
            x: rect.x, y: rect.y, width: rect.width - (hasNames ? nameWidth + 1 : 0), height: rect.height)
        let frame = ChartFrame(area, range: range, hasDates: !dates.isEmpty, label: label)
        var canvas = BrailleCanvas(columns: frame.plot.width, rows: frame.plot.height)
        for (index, line) in series.enumerated() {
            Self.plot(line.values, layer: UInt8(clamping: index + 1), on: frame.axis, into: &canvas)
        }
        plotReferences(on: frame.axis, into: &canvas)
        plotBands(into: &canvas)
        canvas.draw(x: frame.plot.x, y: frame.plot.y, on: &grid) { layer in
            let index = Int(layer) - 1
            if index == series.count + references.count { return bandStyle }
            return index < series.count ? series[index].style : references[index - series.count].style
        }
        if marksExtremes { markExtremes(frame, canvas, on: &grid) }
        let ends = series.map { line in line.values.last { $0?.isFinite == true } ?? nil }
        frame.drawValues(marked: names.isEmpty ? ends.first ?? nil : nil, label: label, on: &grid)
        if hasNames { drawNames(ends, frame, x: area.right + 1, width: nameWidth, on: &grid) }
        frame.drawDates(dates, on: &grid)
        return frame.plot
    }

    /// Writes each name in the free row that is nearest to the end of its line.
    private func drawNames(_ ends: [Double?], _ frame: ChartFrame, x: Int, width: Int, on grid: inout Grid) {
        var free = Set(0..<frame.plot.height)
        for (name, end) in zip(names, ends) {
            guard let end, case let wanted = frame.axis.nearestRow(of: end),
                let row = free.min(by: { ($0 - wanted).magnitude < ($1 - wanted).magnitude })
            else { continue }
            free.remove(row)
            grid.write(name, x: x, y: frame.plot.y + row, width: width)
        }
    }

    /// The dot column of a value among `count`; a single one is at the right end.
    static func dotColumn(_ index: Int, of count: Int, width: Int) -> Int {
        count > 1 ? (index * (width - 1) + (count - 1) / 2) / (count - 1) : width - 1
    }

    private static func plot(_ values: [Double?], layer: UInt8, on axis: ValueAxis, into canvas: inout BrailleCanvas) {
        let width = canvas.columns * 2
        guard width > 0 else { return }
        var previous: (x: Int, y: Int)?
        for (index, value) in values.enumerated() {
            guard let value, value.isFinite else {
                previous = nil
                continue
            }
            let dot = (x: dotColumn(index, of: values.count, width: width), y: axis.step(of: value, parts: 4))
            canvas.line(from: previous ?? dot, to: dot, layer: layer)
            previous = dot
        }
    }

    private func plotReferences(on axis: ValueAxis, into canvas: inout BrailleCanvas) {
        for (index, reference) in references.enumerated() where (axis.low...axis.high).contains(reference.value) {
            let y = axis.step(of: reference.value, parts: 4)
            for x in stride(from: 0, to: canvas.columns * 2, by: 4) {
                canvas.setGround(x, y, layer: UInt8(clamping: series.count + index + 1))
            }
        }
    }

    /// Sets every fourth dot of the cells that are otherwise empty.
    private func plotBands(into canvas: inout BrailleCanvas) {
        let (width, layer) = (canvas.columns * 2, UInt8(clamping: series.count + references.count + 1))
        for band in bands {
            let first = Int(band.lowerBound * Double(width - 1)), last = Int(band.upperBound * Double(width - 1))
            for x in stride(from: max(0, first), through: min(width - 1, last), by: 1) {
                for y in stride(from: x % 2 * 2, to: canvas.rows * 4, by: 4) { canvas.setGround(x, y, layer: layer) }
            }
        }
    }

    /// Writes the extremes of the first series next to their dots, on the right or left, if the plot is free there.
    private func markExtremes(_ frame: ChartFrame, _ canvas: BrailleCanvas, on grid: inout Grid) {
        guard let label, let values = series.first?.values else { return }
        let finite = values.enumerated().compactMap { index, value in
            value.flatMap { $0.isFinite ? (index: index, value: $0) : nil }
        }
        guard let top = finite.max(by: { $0.value < $1.value }), let bottom = finite.min(by: { $0.value < $1.value }),
            top.value > bottom.value
        else { return }
        for point in [top, bottom] {
            let text = label(point.value)
            let width = DisplayWidth.of(text)
            let row = frame.axis.nearestRow(of: point.value)
            let column = Self.dotColumn(point.index, of: values.count, width: canvas.columns * 2) / 2
            let starts = [column + 2, column - 1 - width]
            let freeStart = starts.first { start in
                start >= 0 && start + width <= canvas.columns
                    && (start - 1...start + width).allSatisfy { canvas.isEmpty($0, row) }
            }
            if let freeStart { grid.write(text, x: frame.plot.x + freeStart, y: frame.plot.y + row, Style(.muted)) }
        }
    }
}
