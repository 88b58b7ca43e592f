public import Model
public import Screen

/// What the state asks the outside to do; `update` itself does nothing.
public enum Effect: Equatable, Sendable {
    /// Ends the program.
    case quit
    /// Ends the program as Ctrl-C does.
    case interrupt
    /// Stops the program as Ctrl-Z does.
    case suspend
    /// Paints every cell anew.
    case repaint
    /// Colours for the roles from now on.
    case palette(Palette)
    /// Text for the clipboard.
    case copy(String)
    /// Saves the frame as a picture.
    case saveFrame
    /// Tells the source of history what to play.
    case playback(PlaybackCommand)
    /// Asks all sources now, as far as they let themselves be asked.
    case refresh
    /// Asks for `Event.woken` at this time.
    case wake(at: Timestamp)
    /// Asks for `Event.lookedUp`.
    case lookUp(ThesisInquiry)
    /// Draws attention, audibly or visibly as the terminal is set.
    case ring
}

/// What a source of history is asked to do.
public enum PlaybackCommand: Hashable, Sendable {
    /// Goes on, or stands still.
    case toggle
    /// Goes to the close of a later or earlier session, and stands still.
    case step(Int)
    /// Goes to the close of the last session on or before a date.
    case jump(Day)
    /// Plays this much faster.
    case faster(Double)
}
