extension Grid {
    /// The grid as a self-contained SVG image. Backgrounds, lines, blocks and dots are shapes, so that they join in any
    /// font; text runs are fitted to their columns.
    public func svg(palette: Palette, title: String) -> String {
        var picture = SVGPicture(palette: palette)
        for y in 0..<size.height { add(CellRun(y: y, columns: 0..<size.width), to: &picture) }
        return SVGPicture.opening(size: size, palette: palette, title: title) + picture.content + SVGPicture.closing
    }

    /// Adds the cells of a run to a picture.
    ///
    /// - Parameter hides: whether the background of the whole screen is painted too, to hide what was there before.
    func add(_ run: CellRun, to picture: inout SVGPicture, hides: Bool = false) {
        addGrounds(run, to: &picture, hides ? picture.palette.ground : nil)
        addGlyphs(run, to: &picture)
    }

    private func addGrounds(_ run: CellRun, to picture: inout SVGPicture, _ plain: Colour?) {
        var x = run.columns.lowerBound
        while x < run.columns.upperBound {
            let colour = picture.palette.paints(self[x, run.y].style).ground ?? plain
            let start = x
            while x < run.columns.upperBound,
                picture.palette.paints(self[x, run.y].style).ground ?? plain == colour
            {
                x += 1
            }
            if let colour { picture.addGround(colour, x: start, y: run.y, columns: x - start) }
        }
    }

    private func addGlyphs(_ run: CellRun, to picture: inout SVGPicture) {
        let y = run.y, end = run.columns.upperBound
        var x = run.columns.lowerBound
        while x < end {
            let cell = self[x, y]
            guard cell.kind == .glyph, cell.glyph != .space else {
                x += 1
                continue
            }
            let paints = picture.palette.paints(cell.style)
            if let shape = GlyphShape(cell.glyph) {
                let start = x
                // A rule across several cells is drawn as one line.
                repeat { x += 1 } while shape.isRule && x < end && self[x, y] == cell
                picture.add(shape, paints.ink, x: start, y: y, columns: x - start)
            } else {
                let text = textRun(from: x, to: end, y)
                picture.addText(text.text, paints.ink, cell.style.attributes, x: x, y: y, columns: text.columns)
                x += text.columns
            }
        }
    }

    /// The text in one style from a column on, before another: words separated by single blanks, or one glyph that a
    /// font may lack or draw in another width.
    private func textRun(from start: Int, to end: Int, _ y: Int) -> (text: String, columns: Int) {
        let first = self[start, y]
        var text = ""
        guard first.glyph.isOrdinary else {
            first.glyph.append(to: &text)
            let isWide = start + 1 < end && self[start + 1, y].kind == .continuation
            return (text, isWide ? 2 : 1)
        }
        var x = start
        while x < end {
            let cell = self[x, y]
            let next = x + 1 < end ? self[x + 1, y] : .empty
            let isGap =
                cell.glyph == .space && (next.glyph == .space || !next.glyph.isOrdinary || next.style != first.style)
            guard cell.kind == .glyph, cell.style == first.style, cell.glyph.isOrdinary || cell.glyph == .space, !isGap
            else { break }
            cell.glyph.append(to: &text)
            x += 1
        }
        return (text, x - start)
    }
}

extension Glyph {
    /// Whether common monospaced fonts draw the glyph one column wide: Latin letters and their punctuation.
    var isOrdinary: Bool {
        guard base > 0x20, mark == 0 else { return false }
        return base < 0x180
            || [0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026, 0x20AC, 0x2212, 0x2264, 0x2265].contains(base)
    }
}

extension Palette {
    /// The colours of a style's cell, exchanged if it is reversed.
    func paints(_ style: Style) -> (ink: Colour, ground: Colour?) {
        let ink = style.attributes.contains(.dim) ? ink(style).mixed(with: ground, 0.4) : ink(style)
        guard style.attributes.contains(.reverse) else { return (ink, groundColour(style)) }
        return (groundColour(style) ?? ground, ink)
    }
}
