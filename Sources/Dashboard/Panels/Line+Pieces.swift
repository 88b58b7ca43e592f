import Screen

extension Line {
    /// As many pieces as fit in a width, in their order; one that does not fit is left out as a whole.
    init(_ pieces: [Line], within width: Int) {
        self = pieces.reduce(Line()) { line, piece in line.width + piece.width <= width ? line + piece : line }
    }

    /// Text of others, as many whole words as fit in a width and a mark where some are left out: half a figure is a wrong
    /// one.
    init(words: String, _ style: Style = .plain, within width: Int) {
        let whole = Line(words, style)
        guard whole.width > width, let first = TextBlock(words, style).rows(width: width - 2).first else {
            self = whole
            return
        }
        self = first + Line(" …", Style(.muted))
    }

    /// An address in a width, cut before a figure and not in it.
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
