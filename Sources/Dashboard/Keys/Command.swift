/// A command that a key or the palette executes; `KeyTable.standard` has its names and keys.
public enum Command: Hashable, Sendable {
    /// Moving the cursor.
    case down, up, first, last, halfPageDown, halfPageUp
    /// Moving between panels.
    case nextPanel, previousPanel, panel(PanelID), zoom, back
    /// Dividing the screen among panels.
    case grow, shrink, widen, narrow, nextLayout
    /// Searching for tickers.
    case filter, nextMatch, previousMatch, palette
    /// Arranging them.
    case sort, reverseSort, movers, pin, nextList
    /// Choosing windows and the kind of chart.
    case shorterWindow, longerWindow, chartKind
    /// Moving the chart's cross-hair and the sessions that it shows.
    case crossHairLeft, crossHairRight, crossHairFirst, crossHairLast, zoomIn, zoomOut, panLeft, panRight
    /// The chart's scale, and the events marked below it.
    case logScale, chartMarks
    /// Playing history.
    case stepBack, stepOn, pause, faster, slower
    /// Polling the sources at once.
    case refresh
    /// Exporting.
    case copy, saveFrame, source
    /// Appearance and pages.
    case theme, help, method, alerts, recap, sources, repaint
    /// Changing lists and alerts.
    case addAlert, remove, undo
    /// The tour of the article's month.
    case tour
    /// Leaving.
    case suspend, quit, interrupt
}
