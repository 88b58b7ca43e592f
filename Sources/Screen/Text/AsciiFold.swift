/// ASCII replacements for glyphs, on terminals that show ASCII only. Each replacement has one column.
public enum AsciiFold {
    /// Each ASCII character with the glyphs it replaces.
    static let table: [(ascii: Unicode.Scalar, glyphs: String)] = [
        // Borders, rules and arrows.
        ("-", "─━┄┅┈┉╌╍╴╶╸╺−–—‐‑‒―¬"), ("|", "│┆┇┊┋╎╵╷¦║"), ("=", "═≡"),
        ("+", "┌┐└┘├┤┬┴┼╭╮╯╰┏┓┗┛┣┫┳┻╋╞╡╪±†‡"), (">", "→▸▶▹›»≥⟩"), ("<", "←◂◀◃‹«≤⟨"), ("^", "↑▲△▴▵⌃"), ("v", "↓▼▽▾▿√⌄"),
        // Columns and bars of eighths, each ordered from thin to full.
        ("_", "▁"), (".", "▂·․∙⋅‥…"), (":", "▃∶"), ("~", "▄≈∼↔↕"), ("=", "▅"), ("+", "▆"), ("*", "▇"), ("#", "█"),
        (".", "▏▕"), (":", "▎"), ("-", "▍"), (">", "▌"), ("<", "▐"), ("=", "▋"), ("+", "▊"), ("*", "▉"), ("'", "▀"),
        (":", "░▒╏"), ("#", "▓┃╹╻╽╿"),
        // Symbols.
        ("'", "‘’‛′´"), ("*", "●◉•◆■★✓✔⬤∗※"), ("o", "○◌◯◦◇□☆°º"), ("x", "×✗✘"), ("!", "¡≠⚠"), ("\"", "“”„″"),
        (",", "‚¸"), ("/", "÷∕⁄"),
        ("%", "‰"), (" ", "\u{A0}\u{2002}\u{2003}\u{2007}\u{2009}\u{202F}"),
        // Letters by their base letter, and signs by the letter they derive from.
        ("A", "ÀÁÂÃÄÅĀĂĄǍÆ"), ("C", "ÇĆĈĊČ©"), ("D", "ĎĐÐΔ"), ("E", "ÈÉÊËĒĔĖĘĚŒ€"), ("G", "ĜĞĠĢ"), ("H", "ĤĦ"),
        ("I", "ÌÍÎÏĨĪĬĮİ"), ("J", "Ĵ"), ("K", "Ķ"), ("L", "ĹĻĽĿŁ£"), ("N", "ÑŃŅŇŊ"), ("O", "ÒÓÔÕÖØŌŎŐ"), ("P", "Þ"),
        ("R", "ŔŖŘ®"), ("S", "ŚŜŞŠȘ§"), ("T", "ŢŤŦȚ™"), ("U", "ÙÚÛÜŨŪŬŮŰŲ"), ("W", "Ŵ"), ("Y", "ÝŶŸ¥"), ("Z", "ŹŻŽ"),
        ("a", "àáâãäåāăąǎæªα"), ("c", "çćĉċč¢"), ("d", "ďđðδ"), ("e", "èéêëēĕėęěœ"), ("f", "ƒ"), ("g", "ĝğġģ"),
        ("h", "ĥħ"),
        ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķĸ"), ("l", "ĺļľŀł"), ("n", "ñńņňŉŋ"), ("o", "òóôõöøōŏő"), ("p", "þ"),
        ("r", "ŕŗřρ"), ("s", "śŝşšșßſσ"), ("t", "ţťŧț"), ("u", "ùúûüũūŭůűųµμ"), ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"),
        ("0", "⁰₀"), ("1", "¹₁"), ("2", "²₂"), ("3", "³₃"), ("b", "β"),
    ]

    private static let replacements: [UInt32: Unicode.Scalar] = {
        var replacements: [UInt32: Unicode.Scalar] = [:]
        for (ascii, glyphs) in table {
            for scalar in glyphs.unicodeScalars { replacements[scalar.value] = ascii }
        }
        return replacements
    }()

