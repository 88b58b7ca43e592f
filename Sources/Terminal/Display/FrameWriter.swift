import CNcurses
import Screen

/// Converts what has changed in a frame to the bytes that make the terminal show it.
///
/// ncurses would send its own bytes at each of a hundred cursor movements a frame, and repeat both colours of a cell
/// where one changes. Here a frame is one piece, and the pen changes only where what is seen does.
///
/// Used by a display and so on the main actor, but not isolated to it: that would add an isolation check to each
/// closure here, for every cell.
struct FrameWriter {
    private let terminal: TerminalSequences
    private var styles: StyleTable
    /// What the terminal draws with.
    private var pen = Appearance.plain
    /// Where the cursor is; nil if that is not certain.
    private(set) var place: Cursor?
    /// The bytes of the present frame.
    private(set) var bytes: [UInt8] = []
    private let isUTF8: Bool
    /// Whether the C library gives a scalar one column, for scalars up to the braille patterns that were drawn.
    private var isNarrow: [Bool?] = Array(repeating: nil, count: 0x2900)

    /// Blanks are erased from this number on; fewer are cheaper written.
    private static let leastErased = 8

    /// Creates a writer for one palette at one colour depth, on the terminal that ncurses has opened.
    init(_ palette: Palette, _ depth: ColourDepth) {
        terminal = TerminalSequences()
        styles = StyleTable(palette, depth, terminal)
        isUTF8 = Self.encoded("€") == Array("€".utf8)
    }

    /// Starts a frame, for a screen that has just been cleared or is as the last frame left it.
    mutating func begin(cleared: Bool) {
        bytes.removeAll(keepingCapacity: true)
        if cleared { place = nil }
    }

    /// Ends the frame: the pen is plain, and the cursor where it belongs, if anywhere.
    mutating func end(cursor: Cursor?) {
        if pen != .plain { reset() }
        if let cursor { move(x: cursor.x, y: cursor.y) }
    }

    /// Shows or hides the cursor.
    mutating func setCursor(visible: Bool) { bytes += visible ? terminal.showCursor : terminal.hideCursor }

    /// Writes a run of changed cells of a frame, up to the terminal's last column and row.
    mutating func put(_ run: CellRun, of frame: Grid, on screen: Size) {
        let end = min(run.columns.upperBound, screen.width, frame.size.width)
        guard run.y < screen.height, run.columns.lowerBound < end else { return }
        frame.cells.withUnsafeBufferPointer { cells in
            let start = run.y * frame.size.width
            let line = UnsafeBufferPointer(rebasing: cells[start..<start + frame.size.width])
            put(line, run.columns.lowerBound..<end, run.y, screen)
        }
    }

    private mutating func put(
        _ line: UnsafeBufferPointer<Cell>, _ columns: Range<Int>, _ y: Int, _ screen: Size
    ) {
        // A glyph there would move the screen up.
        let isLast = terminal.scrollsAtEnd && y == screen.height - 1 && columns.upperBound == screen.width
        let end = isLast ? columns.upperBound - 1 : columns.upperBound
        var x = columns.lowerBound
        while x < end {
            let cell = line[x]
            if cell.isBlank {
                let next = blanks(line, from: x, to: end)
                putBlanks(x..<next, y, styles.row(of: cell.style), screen)
                x = next
                continue
            }
            let width = x + 1 < end && line[x + 1].kind == .continuation ? 2 : 1
            move(x: x, y: y)
            put(cell, width)
            x += width
            place = x < screen.width ? Cursor(x: x, y: y) : nil
        }
    }

    /// The end of the blanks that look the same from a column on.
    private mutating func blanks(_ line: UnsafeBufferPointer<Cell>, from start: Int, to end: Int) -> Int {
        let first = styles.row(of: line[start].style)
        var last = line[start].style
        var x = start + 1
        while x < end, line[x].isBlank {
            if line[x].style != last {
                let other = styles.row(of: line[x].style)
                let isSame =
                    styles.looks[other].ground == styles.looks[first].ground && !styles.showOnBlanks[other]
                    && !styles.showOnBlanks[first]
                guard isSame || styles.looks[other] == styles.looks[first] else { break }
                last = line[x].style
            }
            x += 1
        }
        return x
    }

