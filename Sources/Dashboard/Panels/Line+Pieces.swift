import Screen

extension Line {
    /// Joins the pieces that fit in a width, in their order; one that does not fit is omitted entirely.
    init(_ pieces: [Line], within width: Int) {
        self = pieces.reduce(Line()) { line, piece in line.width + piece.width <= width ? line + piece : line }
    }

    /// External text, as many complete words as fit in a width, with "…" if some are omitted: half a figure would be a
    /// wrong one.
    init(words: String, _ style: Style = .plain, within width: Int) {
        let full = Line(words, style)
        guard full.width > width, let first = TextBlock(words, style).rows(width: width - 2).first else {
            self = full
            return
        }
        self = first + Line(" …", Style(.muted))
    }

    /// An address, truncated to a width before a figure and never within one.
    init(address: String, _ style: Style, within width: Int) {
        guard DisplayWidth.of(address) > width else {
            self.init(address, style)
            return
        }
        var start = address.prefix(max(0, width - 1))
        while let last = start.last, last.isNumber || last == "." { start.removeLast() }
        self.init(start + "…", style)
    }
}
