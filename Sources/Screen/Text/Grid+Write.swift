/// The horizontal alignment of text in a width.
public enum Alignment: Hashable, Sendable {
    /// At the left end.
    case left
    /// At the right end.
    case right
    /// In the middle; half a column to the left if the rest is odd.
    case centre

    /// The number of blank columns before text that leaves `room` columns free.
    func offset(_ room: Int) -> Int {
        switch self {
        case .left: 0
        case .right: room
        case .centre: room / 2
        }
    }
}

extension Grid {
    /// Writes text from a column on and returns the number of columns used.
    ///
    /// If a width is given, the text is aligned in it, and truncated with "…" if it is longer. Control and format
    /// characters are never stored in a cell; combining marks join the cell before. Text outside the grid or `clip` is
    /// not drawn.
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

    /// Writes a line like text; a line longer than the width is truncated with "…" in the style of the span that is
    /// cut.
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
        var used = 0
        for span in line.spans {
            if room == .max {
                used += draw(span.text, x: left + used, y: y, span.style, upTo: .max, clip: clip)
                continue
            }
            // One column is reserved for the "…", because the line does not fit.
            let columns = span.width
            if used + columns < room {
                used += draw(span.text, x: left + used, y: y, span.style, upTo: .max, clip: clip)
            } else {
                return used + cut(span, x: left + used, y: y, room: room - used, clip: clip)
            }
        }
        return used
    }

    /// Writes as much of a span as fits with a "…" after it.
    private mutating func cut(_ span: Span, x: Int, y: Int, room: Int, clip: Rect?) -> Int {
        guard room > 0 else { return 0 }
        let drawn = draw(span.text, x: x, y: y, span.style, upTo: room - 1, clip: clip)
        put(Cell(.ellipsis, span.style), x: x + drawn, y: y, clip: clip)
        return drawn + 1
    }

    /// Writes the glyphs that fit into `limit` columns and returns the number of columns used.
    private mutating func draw(
        _ text: String, x: Int, y: Int, _ style: Style, upTo limit: Int, clip: Rect?
    ) -> Int {
        var used = 0
        var pending: (glyph: Glyph, columns: Int)?
        for scalar in text.unicodeScalars {
            switch DisplayWidth.drawing(of: scalar) {
            case .nothing: continue
            case .mark(let mark): pending?.glyph.combine(mark)
            case .glyph(let base, let columns):
                if let complete = pending {
                    put(Cell(complete.glyph, style), x: x + used, y: y, width: complete.columns, clip: clip)
                    used += complete.columns
                    pending = nil
                }
                guard used + columns <= limit else { return used }
                pending = (Glyph(base), columns)
            }
        }
        if let complete = pending {
            put(Cell(complete.glyph, style), x: x + used, y: y, width: complete.columns, clip: clip)
            used += complete.columns
        }
        return used
    }
}

extension Glyph {
    /// The sign of truncated text.
    static let ellipsis = Glyph("…")
}