    private mutating func putBlanks(_ columns: Range<Int>, _ y: Int, _ style: Int, _ screen: Size) {
        move(x: columns.lowerBound, y: y)
        setPen(forBlank: style)
        let isErasable =
            !styles.showOnBlanks[style] && (terminal.erasesWithGround || styles.looks[style].ground < 0)
        if isErasable, columns.count >= FrameWriter.leastErased {
            if columns.upperBound == screen.width, !terminal.eraseRow.isEmpty {
                return bytes += terminal.eraseRow
            } else if terminal.canErase {
                return terminal.appendErase(columns.count, to: &bytes)
            }
        }
        bytes.append(contentsOf: repeatElement(0x20, count: columns.count))
        place = columns.upperBound < screen.width ? Cursor(x: columns.upperBound, y: y) : nil
    }

    private mutating func move(x: Int, y: Int) {
        if let place, place.y == y {
            if place.x == x { return }
            if x > place.x, terminal.appendMoveRight(x - place.x, to: &bytes) { return self.place = Cursor(x: x, y: y) }
        }
        terminal.appendMove(x: x, y: y, to: &bytes)
        place = Cursor(x: x, y: y)
    }

    // MARK: The pen

    private mutating func reset() {
        bytes += terminal.reset
        pen = .plain
    }

    private mutating func setPen(_ style: Int) {
        let look = styles.looks[style]
        if pen == look { return }
        let hasLess = !pen.attributes.isSubset(of: look.attributes)
        if hasLess || (look.ink < 0 && pen.ink >= 0) || (look.ground < 0 && pen.ground >= 0) { reset() }
        let added = look.attributes.subtracting(pen.attributes)
        if !added.isEmpty { terminal.append(added, to: &bytes) }
        if look.ink != pen.ink { bytes += styles.inks[style] }
        if look.ground != pen.ground { bytes += styles.grounds[style] }
        pen = look
    }

    /// Sets what is seen of a blank: often its background only, so that the pen keeps foreground and weight for the
    /// next word.
    private mutating func setPen(forBlank style: Int) {
        if styles.showOnBlanks[style] { return setPen(style) }
        let ground = styles.looks[style].ground
        if pen.showsOnBlanks || (ground < 0 && pen.ground >= 0) { reset() }
        guard ground != pen.ground else { return }
        bytes += styles.grounds[style]
        pen.ground = ground
    }

    // MARK: Glyphs

    /// Writes a glyph. A glyph whose width differs in the C library would shift the rest of the row on the terminal, so
    /// it is replaced by a question mark.
    private mutating func put(_ cell: Cell, _ columns: Int) {
        setPen(styles.row(of: cell.style))
        let base = cell.glyph.base
        guard fits(base, Int32(columns)) else {
            bytes.append(0x3F)
            if columns == 2 { bytes.append(0x20) }
            return
        }
        append(base)
        if cell.glyph.mark != 0, ballast_width(cell.glyph.mark) == 0 {
            append(cell.glyph.mark)
            if cell.glyph.secondMark != 0, ballast_width(cell.glyph.secondMark) == 0 { append(cell.glyph.secondMark) }
        }
    }

    private mutating func append(_ scalar: UInt32) {
        if scalar < 0x80 { return bytes.append(UInt8(scalar)) }
        if isUTF8, let encoded = Unicode.Scalar(scalar).flatMap({ UTF8.encode($0) }) {
            return bytes.append(contentsOf: encoded)
        }
        let encoded = Unicode.Scalar(scalar).map(Self.encoded) ?? []
        bytes += encoded.isEmpty ? [0x3F] : encoded
    }

    /// A character as the locale has it; empty if it cannot.
    private static func encoded(_ scalar: Unicode.Scalar) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 16) { buffer, count in
            guard let start = buffer.baseAddress else { return }
            count = Int(ballast_encode(scalar.value, start))
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
}

extension Cell {
    /// Whether the cell shows no glyph.
    fileprivate var isBlank: Bool { kind == .empty || glyph == .space }
}
