/// The shape of a glyph that has to join its neighbours: a line, block, braille pattern or geometric symbol.
///
/// Shapes are SVG path data in a cell 9 units wide and 18 high, in which braille dots form a square grid.
struct GlyphShape {
    /// How the path is painted.
    enum Paint: Hashable {
        /// Stroked along the path.
        case thin, thick, dots
        /// Filled.
        case filled
        /// Filled up to the edges of full pixels, so that no seam shows between neighbours.
        case block
    }

    /// The width and height of a cell.
    static let width = 9.0
    static let height = 18.0

    /// How the path is painted.
    let paint: Paint
    /// Whether the shape crosses the full cell, so that neighbouring cells can share one path.
    let isRule: Bool
    /// The path data for a cell at a position, over a number of columns if it is a rule.
    let path: (_ x: Double, _ y: Double, _ columns: Double) -> String

    /// The shape of a glyph; nil if it is drawn as text.
    init?(_ glyph: Glyph) {
        guard glyph.mark == 0 else { return nil }
        switch glyph.base {
        case 0x2800...0x28FF: self.init(braille: UInt8(truncatingIfNeeded: glyph.base))
        case 0x2592: self.init(shadeIn: 3)
        case 0x2580...0x2590, 0x2594, 0x2595: self.init(block: glyph.base)
        case 0x2500...0x257F: self.init(line: glyph.base)
        default: self.init(mark: glyph.base)
        }
    }

    /// Creates a shape from its path.
    init(_ paint: Paint, isRule: Bool = false, _ path: @escaping (Double, Double, Double) -> String) {
        self.paint = paint
        self.isRule = isRule
        self.path = path
    }

    private init(braille dots: UInt8) {
        self.init(.dots) { x, y, _ in
            // In the order of the bits: 1 2 3 down the left, 4 5 6 down the right, 7 and 8 at the bottom.
            let positions: [(Double, Double)] = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3)]
            return positions.enumerated().filter { dots & (1 << UInt8($0.offset)) != 0 }.map { _, position in
                "M\((x + 2.25 + position.0 * 4.5).brief) \((y + 2.25 + position.1 * 4.5).brief)h0"
            }.joined()
        }
    }

    /// Bars across the cell, half of it in all.
    private init(shadeIn bars: Int) {
        self.init(.filled, isRule: true) { x, y, columns in
            let step = Self.height / Double(bars), width = (Self.width * columns).brief
            return (0..<bars).map { bar in
                "M\(x.brief) \((y + (Double(bar) + 0.25) * step).brief)h\(width)v\((step / 2).brief)h-\(width)z"
            }.joined()
        }
    }

    private init(block base: UInt32) {
        let (width, height) = (Self.width, Self.height)
        let part = Double(Int(base) - 0x2580)
        let (left, top, right, bottom): (Double, Double, Double, Double) =
            switch base {
            case 0x2580: (0, 0, 1, 0.5)
            case 0x2581...0x2588: (0, 1 - part / 8, 1, 1)
            case 0x2590: (0.5, 0, 1, 1)
            case 0x2594: (0, 0, 1, 0.125)
            case 0x2595: (0.875, 0, 1, 1)
            default: (0, 0, (16 - part) / 8, 1)
            }
        self.init(.block, isRule: left == 0 && right == 1) { x, y, columns in
            let across = columns > 1 ? width * columns : width * (right - left)
            return "M\((x + left * width).brief) \((y + top * height).brief)h\(across.brief)"
                + "v\(((bottom - top) * height).brief)h\((-across).brief)z"
        }
    }
}

extension Double {
    /// The number with at most two decimals and no trailing zeros.
    var brief: String {
        let hundredths = Int((self * 100).rounded())
        let (whole, part) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
        let sign = hundredths < 0 ? "-" : ""
        guard part != 0 else { return "\(sign)\(whole)" }
        return part % 10 == 0 ? "\(sign)\(whole).\(part / 10)" : "\(sign)\(whole).\(part < 10 ? "0" : "")\(part)"
    }
}
