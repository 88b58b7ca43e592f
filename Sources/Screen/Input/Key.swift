/// A key press, independent of the terminal's escape sequences.
public struct Key: Hashable, Sendable {
    /// The key that was pressed.
    public enum Code: Hashable, Sendable {
        /// A key that types a character, as typed (`G` for Shift-g, `a` for Ctrl-a with the modifier).
        case character(Character)
        /// The return key, escape, tab, Shift-Tab and backspace.
        case enter, escape, tab, backTab, backspace
        /// The arrow keys.
        case up, down, left, right
        /// The keys of the block above the arrows.
        case home, end, pageUp, pageDown, insert, delete
        /// A function key by its number: F1, F2, …
        case function(Int)

        /// Whether the key is another one with Shift: only the left and right arrow are.
        public var takesShift: Bool { self == .left || self == .right }
    }

    /// The key that was pressed.
    public var code: Code
    /// Whether Ctrl was held.
    public var control: Bool
    /// Whether Alt was held.
    public var alt: Bool
    /// Whether Shift was held with the left or right arrow; with any other key it is part of the code or has no meaning.
    public var shift: Bool

    /// Creates a key press.
    public init(_ code: Code, control: Bool = false, alt: Bool = false, shift: Bool = false) {
        self.code = code
        self.control = control
        self.alt = alt
        self.shift = shift
    }

    /// The key without Shift.
    public var withoutShift: Key { Key(code, control: control, alt: alt) }

    /// A key that types a character.
    public static func character(_ character: Character) -> Key { Key(.character(character)) }
    /// A character with Ctrl.
    public static func control(_ character: Character) -> Key { Key(.character(character), control: true) }
}

/// An input from the terminal.
public enum InputEvent: Hashable, Sendable {
    /// A key press.
    case key(Key)
    /// Pasted text without control characters.
    case paste(String)
    /// A press of the first mouse button over a cell.
    case click(x: Int, y: Int)
    /// A second press over the same cell, shortly after the first.
    case doubleClick(x: Int, y: Int)
    /// A movement to a cell while the first mouse button is held.
    case drag(x: Int, y: Int)
    /// The end of a press.
    case release(x: Int, y: Int)
    /// A turn of the wheel over a cell by a number of rows; negative is up.
    case scroll(x: Int, y: Int, rows: Int)
    /// The terminal's own background, after it was asked for.
    case ground(Colour)
    /// A new size of the terminal.
    case resize(Size)
}
