/// Where a grid becomes visible: a terminal, or a recording of one in a test.
@MainActor
public protocol Display: AnyObject {
    /// Its extent in cells.
    var size: Size { get }
    /// Shows a grid; only cells that differ from what is shown cost anything.
    func show(_ grid: Grid)
    /// Colours for the roles from now on; the next `show` paints everything.
    func use(_ palette: Palette)
    /// Forgets what is shown, so that the next `show` paints everything.
    func invalidate()
    /// Gives the terminal back, stops the program as Ctrl-Z does, and takes the terminal again when it goes on.
    func suspend()
    /// Draws attention.
    func ring(_ bell: Bell)
    /// Hands text to the terminal's clipboard (OSC 52); false where it has none.
    func copy(_ text: String) -> Bool
}

/// How attention is drawn.
public enum Bell: String, CaseIterable, Hashable, Sendable {
    /// A sound.
    case audible
    /// A flash of the screen, or a sound where it cannot flash.
    case visible
    /// Not at all.
    case off
}
