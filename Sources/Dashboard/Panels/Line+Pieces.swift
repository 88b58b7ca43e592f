import Screen

extension Line {
    /// As many pieces as fit in a width, in their order; one that does not fit is left out as a whole.
    init(_ pieces: [Line], within width: Int) {
        self = pieces.reduce(Line()) { line, piece in line.width + piece.width <= width ? line + piece : line }
    }
}
