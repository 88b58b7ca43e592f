import Screen

/// What a terminal shows for each style, looked up when a style is first used and stored from then on.
struct StyleTable {
    /// A style on one terminal.
    struct Entry {
        /// Attributes and colours.
        let look: Appearance
        /// Whether a blank in it shows more than its background.
        let showsOnBlanks: Bool
        /// The sequences that set its colours; empty for the terminal's own.
        let ink, ground: [UInt8]
    }

    private let palette: Palette
    private let depth: ColourDepth
    private let excludedByColour: Style.Attributes
    private let hasAttributes: Bool
    /// For each style's bits the position of its entry, or -1.
    private var positions = [Int16](repeating: -1, count: 1 << 15)
    private var entries: [Entry] = []

    /// Creates an empty table for one palette on one terminal.
    init(_ palette: Palette, _ depth: ColourDepth, _ terminal: TerminalSequences) {
        self.palette = palette
        self.depth = terminal.hasMagicCookies ? .none : depth
        hasAttributes = !terminal.hasMagicCookies
        excludedByColour = terminal.excludedByColour
    }

    /// The entry of a style.
    subscript(style: Style) -> Entry {
        mutating get {
            let bits =
                Int(style.ink.rawValue & 15) | Int(style.ground.rawValue & 15) << 4
                | Int(style.attributes.rawValue & 15) << 8 | Int(style.fade & 7) << 12
            if positions[bits] < 0 {
                positions[bits] = Int16(clamping: entries.count)
                entries.append(entry(style))
            }
            return entries[Int(positions[bits])]
        }
    }

    private func entry(_ style: Style) -> Entry {
        var look = Appearance(style, palette, depth)
        if look.ink >= 0 || look.ground >= 0 { look.attributes.subtract(excludedByColour) }
        if !hasAttributes { look.attributes = [] }
        return Entry(
            look: look, showsOnBlanks: look.showsOnBlanks,
            ink: look.ink < 0 ? [] : TerminalSequences.expanded("setaf", look.ink),
            ground: look.ground < 0 ? [] : TerminalSequences.expanded("setab", look.ground))
    }
}
