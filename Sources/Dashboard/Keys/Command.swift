/// A command that a key or the palette executes; `KeyTable.standard` has its names and keys.
public enum Command: Hashable, Sendable {
    /// Moving the cursor.
    case down, up, first, last, halfPageDown, halfPageUp
    /// Moving between panels.
    case nextPanel, previousPanel, panel(PanelID), zoom, back
    /// Searching for tickers.
    case filter, nextMatch, previousMatch, palette
    /// Arranging them.
    case sort, reverseSort, pin, nextList
    /// Choosing windows and the kind of chart.
    case shorterWindow, longerWindow, chartKind
    /// Playing history.
    case stepBack, stepOn, pause, faster, slower
    /// Polling the sources at once.
    case refresh
    /// Exporting.
    case copy, saveFrame, source
    /// Appearance and pages.
    case theme, help, method, alerts, recap, sources, repaint
    /// The tour of the article's month.
    case tour
    /// Leaving.
    case suspend, quit, interrupt
}
