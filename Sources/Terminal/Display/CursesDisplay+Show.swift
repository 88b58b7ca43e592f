import CNcurses
public import Screen

extension CursesDisplay {
    /// Shows a grid; only cells that differ from what is shown cost anything.
    public func show(_ grid: Grid) {
        guard isOpen else { return }
        let frame = fold(grid)
        let width = min(frame.size.width, size.width)
        let before = shown?.size == frame.size ? shown : nil
        if before == nil { ballast_erase() }
        if width > 0 {
            for y in 0..<min(frame.size.height, size.height) { put(frame, before, y, width) }
        }
        shown = frame
        ballast_update()
    }

    private func fold(_ grid: Grid) -> Grid { grid }

    /// Writes the part of a row that changed.
    private func put(_ frame: Grid, _ before: Grid?, _ y: Int, _ width: Int) {
        let start = y * frame.size.width
        frame.cells.withUnsafeBufferPointer { cells in
            let new = UnsafeBufferPointer(rebasing: cells[start..<start + width])
            guard let before else { return put(new, from: 0, to: width, y) }
            before.cells.withUnsafeBufferPointer { cells in
                let old = UnsafeBufferPointer(rebasing: cells[start..<start + width])
                guard var first = new.indices.first(where: { new[$0] != old[$0] }) else { return }
                let last = new.indices.last { new[$0] != old[$0] } ?? first
                if first > 0, new[first].kind == .continuation { first -= 1 }
                put(new, from: first, to: last + 1, y)
            }
        }
    }

    private func put(_ cells: UnsafeBufferPointer<Cell>, from first: Int, to end: Int, _ y: Int) {
        row.removeAll(keepingCapacity: true)
        var x = first
        while x < end {
            let wide = x + 1 < cells.count && cells[x + 1].kind == .continuation
            append(cells[x], columns: wide ? 2 : 1)
            x += wide ? 2 : 1
        }
        row.withUnsafeBufferPointer { ballast_put(Int32(y), Int32(first), $0.baseAddress, Int32($0.count)) }
    }

    /// Adds the library's cell for one of ours. A glyph whose width the C library sees otherwise, or that is no glyph,
    /// would shift the rest of the row on the terminal: a question mark stands for it.
    private func append(_ cell: Cell, columns: Int32) {
        let glyph = cell.glyph
        if cell.kind == .empty || glyph == .space {
            row.append(styles.blank(cell.style))
            if columns == 2 { row.append(styles.blank(cell.style)) }
            return
        }
        var made = styles.cell(cell.style)
        let plain = glyph.base >= 0x20 && glyph.base < 0x7F
        if plain && columns == 1 || glyph.base > 0x7F && ballast_width(glyph.base) == columns {
            made.chars.0 = wchar_t(bitPattern: glyph.base)
            if glyph.mark != 0, ballast_width(glyph.mark) == 0 {
                made.chars.1 = wchar_t(bitPattern: glyph.mark)
                if glyph.secondMark != 0, ballast_width(glyph.secondMark) == 0 {
                    made.chars.2 = wchar_t(bitPattern: glyph.secondMark)
                }
            }
            row.append(made)
        } else {
            made.chars.0 = 0x3F
            row.append(made)
            if columns == 2 { row.append(styles.blank(cell.style)) }
        }
    }
}
