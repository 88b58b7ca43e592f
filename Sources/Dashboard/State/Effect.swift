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
    /// Asks the terminal for its background, which arrives as `InputEvent.ground`.
    case askGround
    /// Uses the mouse, or leaves it to the terminal.
    case mouse(Bool)
    /// Copies text to the clipboard.
    case copy(String)
    /// Saves the frame: to a path, in the format of its ending, or as an image in the folder of pictures for nil.
    case saveFrame(to: String? = nil)
    /// Sends a command to the source of history.
    case playback(PlaybackCommand)
    /// Polls all sources now, as far as their limits allow.
    case refresh
    /// Makes an edit in the configuration's file, and requests `Event.edited`.
    case edit(ConfigurationEdit)
    /// Reverses the last edit that has not been reversed, and requests `Event.editUndone`.
    case undoEdit
    /// Shares a list or an alert on the desk, or no longer, and requests an `Event.notice` of the outcome.
    case share(ConfigurationEdit)
    /// Requests `Event.woken` at this time.
    case wake(at: Timestamp)
    /// Requests `Event.lookedUp` with the result.
    case lookUp(ThesisInquiry)
    /// Finds out which triggered alerts are to be told here, and requests `Event.alertsClaimed`; without alerts it only
    /// reads those that are kept.
    case claim([AlertEntry])
    /// Records that the conditions of these alerts are no longer met.
    case endAlerts([AlertEntry.Key])
    /// Passes alerts on to the desktop and to the user's command, according to the settings.
    case notify([AlertEntry])
    /// Draws attention audibly or visibly, according to the settings.
    case ring
}
