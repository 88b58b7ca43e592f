public import Screen

/// The user's settings for the terminal.
public struct TerminalOptions: Sendable {
    /// The initial colours.
    public var palette: Palette
    /// Whether to draw in ASCII only; true and false override what is detected, nil does not.
    public var ascii: Bool?
    /// Whether clicks and the wheel are sent to the program instead of the terminal's own selection.
    public var mouse: Bool
    /// The maximum colour depth.
    public var colours: ColourDepth

    /// Creates options; by default the terminal's capabilities are used in full.
    public init(palette: Palette, ascii: Bool? = nil, mouse: Bool = true, colours: ColourDepth = .trueColour) {
        self.palette = palette
        self.ascii = ascii
        self.mouse = mouse
        self.colours = colours
    }
}
