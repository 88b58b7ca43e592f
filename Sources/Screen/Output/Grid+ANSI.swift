extension Grid {
    /// The rows as text with the escape sequences of colours and attributes, each row ended by a plain newline. Only
    /// what changes from cell to cell is said.
    public func ansi(palette: Palette, depth: ColourDepth) -> String {
        var text = ""
        text.reserveCapacity(cells.count * 2)
        var style: Style?
        var shown = Rendition.plain
        for y in 0..<size.height {
            for x in 0..<inkedColumns(inRow: y) {
                let cell = self[x, y]
                if cell.kind == .continuation { continue }
                if cell.style != style {
                    style = cell.style
                    let wanted = palette.rendition(of: cell.style, at: depth)
                    shown.sequence(to: wanted).map { text += $0 }
                    shown = wanted
                }
                cell.glyph.append(to: &text)
            }
            shown.sequence(to: .plain).map { text += $0 }
            shown = .plain
            style = nil
            text.append("\n")
        }
        return text
    }

    /// The columns up to the last one that is not a blank on the terminal's own ground.
    func inkedColumns(inRow y: Int) -> Int {
        let last = (0..<size.width).last { x in
            let cell = self[x, y]
            return cell.glyph != .space || cell.style.ground != .text
                || !cell.style.attributes.isDisjoint(with: [.reverse, .underline])
        }
        return last.map { $0 + 1 } ?? 0
    }
}

extension Rendition {
    /// The shortest escape sequence from this look to another (SGR of ECMA-48), nil where they are the same.
    public func sequence(to wanted: Rendition) -> String? {
        guard wanted != self else { return nil }
        if wanted == .plain { return "\u{1B}[m" }
        var codes: [String] = []
        var from = self
        // Attributes are not all taken back alike: begin anew where one goes.
        if !attributes.isSubset(of: wanted.attributes) {
            codes.append("0")
            from = .plain
        }
        let added = wanted.attributes.subtracting(from.attributes)
        if added.contains(.bold) { codes.append("1") }
        if added.contains(.dim) { codes.append("2") }
        if added.contains(.underline) { codes.append("4") }
        if added.contains(.reverse) { codes.append("7") }
        if wanted.ink != from.ink { codes.append(wanted.ink.map { $0.code(base: 30) } ?? "39") }
        if wanted.ground != from.ground { codes.append(wanted.ground.map { $0.code(base: 40) } ?? "49") }
        return "\u{1B}[\(codes.joined(separator: ";"))m"
    }
}

extension Rendition.Paint {
    /// The parameters that set it, for ink (base 30) or ground (base 40).
    func code(base: Int) -> String {
        switch self {
        case .index(let index) where index < 8: "\(base + Int(index))"
        case .index(let index) where index < 16: "\(base + 52 + Int(index))"
        case .index(let index): "\(base + 8);5;\(index)"
        case .colour(let colour): "\(base + 8);2;\(colour.red);\(colour.green);\(colour.blue)"
        }
    }
}
