extension Grid {
    /// The grid as a self-contained web page whose text can be selected and copied. The text equals `text()`, except
    /// that a reversed block remains one because the page can paint it.
    public func html(palette: Palette, title: String) -> String {
        var page = HTMLPage(palette: palette)
        for y in 0..<size.height {
            for x in 0..<inkedColumns(inRow: y) {
                let cell = self[x, y]
                if cell.kind == .continuation { continue }
                let isWide = x + 1 < size.width && self[x + 1, y].kind == .continuation
                page.add(cell, columns: isWide ? 2 : 1)
            }
            page.endRow()
        }
        return page.document(title: title)
    }
}

/// Rows of text in which each run of one look is a `span` of a class.
struct HTMLPage {
    /// The look of a run, where it differs from the surrounding text.
    private struct Look: Hashable {
        var ink: Colour
        var ground: Colour?
        var isBold = false
        var isUnderlined = false
    }

    private let palette: Palette
    private let plain: Look
    private var looks: [Look: Int] = [:]
    private var rules = ""
    private var current: Look
    private var rows = ""

    init(palette: Palette) {
        self.palette = palette
        plain = Look(ink: palette[.text])
        current = plain
    }

    /// Adds a cell to the row.
    mutating func add(_ cell: Cell, columns: Int) {
        let look = look(of: cell)
        if look != current {
            endRun()
            if look != plain { rows += "<span class=\"\(name(of: look))\">" }
            current = look
        }
        var glyph = ""
        cell.glyph.append(to: &glyph)
        let text = Markup.escaped(glyph)
        // Glyphs that a font may lack are given a fixed width, so that the glyphs after them stay in their columns.
        let hasFixedWidth = cell.glyph != .space && !cell.glyph.isOrdinary
        rows += hasFixedWidth ? "<i\(columns > 1 ? " class=\"wide\"" : "")>\(text)</i>" : text
    }

    /// Ends the row.
    mutating func endRow() {
        endRun()
        rows += "\n"
    }

    /// The complete page. The line height is that of the font, so that box lines join; the newline after `<pre>` is no
    /// row.
    func document(title: String) -> String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(Markup.escaped(title))</title>
        <style>
        body{margin:16px;background:\(Markup.colour(palette.ground));color:\(Markup.colour(palette[.text]));\
        -webkit-print-color-adjust:exact;print-color-adjust:exact}
        pre{margin:0;width:max-content;font:15px/17px \(Markup.fonts);font-variant-ligatures:none;\
        font-variant-emoji:text;-webkit-text-size-adjust:none;text-size-adjust:none}
        i,.ground{display:inline-block;height:17px;vertical-align:top}
        i{width:1ch;font-style:normal;text-decoration:inherit}
        .wide{width:2ch}
        \(rules)</style>
        </head>
        <body>
        <pre>
        \(rows)</pre>
        </body>
        </html>

        """
    }

    private mutating func endRun() {
        if current != plain { rows += "</span>" }
        current = plain
    }

    /// A blank keeps the text colour of the run before it, because it shows none.
    private func look(of cell: Cell) -> Look {
        let paints = palette.paints(cell.style)
        let isUnderlined = cell.style.attributes.contains(.underline)
        if cell.glyph == .space, !isUnderlined, !current.isUnderlined {
            return Look(ink: current.ink, ground: paints.ground, isBold: current.isBold)
        }
        return Look(
            ink: paints.ink, ground: paints.ground, isBold: cell.style.attributes.contains(.bold),
            isUnderlined: isUnderlined)
    }

    /// The class of a look; its rule is added on first use.
    private mutating func name(of look: Look) -> String {
        let name = "s\(looks[look] ?? looks.count)\(look.ground == nil ? "" : " ground")"
        guard looks[look] == nil else { return name }
        rules += ".s\(looks.count){color:\(Markup.colour(look.ink))"
        if let ground = look.ground { rules += ";background:\(Markup.colour(ground))" }
        if look.isBold { rules += ";font-weight:700" }
        if look.isUnderlined { rules += ";text-decoration:underline" }
        rules += "}\n"
        looks[look] = looks.count
        return name
    }
}
