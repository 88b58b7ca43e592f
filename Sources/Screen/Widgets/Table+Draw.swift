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
            var title = Line(column.title, Style(.muted))
            if let sort, sort.column == place.column {
                title = Line(column.title, Style(.accent))
                title.append(column.title.isEmpty ? "" : " ", Style(.accent))
                title.append(sort.descending ? "▾" : "▴", Style(.accent))
            }
            // A name that is too long loses its beginning in a right-hand column's favour: it may lean out to the left.
            let overhang = column.alignment == .right ? min(max(title.width - place.width, 0), spacing) : 0
            grid.write(
                title, x: place.x - overhang, y: rect.y, width: place.width + overhang, clip: rect,
                alignment: column.alignment)
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
        case .sparkline(let values, let style): Sparkline(values, style).draw(into: &grid, in: cell)
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
