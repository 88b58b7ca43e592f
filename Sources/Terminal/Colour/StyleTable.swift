import CNcurses
import Screen

/// The ncurses cells for each style, created when a style is first used and looked up from then on.
struct StyleTable {
    private let palette: Palette
    private let depth: ColourDepth
    private let limit: Int32
    private var pairs: [Int64: Int32] = [:]
    /// For each style's bits the position of its two cells in `cells`, or -1.
    private var positions = [Int16](repeating: -1, count: 1 << 15)
    /// Pairs of cells: a blank that carries the style, and the plainest blank that looks the same.
    private var cells: [cchar_t] = []
    /// For each pair of cells whether a blank in that style shows only its background.
    private var isPlain: [Bool] = []

    /// Creates an empty table. `pairs` is the number of colour pairs that the terminal supports.
    init(_ palette: Palette, _ depth: ColourDepth, pairs limit: Int32) {
        self.palette = palette
        self.depth = depth
        self.limit = limit
    }

    /// A blank cell that carries a style and can receive a glyph.
    mutating func cell(_ style: Style) -> cchar_t { cells[position(style)] }

    /// A cell for a blank in a style: the cell of the preceding style `inked` if that looks the same, otherwise the
    /// plainest.
    mutating func blank(_ style: Style, after inked: Style?) -> cchar_t {
        let own = position(style)
        if let inked, inked.ground == style.ground {
            let before = position(inked)
            if isPlain[before / 2] && isPlain[own / 2] { return cells[before] }
        }
        return cells[own + 1]
    }

    private mutating func position(_ style: Style) -> Int {
        let bits =
            Int(style.ink.rawValue & 15) | Int(style.ground.rawValue & 15) << 4
            | Int(style.attributes.rawValue & 15) << 8 | Int(style.fade & 7) << 12
        if positions[bits] >= 0 { return Int(positions[bits]) }
        let look = Appearance(style, palette, depth)
        let blank = look.blank
        positions[bits] = Int16(clamping: cells.count)
        isPlain.append(!look.showsOnBlanks)
        cells.append(ballast_blank(look.attributes, pair(look)))
        cells.append(ballast_blank(blank.attributes, pair(blank)))
        return cells.count - 2
    }

    /// The colour pair of an appearance, allocated if necessary; pair 0, the terminal's own colours, when none are
    /// left.
    private mutating func pair(_ look: Appearance) -> Int32 {
        if look.ink < 0 && look.ground < 0 { return 0 }
        let key = Int64(look.ink) << 32 | Int64(UInt32(bitPattern: look.ground))
        if let pair = pairs[key] { return pair }
        let pair = Int32(pairs.count + 1)
        guard pair < limit, init_extended_pair(pair, look.ink, look.ground) == OK else { return 0 }
        pairs[key] = pair
        return pair
    }
}
