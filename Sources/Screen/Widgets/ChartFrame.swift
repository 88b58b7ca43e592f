/// The layout of a chart's plot, value labels and date labels; draws the labels.
struct ChartFrame {
    /// The cells of the plot.
    let plot: Rect
    /// The scale of the rows.
    let axis: ValueAxis
    private let labels: [(row: Int, text: String)]
    private let labelColumns: Rect
    private let dates: Rect

    /// Creates the layout for a range of values; the labels are dropped if the plot would get too narrow.
    init(
        _ rect: Rect, range: ClosedRange<Double>, scale: ValueScale = .linear, hasDates: Bool,
        label: ((Double) -> String)?
    ) {
        let dateRows = hasDates && rect.height >= 4 ? 1 : 0
        let rows = rect.height - dateRows
        axis = ValueAxis(range, rows: rows, scale: scale)
        var labels: [(row: Int, text: String)] = []
        var width = 0
        if let label {
            // Rounded labels of neighbouring ticks may be equal, in which case one is shown.
            for tick in axis.ticks where labels.last?.text != label(tick.value) {
                labels.append((tick.row, label(tick.value)))
            }
            let ends = [label(range.lowerBound), label(range.upperBound)]
            width = (labels.map(\.text) + ends).map(DisplayWidth.of).max() ?? 0
        }
        if width > 0, rect.width < width + 8 {
            labels = []
            width = 0
        }
        self.labels = labels
        let gap = width > 0 ? 1 : 0
        plot = Rect(x: rect.x, y: rect.y, width: rect.width - width - gap, height: rows)
        labelColumns = Rect(x: plot.right + gap, y: rect.y, width: width, height: rows)
        dates = Rect(x: rect.x, y: plot.bottom, width: rect.width, height: dateRows)
    }

    /// Draws the value labels, and a marked value as a tag of its own, which other labels give way to; equal labels are
    /// not repeated.
    func drawValues(marked value: Double?, label: ((Double) -> String)?, on grid: inout Grid) {
        guard !labelColumns.isEmpty, let label else { return }
        let markedRow = value.map(axis.nearestRow(of:))
        let markedText = value.map(label)
        for (row, text) in labels where row != markedRow && text != markedText {
            write(text, row, Style(.muted), on: &grid)
        }
        guard let markedText, let markedRow else { return }
        let tag = Rect(x: labelColumns.x, y: labelColumns.y + markedRow, width: labelColumns.width, height: 1)
        grid.fill(tag, with: Cell(.space, ChartFrame.tagStyle))
        write(markedText, markedRow, ChartFrame.tagStyle, on: &grid)
    }

    private static let tagStyle = Style(.accent).bold.reversed

    /// Draws a vertical line through a column of the plot, behind what the column contains, and a point at a value.
    func drawCrossHair(_ crossHair: CrossHair, on grid: inout Grid) {
        let x = plot.x + crossHair.column, style = Style(.accent)
        guard (plot.x..<plot.right).contains(x) else { return }
        for y in plot.y..<plot.bottom { grid.putIfEmpty(Cell(Glyph("┆"), style), x: x, y: y) }
        grid.restyle(Rect(x: x, y: plot.y, width: 1, height: plot.height)) { $0 = style }
        guard let value = crossHair.value, value.isFinite else { return }
        grid.put(Cell(Glyph("●"), style.bold), x: x, y: plot.y + axis.nearestRow(of: value))
    }

    /// Dots the cells of some columns in which nothing was drawn, far more faintly than a line.
    func drawBands(_ bands: [ClosedRange<Int>], on grid: inout Grid) {
        let dotted = Cell(Glyph("⠁"), Style(.border))
        for x in bands.flatMap(\.self) where (0..<plot.width).contains(x) {
            for y in plot.y..<plot.bottom { grid.putIfEmpty(dotted, x: plot.x + x, y: y) }
        }
    }

    private func write(_ text: String, _ row: Int, _ style: Style, on grid: inout Grid) {
        grid.write(
            text, x: labelColumns.x, y: labelColumns.y + row, style, width: labelColumns.width, alignment: .right)
    }

    /// Draws the dates below the plot: the last one first, then from the left those that are two columns apart.
    func drawDates(_ labels: [(position: Double, text: String)], on grid: inout Grid) {
        guard !dates.isEmpty, let last = labels.last else { return }
        var occupied: [Range<Int>] = []
        for label in [last] + labels.dropLast() {
            let width = DisplayWidth.of(label.text)
            guard width > 0, width <= dates.width else { continue }
            let middle = plot.x + Int((min(max(label.position, 0), 1) * Double(max(plot.width - 1, 0))).rounded())
            let x = min(max(middle - width / 2, dates.x), max(plot.right, dates.x + width) - width)
            let columns = x..<(x + width)
            guard
                !occupied.contains(where: {
                    $0.lowerBound - 2 < columns.upperBound && columns.lowerBound < $0.upperBound + 2
                })
            else { continue }
            occupied.append(columns)
            grid.write(label.text, x: x, y: dates.y, Style(.muted), clip: dates)
        }
    }
}
