extension LineChart {
    /// Writes each name in the row of the end of its line, or near it if another name is there, in the order of the
    /// ends from top to bottom. Of more names than rows the last are left out, and
    /// their number takes the last row.
    func drawNames(_ ends: [Double?], _ frame: ChartFrame, x: Int, on grid: inout Grid) {
        let ended = zip(names, ends).compactMap { name, end in end.map { (name: name, end: $0) } }
        let height = frame.plot.height
        let omitted = ended.count > height ? ended.count - height + 1 : 0
        let room = omitted > 0 ? height - 1 : height
        let ordered = ended.prefix(room).sorted { $0.end > $1.end }
        if omitted > 0 {
            let forms = ["+\(omitted) more", "+\(omitted)"].map { Line($0, Style(.muted)) }
            let count = forms.first { $0.width <= nameWidth }
            grid.write(count ?? forms[1], x: x, y: frame.plot.y + room, width: nameWidth)
        }
        var rows = ordered.map { min(frame.axis.nearestRow(of: $0.end), room - 1) }
        for index in rows.indices.dropFirst() { rows[index] = max(rows[index], rows[index - 1] + 1) }
        var limit = room - 1
        for index in rows.indices.reversed() {
            rows[index] = min(rows[index], limit)
            limit = rows[index] - 1
        }
        for (part, row) in zip(ordered, rows) {
            grid.write(part.name, x: x, y: frame.plot.y + row, width: nameWidth)
        }
    }

    /// The dot column of a value among `count`; a single one is at the right end.
    public static func dotColumn(_ index: Int, of count: Int, width: Int) -> Int {
        count > 1 ? (index * (width - 1) + (count - 1) / 2) / (count - 1) : width - 1
    }

    static func plot(_ line: Series, layer: UInt8, on axis: ValueAxis, into canvas: inout BrailleCanvas) {
        let width = canvas.columns * 2
        guard width > 0 else { return }
        let points = line.values.lazy.enumerated().map { index, value in
            (x: dotColumn(index, of: line.values.count, width: width), value: value)
        }
        canvas.path(axis.path(points), layer: layer, isDashed: line.isDashed)
    }

    func plotReferences(on axis: ValueAxis, into canvas: inout BrailleCanvas) {
        for (index, reference) in references.enumerated() where (axis.low...axis.high).contains(reference.value) {
            let y = axis.step(of: reference.value, parts: 4)
            for x in stride(from: 0, to: canvas.columns * 2, by: 4) {
                canvas.setGround(x, y, layer: UInt8(clamping: series.count + index + 1))
            }
        }
    }

    /// The columns of the shaded spans in a plot.
    func bandColumns(_ width: Int) -> [ClosedRange<Int>] {
        bands.map { band in
            let ends = [band.lowerBound, band.upperBound].map { min(max($0, 0), 1) * Double(width * 2 - 1) / 2 }
            return Int(ends[0])...Int(ends[1])
        }
    }

    /// Writes the extremes of the first series next to their dots, on the right or left, if the plot is free there.
    func markExtremes(_ frame: ChartFrame, _ canvas: BrailleCanvas, on grid: inout Grid) {
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
                    && !(start - 1...start + width).contains(crossHair?.column ?? -2)
                    && (start - 1...start + width).allSatisfy { canvas.isEmpty($0, row) }
            }
            if let freeStart { grid.write(text, x: frame.plot.x + freeStart, y: frame.plot.y + row, Style(.muted)) }
        }
    }
}
