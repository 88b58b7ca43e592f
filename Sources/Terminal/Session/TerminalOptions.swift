public import Screen

/// What a person may choose about the terminal.
public struct TerminalOptions: Sendable {
    /// The colours to begin with.
    public var palette: Palette
    /// Whether to draw in ASCII even where the terminal could show more, or all glyphs where its kind rarely has them; nil
    /// for what its kind has.
    public var ascii: Bool?
    /// Whether clicks and the wheel come to the program, and not to the terminal's own selection.
    public var mouse: Bool
    /// The most colours to use, where the terminal has them.
    public var colours: ColourDepth

    /// Options; by default what the terminal can do.
    public init(palette: Palette, ascii: Bool? = nil, mouse: Bool = true, colours: ColourDepth = .trueColour) {
        self.palette = palette
        self.ascii = ascii
        self.mouse = mouse
        self.colours = colours
    }
}
