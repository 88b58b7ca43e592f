extension Grid {
    /// The grid with a left-to-right mark (U+200E) before and after the words of a right-to-left script.
    ///
    /// A terminal that applies the Unicode bidirectional algorithm (UAX #9), and a browser, would otherwise take the
    /// figures after a Hebrew or Arabic name for its continuation, and draw them on its other side. Between the marks
    /// such a terminal draws the name from right to left; every other one has no column for a mark and draws the
    /// letters in their order. Marks are not part of what panels draw: they depend on what stands beside a name in the end.
    public func directed() -> Grid {
        guard cells.contains(where: { $0.glyph.isRightToLeft }) else { return self }
        var grid = self
        for y in 0..<size.height {
            var x = 0
            while x < size.width {
                guard self[x, y].glyph.isRightToLeft else {
                    x += 1
                    continue
                }
                let end = endOfWords(from: x, y)
                if x > 0 { grid.mark(x - 1, y) }
                grid.mark(end - 1, y)
                x = end
            }
        }
        return grid
    }

    /// The column after right-to-left words that a single column of anything else separates at most.
    private func endOfWords(from start: Int, _ y: Int) -> Int {
        var end = start + 1, x = end
        while x < min(end + 2, size.width) {
            if self[x, y].glyph.isRightToLeft { end = x + 1 }
            x += 1
        }
        return end
    }

    private mutating func mark(_ x: Int, _ y: Int) {
        let index = y * size.width + x
        // A wide glyph is that of a script with a direction of its own.
        guard cells[index].kind != .continuation else { return }
        if cells[index].kind == .empty { cells[index].kind = .glyph }
        cells[index].glyph.endWithMark()
    }
}

extension Glyph {
    /// The mark that ends a right-to-left text.
    private static let leftToRight: UInt32 = 0x200E

    /// Whether the glyph is in a block of right-to-left scripts (UAX #9, table 4: the defaults R and AL).
    var isRightToLeft: Bool {
        guard base >= 0x590 else { return false }
        return switch base {
        case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
        default: false
        }
    }

    /// Adds the mark, if need be in place of the second combining mark.
    fileprivate mutating func endWithMark() {
        if mark == 0 { mark = Glyph.leftToRight } else { secondMark = Glyph.leftToRight }
    }
}
