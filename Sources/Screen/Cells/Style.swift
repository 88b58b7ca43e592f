/// The meaning of a piece of text on the screen; a `Palette` assigns its colour.
public enum Role: UInt8, CaseIterable, Sendable {
    /// Plain text on the background of the whole screen.
    case text
    /// Units, dates and captions, which should not draw attention.
    case muted
    /// The borders of panels without focus.
    case border
    /// The focused panel, keys, and whatever should draw attention.
    case accent
    /// Above zero, confirmed, met.
    case gain
    /// Below zero, failed.
    case loss
    /// Stale, later or unknown: to be read with care.
    case warning
    /// The background of the row or word under the cursor.
    case selection
    /// The background of a cell whose figure changed within the last second.
    case changed
    /// The first data series: line, bars.
    case series
    /// The second data series: benchmark, average.
    case comparison
    /// The background of header and footer.
    case bar

    /// The name in the file of a theme.
    public var name: String {
        switch self {
        case .text: "text"
        case .muted: "muted"
        case .border: "border"
        case .accent: "accent"
        case .gain: "gain"
        case .loss: "loss"
        case .warning: "warning"
        case .selection: "selection"
        case .changed: "changed"
        case .series: "series"
        case .comparison: "comparison"
        case .bar: "bar"
        }
    }
}

extension Role {
    /// Whether text is drawn in it; the others are those of charts, borders and backgrounds.
    var isText: Bool {
        switch self {
        case .text, .muted, .accent, .gain, .loss, .warning: true
        case .border, .selection, .changed, .series, .comparison, .bar: false
        }
    }
}

/// The look of a cell: roles for text and background, attributes, and how far the text fades into the background.
public struct Style: Hashable, Sendable {
    /// Attributes that a terminal without colours can show too.
    public struct Attributes: OptionSet, Hashable, Sendable {
        /// The bits.
        public let rawValue: UInt8
        /// Creates attributes from their bits.
        public init(rawValue: UInt8) { self.rawValue = rawValue }
        /// Heavier or brighter.
        public static let bold = Attributes(rawValue: 1)
        /// Text and background colours exchanged.
        public static let reverse = Attributes(rawValue: 2)
        /// Underlined.
        public static let underline = Attributes(rawValue: 4)
        /// Fainter.
        public static let dim = Attributes(rawValue: 8)
    }

    /// The role of the text.
    public var ink: Role
    /// The role of the background; `.text` for that of the whole screen.
    public var ground: Role
    /// Bold, reverse, underline, dim.
    public var attributes: Attributes
    /// How far the ink fades into the background, from 0, not at all, to 4; text never becomes hard to read.
    public var fade: UInt8

    /// Creates a style; by default plain text on the background of the whole screen.
    public init(_ ink: Role = .text, on ground: Role = .text, _ attributes: Attributes = [], fade: UInt8 = 0) {
        self.ink = ink
        self.ground = ground
        self.attributes = attributes
        self.fade = fade
    }

    /// Plain text on the background of the whole screen.
    public static let plain = Style()
}

extension Style {
    /// The style with bold added.
    public var bold: Style { adding(.bold) }
    /// The style with text and background exchanged.
    public var reversed: Style { adding(.reverse) }

    /// The style with a line below added.
    public var underlined: Style { adding(.underline) }

    /// The style with attributes added.
    public func adding(_ more: Attributes) -> Style {
        var style = self
        style.attributes.formUnion(more)
        return style
    }

    /// The style on another background.
    public func on(_ ground: Role) -> Style {
        var style = self
        style.ground = ground
        return style
    }
}
