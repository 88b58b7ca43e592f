/// What a piece of text means on the screen; a `Palette` says what colour that is.
public enum Role: UInt8, CaseIterable, Sendable {
    /// Plain text, on the terminal's own ground.
    case text
    /// Units, dates, captions: there when looked for.
    case muted
    /// Panel borders without focus.
    case border
    /// The focused panel, keys, the thing to look at.
    case accent
    /// Above zero, confirmed, holds.
    case gain
    /// Below zero, failed.
    case loss
    /// Stale, later, unknown: read with care.
    case warning
    /// The row or word under the cursor (a ground).
    case selection
    /// A cell whose figure changed within the last second (a ground).
    case changed
    /// The first data series: line, bars.
    case series
    /// The second data series: benchmark, average.
    case comparison
    /// The ground of header and footer (a ground).
    case bar
}

/// How a cell looks: roles for its ink and ground, attributes, and how far it fades into the ground.
public struct Style: Hashable, Sendable {
    /// Attributes of a cell, all of which a terminal without colour can show.
    public struct Attributes: OptionSet, Hashable, Sendable {
        /// The bits.
        public let rawValue: UInt8
        /// Attributes from their bits.
        public init(rawValue: UInt8) { self.rawValue = rawValue }
        /// Heavier or brighter.
        public static let bold = Attributes(rawValue: 1)
        /// Ink and ground exchanged.
        public static let reverse = Attributes(rawValue: 2)
        /// Underlined.
        public static let underline = Attributes(rawValue: 4)
        /// Fainter.
        public static let dim = Attributes(rawValue: 8)
    }

    /// The ink's role.
    public var ink: Role
    /// The ground's role, `.text` for the terminal's own ground.
    public var ground: Role
    /// Bold, reverse, underline, dim.
    public var attributes: Attributes
    /// How far the ink fades into the ground: 0 not at all, 4 the most that still reads.
    public var fade: UInt8

    /// A style; by default plain text on the terminal's ground.
    public init(_ ink: Role = .text, on ground: Role = .text, _ attributes: Attributes = [], fade: UInt8 = 0) {
        self.ink = ink
        self.ground = ground
        self.attributes = attributes
        self.fade = fade
    }

    /// Plain text.
    public static let plain = Style()
}

extension Style {
    /// The same style with bold added.
    public var bold: Style { adding(.bold) }
    /// The same style with reverse added.
    public var reversed: Style { adding(.reverse) }

    /// The same style with attributes added.
    public func adding(_ more: Attributes) -> Style {
        var style = self
        style.attributes.formUnion(more)
        return style
    }

    /// The same style on another ground.
    public func on(_ ground: Role) -> Style {
        var style = self
        style.ground = ground
        return style
    }

    /// The same style faded by `steps` of 0…4.
    public func faded(_ steps: Int) -> Style {
        var style = self
        style.fade = UInt8(clamping: min(max(steps, 0), 4))
        return style
    }
}
