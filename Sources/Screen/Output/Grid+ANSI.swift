extension Grid {
    /// The rows as text with escape sequences for colours and attributes, each ended by a plain newline. Escape
    /// sequences contain only what changes between cells.
    public func ansi(palette: Palette, depth: ColourDepth) -> String {
        let grid = directed()
        var text = ""
        text.reserveCapacity(cells.count * 2)
        var style: Style?
        var shown = Rendition.plain
        for y in 0..<size.height {
            for x in 0..<(palette.paintsGround ? size.width : grid.inkedColumns(inRow: y)) {
                let cell = grid[x, y]
                if cell.kind == .continuation { continue }
                if cell.style != style {
                    style = cell.style
                    let target = palette.rendition(of: cell.style, at: depth)
                    shown.sequence(to: target).map { text += $0 }
                    shown = target
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

    /// The number of columns up to the last that is not a blank on the terminal's own background.
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
    /// The shortest escape sequence that changes this rendition to another (SGR of ECMA-48); nil if they are equal.
    public func sequence(to target: Rendition) -> String? {
        guard target != self else { return nil }
        if target == .plain { return "\u{1B}[m" }
        var codes: [String] = []
        var from = self
        // Attributes cannot all be reset individually, so everything is reset if one has to go.
        if !attributes.isSubset(of: target.attributes) {
            codes.append("0")
            from = .plain
        }
        let added = target.attributes.subtracting(from.attributes)
        if added.contains(.bold) { codes.append("1") }
        if added.contains(.dim) { codes.append("2") }
        if added.contains(.underline) { codes.append("4") }
        if added.contains(.reverse) { codes.append("7") }
        if target.ink != from.ink { codes.append(target.ink.map { $0.code(base: 30) } ?? "39") }
        if target.ground != from.ground { codes.append(target.ground.map { $0.code(base: 40) } ?? "49") }
        return "\u{1B}[\(codes.joined(separator: ";"))m"
    }
}

extension Rendition.Paint {
    /// The SGR parameters for the text colour (base 30) or the background (base 40).
    func code(base: Int) -> String {
        switch self {
        case .index(let index) where index < 8: "\(base + Int(index))"
        case .index(let index) where index < 16: "\(base + 52 + Int(index))"
        case .index(let index): "\(base + 8);5;\(index)"
        case .colour(let colour): "\(base + 8);2;\(colour.red);\(colour.green);\(colour.blue)"
        }
    }
}