    /// The replacement of a glyph, `?` if there is none. Combining marks are dropped; ASCII is unchanged.
    public static func fold(_ glyph: Glyph) -> Glyph {
        if glyph.base < 0x80 { return Unicode.Scalar(glyph.base).map { Glyph($0) } ?? .space }
        if 0x2800...0x28FF ~= glyph.base { return Glyph(braille(UInt8(truncatingIfNeeded: glyph.base))) }
        return Glyph(replacements[glyph.base] ?? "?")
    }

    /// Text with each glyph replaced in its own columns; a wide character becomes a question mark and a blank.
    public static func fold(_ text: String) -> String {
        var folded = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                folded.append(scalar)
            } else if case .glyph(let drawn, let columns) = DisplayWidth.drawing(of: scalar) {
                folded.append(Unicode.Scalar(fold(Glyph(drawn)).base) ?? "?")
                if columns > 1 { folded.append(" ") }
            }
        }
        return String(folded)
    }

    /// A character that suggests the position of braille dots: high, low, rising, falling, upright, level or dense.
    private static func braille(_ dots: UInt8) -> Unicode.Scalar {
        if dots == 0 { return " " }
        if dots.nonzeroBitCount >= 6 { return "#" }
        // Dots 1 and 4 are the top row, 2 and 5, 3 and 6 the middle ones, 7 and 8 the bottom; 4, 5, 6, 8 are on the
        // right.
        let isHigh = dots & 0b0001_1011 != 0
        let isLow = dots & 0b1110_0100 != 0
        let left = dots & 0b0100_0111
        let right = dots & 0b1011_1000
        if dots & 0b1100_1001 == 0 { return "-" }
        if !isLow { return "'" }
        if !isHigh { return dots & 0b0010_0100 == 0 ? "_" : "." }
        if left == 0 || right == 0 { return dots.nonzeroBitCount >= 3 ? "|" : ":" }
        let rises = left & 0b0000_0011 == 0 && right & 0b1010_0000 == 0
        let falls = left & 0b0100_0100 == 0 && right & 0b0001_1000 == 0
        return rises ? "/" : falls ? "\\" : ":"
    }
}

extension Grid {
    /// The grid in ASCII: each glyph is replaced, a wide one by a question mark and a blank.
    public func folded() -> Grid {
        var grid = self
        for index in grid.cells.indices {
            switch grid.cells[index].kind {
            case .empty: continue
            case .continuation: grid.cells[index] = Cell(.space, grid.cells[index].style)
            case .glyph:
                let block = grid.cells[index].glyphWithoutStyle
                if block != grid.cells[index].glyph { grid.cells[index].style.attributes.remove(.reverse) }
                grid.cells[index].glyph = AsciiFold.fold(block)
            }
        }
        for y in 0..<grid.size.height { grid.spell(row: y, of: self) }
        return grid
    }

    /// Writes what one ASCII character cannot say with a blank next to it: `>=` for "at least", which is not "more than".
    /// Three dots between two characters are a range, as in `-0.63:-0.22`, and a cut word elsewhere.
    private mutating func spell(row y: Int, of original: Grid) {
        func glyph(_ x: Int, in grid: Grid) -> Glyph? {
            (0..<size.width).contains(x) ? grid.cells[y * size.width + x].glyph : nil
        }
        for x in 0..<size.width {
            let index = y * size.width + x
            switch glyph(x, in: original)?.base {
            case 0x2264, 0x2265:
                if glyph(x - 1, in: self) == .space, glyph(x - 2, in: self) == .space {
                    cells[index - 1] = cells[index]
                    cells[index].glyph = Glyph("=")
                } else if glyph(x + 1, in: self) == .space {
                    cells[index + 1] = Cell(Glyph("="), cells[index].style)
                }
            case 0x2026:
                let isWithin = [x - 1, x + 1].allSatisfy { glyph($0, in: self).map { $0 != .space } ?? false }
                if isWithin { cells[index].glyph = Glyph(":") }
            default: break
            }
        }
    }
}
