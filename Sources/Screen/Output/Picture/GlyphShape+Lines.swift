extension GlyphShape {
    /// The arms of a box-drawing glyph from the centre of the cell.
    private static let arms: [(glyphs: String, arms: (up: Bool, right: Bool, down: Bool, left: Bool))] = [
        ("─━┄┅┈┉╌╍", (false, true, false, true)), ("│┃┆┇┊┋╎╏", (true, false, true, false)),
        ("├┣", (true, true, true, false)), ("┤┫", (true, false, true, true)), ("┬┳", (false, true, true, true)),
        ("┴┻", (true, true, false, true)), ("┼╋", (true, true, true, true)), ("╴╸", (false, false, false, true)),
        ("╵╹", (true, false, false, false)), ("╶╺", (false, true, false, false)), ("╷╻", (false, false, true, false)),
        ("╭┌┏", (false, true, true, false)), ("╮┐┓", (false, false, true, true)), ("╰└┗", (true, true, false, false)),
        ("╯┘┛", (true, false, false, true)),
    ]

    /// The shape of a box-drawing glyph: a curve for a rounded corner, straight arms for the others.
    init?(line base: UInt32) {
        if base == 0x257D || base == 0x257F {
            self.init(heavierAbove: base == 0x257F)
            return
        }
        if base == 0x254F {
            self.init(.thick) { x, y, _ in
                let middle = (x + Self.width / 2).brief
                return "M\(middle) \((y + 1.5).brief)v6M\(middle) \((y + 10.5).brief)v6"
            }
            return
        }
        guard let scalar = Unicode.Scalar(base),
            let arms = Self.arms.first(where: { $0.glyphs.unicodeScalars.contains(scalar) })?.arms
        else { return nil }
        let isHeavy = "━┃┣┫┳┻╋╸╹╺╻┏┓┗┛".unicodeScalars.contains(scalar)
        let isRule = arms.left && arms.right && !arms.up && !arms.down
        let isRound = (0x256D...0x2570).contains(base)
        self.init(isHeavy ? .thick : .thin, isRule: isRule) { x, y, columns in
            let (middle, centre) = (x + Self.width / 2, y + Self.height / 2)
            if isRule { return "M\(x.brief) \(centre.brief)h\((Self.width * columns).brief)" }
            let side = arms.right ? 1.0 : -1.0
            let end = arms.down ? 1.0 : -1.0
            if isRound {
                let radius = Self.width / 2
                return "M\(middle.brief) \((centre + end * Self.height / 2).brief)V\((centre + end * radius).brief)"
                    + "q0 \((-end * radius).brief) \((side * radius).brief) \((-end * radius).brief)"
            }
            return Self.straight(arms, x, y)
        }
    }

    /// A vertical line that is thick in one half.
    private init(heavierAbove: Bool) {
        self.init(.filled) { x, y, _ in
            let middle = x + Self.width / 2
            let thick = heavierAbove ? y : y + Self.height / 2
            let half = (Self.height / 2).brief
            return "M\((middle - 0.6).brief) \(y.brief)h1.2v\(Self.height.brief)h-1.2z"
                + "M\((middle - 1.3).brief) \(thick.brief)h2.6v\(half)h-2.6z"
        }
    }

    private static func straight(
        _ arms: (up: Bool, right: Bool, down: Bool, left: Bool), _ x: Double, _ y: Double
    ) -> String {
        let (middle, centre) = (x + width / 2, y + height / 2)
        var path = ""
        if arms.up || arms.down {
            let top = arms.up ? y : centre
            let bottom = arms.down ? y + height : centre
            path += "M\(middle.brief) \(top.brief)V\(bottom.brief)"
        }
        if arms.left || arms.right {
            let left = arms.left ? x : middle
            let right = arms.right ? x + width : middle
            path += "M\(left.brief) \(centre.brief)H\(right.brief)"
        }
        return path
    }

    /// Triangles and circles, whose size varies between fonts.
    init?(mark base: UInt32) {
        switch base {
        case 0x25B2, 0x25B4: self.init(triangle: base == 0x25B2 ? 1 : 0.75, pointing: (0, -1))
        case 0x25BC, 0x25BE: self.init(triangle: base == 0x25BC ? 1 : 0.75, pointing: (0, 1))
        case 0x25B6, 0x25B8: self.init(triangle: base == 0x25B6 ? 1 : 0.75, pointing: (1, 0))
        case 0x25C0, 0x25C2: self.init(triangle: base == 0x25C0 ? 1 : 0.75, pointing: (-1, 0))
        case 0x25CF: self.init(.filled) { x, y, _ in Self.circle(x, y, radius: 3.4) }
        case 0x25CB: self.init(.thin) { x, y, _ in Self.circle(x, y, radius: 2.9) }
        default: return nil
        }
    }

    private init(triangle scale: Double, pointing: (x: Double, y: Double)) {
        self.init(.filled) { x, y, _ in
            let (middle, centre) = (x + Self.width / 2, y + Self.height / 2 + 0.5)
            let (half, depth) = (3.8 * scale, 3.1 * scale)
            // The tip, then the ends of the opposite side.
            let tip = (middle + pointing.x * depth, centre + pointing.y * depth)
            let foot = (middle - pointing.x * depth, centre - pointing.y * depth)
            let (dx, dy) = (pointing.y * half, pointing.x * half)
            return "M\(tip.0.brief) \(tip.1.brief)L\((foot.0 + dx).brief) \((foot.1 + dy).brief)"
                + "L\((foot.0 - dx).brief) \((foot.1 - dy).brief)z"
        }
    }

    private static func circle(_ x: Double, _ y: Double, radius: Double) -> String {
        let left = x + width / 2 - radius
        let arc = "a\(radius.brief) \(radius.brief) 0 1 0"
        return "M\(left.brief) \((y + height / 2 + 0.5).brief)\(arc) \((2 * radius).brief) 0"
            + "\(arc) \((-2 * radius).brief) 0z"
    }
}
