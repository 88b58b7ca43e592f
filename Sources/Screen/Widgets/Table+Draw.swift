extension Table {
    /// Draws the table within a rectangle, asking for the contents of the rows and columns that are seen.
    public func draw(into grid: inout Grid, in rect: Rect, content: (_ row: Int, _ column: Int) -> Content) {
        guard !rect.isEmpty else { return }
        let places = places(in: rect)
        if showsHeader { drawHeader(into: &grid, in: rect, places) }
        let body = body(in: rect)
        let first = max(firstRow, 0)
        let seen = min(rowCount - first, body.height)
        guard seen > 0 else { return }
        for line in 0..<seen {
            let row = first + line
            let strip = Rect(x: rect.x, y: body.y + line, width: rect.width, height: 1)
            for place in places {
                draw(content(row, place.column), at: place, into: &grid, strip)
            }
            if row == selectedRow {
                markSelected(strip, in: &grid)
            } else if fades {
                fade(strip, Self.fading(line, of: seen), in: &grid)
            }
        }
    }

    private func drawHeader(into grid: inout Grid, in rect: Rect, _ places: [Place]) {
        for place in places {
            let column = columns[place.column]
            let isSorted = sort?.column == place.column
            let style = Style(isSorted ? .accent : .muted)
            // The mark stands in the gap behind a right-hand name, so that names stay put when the order changes.
            let hasGap = column.alignment == .right && spacing > 0 && place.x + place.width < rect.right
            let mark = isSorted ? (sort?.descending == true ? "▾" : "▴") : ""
            let title = hasGap || mark.isEmpty ? column.title : "\(column.title) \(mark)"
            // A name that is a little too long leans into the gap before it.
            let longer = column.alignment == .right ? DisplayWidth.of(title) - place.width : 0
            let lean = min(max(longer, 0), spacing)
            grid.write(
                title, x: place.x - lean, y: rect.y, style, width: place.width + lean, clip: rect,
                alignment: column.alignment)
            if hasGap { grid.write(mark, x: place.x + place.width, y: rect.y, style, clip: rect) }
        }
    }

    private func draw(_ content: Content, at place: Place, into grid: inout Grid, _ strip: Rect) {
        let alignment = columns[place.column].alignment
        let cell = Rect(x: place.x, y: strip.y, width: place.width, height: 1)
        switch content {
        case .empty: break
        case .text(let span):
            grid.write(
                span.text, x: cell.x, y: cell.y, span.style, width: cell.width, clip: strip, alignment: alignment)
        case .line(let line):
            grid.write(line, x: cell.x, y: cell.y, width: cell.width, clip: strip, alignment: alignment)
        case .sparkline(let curve): curve.draw(into: &grid, in: cell)
        case .bar(let bar): bar.draw(into: &grid, in: cell)
        }
    }

    private func markSelected(_ strip: Rect, in grid: inout Grid) {
        if gutter > 0 { grid.put(Cell(Glyph("▌"), Style(.accent)), x: strip.x, y: strip.y) }
        grid.restyle(strip) { style in
            if style.ground == .text { style.ground = .selection }
            style.attributes.insert(.bold)
        }
    }

    private func fade(_ strip: Rect, _ steps: Int, in grid: inout Grid) {
        guard steps > 0 else { return }
        grid.restyle(strip) { style in style.fade = max(style.fade, UInt8(clamping: steps)) }
    }

    /// How far a row fades: not in the upper half nor in a short list, then more and more.
    private static func fading(_ line: Int, of rows: Int) -> Int {
        guard rows >= 8 else { return 0 }
        return max(0, (line * 8 / rows) - 4)
    }
}
