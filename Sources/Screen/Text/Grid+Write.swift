/// Where text stands in the columns it is given.
public enum Alignment: Hashable, Sendable {
    /// At the left end.
    case left
    /// At the right end.
    case right
    /// In the middle, a column to the left where it cannot be halved.
    case centre

    /// The blank columns before text that leaves `room` columns over.
    func offset(_ room: Int) -> Int {
        switch self {
        case .left: 0
        case .right: room
        case .centre: room / 2
        }
    }
}

extension Grid {
    /// Writes text from a column on and returns the columns it took.
    ///
    /// In a given width it is aligned, and cut with "…" where it is longer. Control and format characters never reach a
    /// cell; combining marks join the cell before. What falls outside the grid or `clip` is not drawn.
    @discardableResult
    public mutating func write(
        _ text: String, x: Int, y: Int, _ style: Style = .plain, width: Int = .max, clip: Rect? = nil,
        alignment: Alignment = .left
    ) -> Int {
        guard width != .max else { return draw(text, x: x, y: y, style, upTo: .max, clip: clip) }
        let columns = DisplayWidth.of(text)
        guard columns > width else {
            let start = x + alignment.offset(width - columns)
            return draw(text, x: start, y: y, style, upTo: .max, clip: clip)
        }
        guard width > 0 else { return 0 }
        let drawn = draw(text, x: x, y: y, style, upTo: width - 1, clip: clip)
        put(Cell(.ellipsis, style), x: x + drawn, y: y, clip: clip)
        return drawn + 1
    }

    /// Writes a line in the manner of text; a line that is longer than its width is cut with "…" in the style of the
    /// piece that is cut.
    @discardableResult
    public mutating func write(
        _ line: Line, x: Int, y: Int, width: Int = .max, clip: Rect? = nil, alignment: Alignment = .left
    ) -> Int {
        var left = x
        var room = Int.max
        if width != .max {
            let columns = line.width
            if columns <= width { left += alignment.offset(width - columns) } else { room = width }
        }
        var taken = 0
        for span in line.spans {
            if room == .max {
                taken += draw(span.text, x: left + taken, y: y, span.style, upTo: .max, clip: clip)
                continue
            }
            // One column stays for the "…", as the line as a whole does not fit.
            let columns = span.width
            if taken + columns < room {
                taken += draw(span.text, x: left + taken, y: y, span.style, upTo: .max, clip: clip)
            } else {
                return taken + cut(span, x: left + taken, y: y, room: room - taken, clip: clip)
            }
        }
        return taken
    }

    /// Writes as much of a piece as leaves one column for the "…" after it.
    private mutating func cut(_ span: Span, x: Int, y: Int, room: Int, clip: Rect?) -> Int {
        guard room > 0 else { return 0 }
        let drawn = draw(span.text, x: x, y: y, span.style, upTo: room - 1, clip: clip)
        put(Cell(.ellipsis, span.style), x: x + drawn, y: y, clip: clip)
        return drawn + 1
    }

    /// Writes the glyphs that fit into `limit` columns and returns the columns they took.
    private mutating func draw(
        _ text: String, x: Int, y: Int, _ style: Style, upTo limit: Int, clip: Rect?
    ) -> Int {
        var taken = 0
        var waiting: (glyph: Glyph, columns: Int)?
        for scalar in text.unicodeScalars {
            switch DisplayWidth.drawing(of: scalar) {
            case .nothing: continue
            case .mark(let mark): waiting?.glyph.combine(mark)
            case .glyph(let base, let columns):
                if let done = waiting {
                    put(Cell(done.glyph, style), x: x + taken, y: y, width: done.columns, clip: clip)
                    taken += done.columns
                    waiting = nil
                }
                guard taken + columns <= limit else { return taken }
                waiting = (Glyph(base), columns)
            }
        }
        if let done = waiting {
            put(Cell(done.glyph, style), x: x + taken, y: y, width: done.columns, clip: clip)
            taken += done.columns
        }
        return taken
    }
}

extension Glyph {
    /// The mark of text that was cut.
    static let ellipsis = Glyph("…")
}
