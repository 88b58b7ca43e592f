extension Grid {
    /// The grid as one page of the web that needs nothing else. Its text can be selected and copied: it is what `text()`
    /// returns, but that a reversed block stays one, as it is painted.
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

/// Rows of text, each run in one look a `span` of a class that says the look once.
struct HTMLPage {
    /// How a run looks, as far as it differs from the text around it.
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
        // What a font may lack is held to its columns, so that what follows stands in its own.
        let isHeld = cell.glyph != .space && !cell.glyph.isOrdinary
        rows += isHeld ? "<i\(columns > 1 ? " class=\"wide\"" : "")>\(text)</i>" : text
    }

    /// Ends the row.
    mutating func endRow() {
        endRun()
        rows += "\n"
    }

    /// The whole page. Line breaks as tall as the lines of fonts let box lines join; the one after `<pre>` is no row.
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

    /// A blank shows no ink, and goes on in that of the run before it.
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

    /// The class of a look, with a rule the first time.
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
