public import Screen

/// What a person may choose about the terminal.
public struct TerminalOptions: Sendable {
    /// The colours to begin with.
    public var palette: Palette
    /// Whether to draw in ASCII even where the terminal could show more.
    public var ascii: Bool
    /// Whether clicks and the wheel come to the program, and not to the terminal's own selection.
    public var mouse: Bool

    /// Options; by default what the terminal can do.
    public init(palette: Palette, ascii: Bool = false, mouse: Bool = true) {
        self.palette = palette
        self.ascii = ascii
        self.mouse = mouse
    }
}
