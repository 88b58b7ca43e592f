extension Grid {
    /// The rows as text without styles and trailing blanks, each ended by a newline.
    public func text() -> String {
        let grid = directed()
        var text = ""
        text.reserveCapacity(cells.count + size.height)
        for y in 0..<size.height {
            var blanks = 0
            for x in 0..<size.width {
                let cell = grid[x, y]
                if cell.kind == .continuation { continue }
                let glyph = cell.glyphWithoutStyle
                if glyph == .space {
                    blanks += 1
                    continue
                }
                for _ in 0..<blanks { text.append(" ") }
                blanks = 0
                glyph.append(to: &text)
            }
            text.append("\n")
        }
        return text
    }
}

extension Cell {
    /// The glyph that resembles the cell most without its style: a reversed block becomes the block of the other side.
    var glyphWithoutStyle: Glyph {
        guard style.attributes.contains(.reverse), (0x2589...0x258F).contains(glyph.base) else { return glyph }
        return switch 8 - (0x2590 - Int(glyph.base)) {
        case 1...2: Glyph("▕")
        case 3...5: Glyph("▐")
        default: Glyph("█")
        }
    }
}
