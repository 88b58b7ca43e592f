/// The output for a grid: a terminal, or a recording in a test.
@MainActor
public protocol Display: AnyObject {
    /// The size in cells.
    var size: Size { get }
    /// Shows a grid. The cost grows with the number of cells that differ from what is shown.
    func show(_ grid: Grid)
    /// Sets the colours of the roles; the next `show` repaints everything.
    func use(_ palette: Palette)
    /// Asks the terminal for its own background, if it may understand that: `InputEvent.ground` has the reply, if any.
    func askGround()
    /// Uses the mouse, or leaves it to the terminal, which then selects text with it.
    func useMouse(_ isOn: Bool)
    /// Discards what is shown, so that the next `show` repaints everything.
    func invalidate()
    /// Restores the terminal, stops the process as Ctrl-Z does, and sets the terminal up again when it continues.
    func suspend()
    /// Alerts the user.
    func ring(_ bell: Bell)
    /// Passes a text on to the desktop, where the terminal takes it.
    func notify(_ text: String, _ way: DesktopNotification)
    /// Copies text to the terminal's clipboard (OSC 52); false if it is not supported.
    func copy(_ text: String) -> Bool
}

/// How the user is alerted.
public enum Bell: String, CaseIterable, Hashable, Sendable {
    /// A sound.
    case audible
    /// A flash of the screen, or a sound if it cannot flash.
    case visible
    /// No alert.
    case off
}
