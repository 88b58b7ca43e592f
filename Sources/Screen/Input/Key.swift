/// A key press, free of how a terminal spells it.
public struct Key: Hashable, Sendable {
    /// What was pressed.
    public enum Code: Hashable, Sendable {
        /// A key that types a character, as typed (`G` for Shift-g, `a` for Ctrl-a with the modifier).
        case character(Character)
        /// The return key, escape, tab, Shift-Tab and backspace.
        case enter, escape, tab, backTab, backspace
        /// The arrow keys.
        case up, down, left, right
        /// The keys of the block above the arrows.
        case home, end, pageUp, pageDown, insert, delete
        /// F1, F2, …
        case function(Int)
    }

    /// What was pressed.
    public var code: Code
    /// Whether Ctrl was held.
    public var control: Bool
    /// Whether Alt was held.
    public var alt: Bool

    /// A key.
    public init(_ code: Code, control: Bool = false, alt: Bool = false) {
        self.code = code
        self.control = control
        self.alt = alt
    }

    /// A key that types a character.
    public static func character(_ character: Character) -> Key { Key(.character(character)) }
    /// A character with Ctrl.
    public static func control(_ character: Character) -> Key { Key(.character(character), control: true) }
}

/// What a person did at the terminal.
public enum InputEvent: Hashable, Sendable {
    /// A key press.
    case key(Key)
    /// Text pasted in one piece, control characters removed.
    case paste(String)
    /// The first mouse button pressed over a cell.
    case click(x: Int, y: Int)
    /// The wheel turned over a cell, up or down by `rows`: negative is up.
    case scroll(x: Int, y: Int, rows: Int)
    /// The terminal has another size.
    case resize(Size)
}
