import Screen

/// What a terminal shows for each style, looked up when a style is first used and stored from then on.
///
/// A style is known by the position of its row, so that drawing a cell touches neither names nor sequences.
struct StyleTable {
    /// Attributes and colours by row.
    private(set) var looks: [Appearance] = []
    /// Whether a blank in the style of a row shows more than its background.
    private(set) var showOnBlanks: [Bool] = []
    /// The sequences that set the colours of a row; empty for the terminal's own.
    private(set) var inks: [[UInt8]] = [], grounds: [[UInt8]] = []
    private let palette: Palette
    private let depth: ColourDepth
    /// Whether the terminal is sent red, green and blue although its entry has none of that.
    private let writesDirectColour: Bool
    private let excludedByColour: Style.Attributes
    private let available: Style.Attributes
    /// For each style's bits its row, or -1.
    private var rows = [Int16](repeating: -1, count: 1 << 15)

    /// Creates an empty table for one palette on one terminal.
    init(_ palette: Palette, _ depth: ColourDepth, _ terminal: TerminalSequences) {
        self.palette = palette
        self.depth = terminal.hasMagicCookies ? .none : depth
        writesDirectColour = depth == .trueColour && !terminal.hasDirectColour
        available = terminal.hasMagicCookies ? [] : terminal.available
        excludedByColour = terminal.excludedByColour
    }

    /// The row of a style.
    mutating func row(of style: Style) -> Int {
        let bits =
            Int(style.ink.rawValue & 15) | Int(style.ground.rawValue & 15) << 4
            | Int(style.attributes.rawValue & 15) << 8 | Int(style.fade & 7) << 12
        let row = Int(rows[bits])
        if row >= 0 { return row }
        rows[bits] = Int16(clamping: looks.count)
        add(style)
        return looks.count - 1
    }

    private mutating func add(_ style: Style) {
        var look = Appearance(style, palette, depth)
        if look.ink >= 0 || look.ground >= 0 { look.attributes.subtract(excludedByColour) }
        look.attributes.formIntersection(available)
        looks.append(look)
        showOnBlanks.append(look.showsOnBlanks)
        inks.append(sequence(look.ink, "setaf", 38))
        grounds.append(sequence(look.ground, "setab", 48))
    }

    /// The sequence that sets a colour: that of the terminal's entry, or the one that all terminals of 24 bits take.
    private func sequence(_ colour: Int32, _ capability: String, _ number: Int) -> [UInt8] {
        guard colour >= 0 else { return [] }
        guard writesDirectColour else { return TerminalSequences.expanded(capability, colour) }
        return Array("\u{1B}[\(number);2;\(colour >> 16 & 255);\(colour >> 8 & 255);\(colour & 255)m".utf8)
    }
}
