extension Line {
    /// The word, up to blanks, that covers a column of the line; nil for a blank, or beyond the line.
    public func word(at column: Int) -> String? {
        guard column >= 0 else { return nil }
        var word = "", reached = 0, covers = false
        for character in spans.map(\.text).joined() {
            let width = DisplayWidth.of(String(character))
            if character == " " {
                if covers { return word }
                word = ""
            } else {
                word.append(character)
                covers = covers || (reached..<reached + width).contains(column)
            }
            reached += width
        }
        return covers ? word : nil
    }
}
