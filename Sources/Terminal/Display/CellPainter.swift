import CNcurses
import Screen

/// Converts cells to ncurses cells and writes them row by row.
///
/// Used by a display and so on the main actor, but not isolated to it: that would add an isolation check to each
/// closure here, for every cell.
struct CellPainter {
    private var styles: StyleTable
    private var row: [cchar_t] = []
    /// Whether the C library gives a scalar one column, for scalars up to the braille patterns that were drawn.
    private var isNarrow: [Bool?] = Array(repeating: nil, count: 0x2900)

    /// Creates a painter for one palette at one colour depth.
    init(_ styles: StyleTable) { self.styles = styles }

    /// Writes a run of changed cells of a frame, up to the terminal's last column.
    mutating func put(_ run: CellRun, of frame: Grid, columns: Int) {
        let limit = min(columns, frame.size.width)
        let end = min(run.columns.upperBound, limit)
        guard run.columns.lowerBound < end else { return }
        row.removeAll(keepingCapacity: true)
        frame.cells.withUnsafeBufferPointer { cells in
            let start = run.y * frame.size.width
            let line = UnsafeBufferPointer(rebasing: cells[start..<start + frame.size.width])
            // The blanks that follow inherit the foreground of the glyph before them.
            let next = line[end..<limit].firstIndex { !$0.isBlank } ?? limit
            append(line, run.columns.lowerBound..<next)
        }
        row.withUnsafeBufferPointer {
            ballast_put(Int32(run.y), Int32(run.columns.lowerBound), $0.baseAddress, Int32($0.count))
        }
    }

    /// Appends the cells of some columns of a line.
    ///
    /// The foreground of a blank is invisible, so the blank inherits that of the glyph before it: adjacent words and
    /// columns then need no colour changes in between, which saves a third of the bytes of a frame.
    private mutating func append(_ line: UnsafeBufferPointer<Cell>, _ columns: Range<Int>) {
        var x = columns.lowerBound
        var ink = line[..<x].last { !$0.isBlank }?.style
        while x < columns.upperBound {
            let cell = line[x]
            if cell.isBlank {
                row.append(styles.blank(cell.style, after: ink))
                x += 1
                continue
            }
            let wide = x + 1 < columns.upperBound && line[x + 1].kind == .continuation
            append(cell, columns: wide ? 2 : 1)
            x += wide ? 2 : 1
            ink = cell.style
        }
    }

    /// Appends a glyph. A glyph whose width differs in the C library would shift the rest of the row on the terminal,
    /// so it is replaced by a question mark.
    private mutating func append(_ cell: Cell, columns: Int32) {
        var made = styles.cell(cell.style)
        if fits(cell.glyph.base, columns) {
            made.chars.0 = wchar_t(bitPattern: cell.glyph.base)
            if cell.glyph.mark != 0 { addMarks(of: cell.glyph, to: &made) }
            row.append(made)
        } else {
            made.chars.0 = 0x3F
            row.append(made)
            if columns == 2 { row.append(styles.blank(cell.style, after: nil)) }
        }
    }

    private mutating func fits(_ scalar: UInt32, _ columns: Int32) -> Bool {
        if scalar < 0x7F { return scalar >= 0x20 && columns == 1 }
        guard columns == 1, scalar < isNarrow.count else { return ballast_width(scalar) == columns }
        if let known = isNarrow[Int(scalar)] { return known }
        let narrow = ballast_width(scalar) == 1
        isNarrow[Int(scalar)] = narrow
        return narrow
    }

    private func addMarks(of glyph: Glyph, to cell: inout cchar_t) {
        guard ballast_width(glyph.mark) == 0 else { return }
        cell.chars.1 = wchar_t(bitPattern: glyph.mark)
        guard glyph.secondMark != 0, ballast_width(glyph.secondMark) == 0 else { return }
        cell.chars.2 = wchar_t(bitPattern: glyph.secondMark)
    }
}

extension Cell {
    /// Whether the cell shows no glyph.
    fileprivate var isBlank: Bool { kind == .empty || glyph == .space }
}
