public import Model
public import Screen

/// An action for the event loop to perform, because `update` itself has no side effects.
public enum Effect: Equatable, Sendable {
    /// Ends the program.
    case quit
    /// Ends the program as Ctrl-C does.
    case interrupt
    /// Stops the program as Ctrl-Z does.
    case suspend
    /// Repaints every cell.
    case repaint
    /// Changes the colours from now on.
    case palette(Palette)
    /// Copies text to the clipboard.
    case copy(String)
    /// Saves the frame: to a path, in the format of its ending, or as an image in the folder of pictures for nil.
    case saveFrame(to: String? = nil)
    /// Sends a command to the source of history.
    case playback(PlaybackCommand)
    /// Polls all sources now, as far as their limits allow.
    case refresh
    /// Requests `Event.woken` at this time.
    case wake(at: Timestamp)
    /// Requests `Event.lookedUp` with the result.
    case lookUp(ThesisInquiry)
    /// Draws attention audibly or visibly, according to the settings.
    case ring
}
