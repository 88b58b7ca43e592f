extension Table {
    /// Draws the table in a rectangle; `content` is called for visible cells only.
    public func draw(in rect: Rect, on grid: inout Grid, content: (_ row: Int, _ column: Int) -> Content) {
        draw(in: rect, on: &grid, row: { $0 }, content: content)
    }

    /// Draws the table in a rectangle; `row` is called once for each visible row, and `content` for its cells.
    public func draw<Row>(
        in rect: Rect, on grid: inout Grid, row value: (_ row: Int) -> Row,
        content: (_ row: Row, _ column: Int) -> Content
    ) {
        guard !rect.isEmpty else { return }
        let placements = placements(in: rect)
        if showsHeader, redrawnRows == nil { drawHeader(in: rect, on: &grid, placements) }
        let body = body(in: rect)
        let first = max(firstRow, 0)
        let seen = min(rowCount - first, body.height)
        guard seen > 0 else { return }
        let moreFollows = first + seen < rowCount
        for line in 0..<seen {
            let row = first + line
            let strip = Rect(x: rect.x, y: body.y + line, width: rect.width, height: 1)
            if let redrawnRows {
                guard redrawnRows.contains(row) else { continue }
                grid.fill(strip)
            }
            let value = value(row)
            for placement in placements {
                draw(content(value, placement.column), at: placement, strip, on: &grid)
            }
            if row == selectedRow {
                markSelected(strip, on: &grid)
            } else if fades, moreFollows {
                fade(strip, Self.fading(line, of: seen), on: &grid)
            }
        }
    }

    private func drawHeader(in rect: Rect, on grid: inout Grid, _ placements: [Placement]) {
        for placement in placements {
            let column = columns[placement.column]
            let isSorted = sort?.column == placement.column
            let style = Style(isSorted ? .accent : .muted)
            // The sort arrow of a right-aligned column is in the gap after it, so that names do not move when the order
            // changes.
            let hasGap = column.alignment == .right && spacing > 0 && placement.x + placement.width < rect.right
            let arrow = isSorted ? (sort?.descending == true ? "▾" : "▴") : ""
            let space = column.alignment == .right ? "" : " "
            let title = hasGap || arrow.isEmpty ? column.title : "\(column.title)\(space)\(arrow)"
            // A name that is slightly too long extends into the gap before it.
            let excess = column.alignment == .right ? DisplayWidth.of(title) - placement.width : 0
            let overhang = min(max(excess, 0), spacing)
            grid.write(
                title, x: placement.x - overhang, y: rect.y, style, width: placement.width + overhang, clip: rect,
                alignment: column.alignment)
            if hasGap { grid.write(arrow, x: placement.x + placement.width, y: rect.y, style, clip: rect) }
        }
    }

    private func draw(_ content: Content, at placement: Placement, _ strip: Rect, on grid: inout Grid) {
        let alignment = columns[placement.column].alignment
        let cell = Rect(x: placement.x, y: strip.y, width: placement.width, height: 1)
        switch content {
        case .empty: break
        case .text(let span):
            grid.write(
                span.text, x: cell.x, y: cell.y, span.style, width: cell.width, clip: strip, alignment: alignment)
        case .line(let line):
            grid.write(line, x: cell.x, y: cell.y, width: cell.width, clip: strip, alignment: alignment)
        case .sparkline(let curve): curve.draw(in: cell, on: &grid)
        case .bar(let bar): bar.draw(in: cell, on: &grid)
        }
    }

    private func markSelected(_ strip: Rect, on grid: inout Grid) {
        if gutter > 0 { grid.put(Cell(Glyph("▌"), Style(.accent)), x: strip.x, y: strip.y) }
        grid.restyle(strip) { style in
            if style.ground == .text { style.ground = .selection }
            style.attributes.insert(.bold)
        }
    }

    /// Fades a row; its curves by fewer steps, of which each is twice that of text.
    private func fade(_ strip: Rect, _ steps: Int, on grid: inout Grid) {
        guard steps > 0 else { return }
        grid.restyle(strip) { style in
            let own = style.ink.isText ? steps : (steps + 1) / 2
            style.fade = max(style.fade, UInt8(clamping: own))
        }
    }

    /// The fading of a row: none in the upper half or in a short list, then increasing.
    private static func fading(_ line: Int, of rows: Int) -> Int {
        guard rows >= 8 else { return 0 }
        return max(0, (line * 8 / rows) - 4)
    }
}
