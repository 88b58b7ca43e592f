/// A command that a key or the palette executes.
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
    /// Leaving.
    case suspend, quit, interrupt

    /// The effect of the command, for help and the palette.
    public var title: String {
        switch self {
        case .down, .up, .first, .last, .halfPageDown, .halfPageUp: movement
        case .nextPanel: "Next panel"
        case .previousPanel: "Previous panel"
        case .panel(let panel): "Go to \(panel.name)"
        case .zoom: "Zoom the panel, and back"
        case .back: "Back: from a filter, then from a zoom"
        case .filter: "Filter tickers, or deals (biotech >500m)"
        case .nextMatch: "Next match"
        case .previousMatch: "Previous match"
        case .palette: "Command, date or symbol"
        case .sort: "Sort by the next column"
        case .reverseSort: "Reverse the order"
        case .pin: "Pin the ticker to the top"
        case .nextList: "Next watch list, or all tickers"
        case .shorterWindow: "Shorter window"
        case .longerWindow: "Longer window"
        case .chartKind: "Line, candles or relative chart"
        case .stepBack: "One session back"
        case .stepOn: "One session forward"
        case .pause: "Play or pause"
        case .faster: "Play faster"
        case .slower: "Play slower"
        case .refresh: "Refresh the sources now"
        case .copy: "Copy the row"
        case .saveFrame: "Save the frame as an image"
        case .source: "Show the source of the row"
        case .theme: "Next theme"
        case .help: "Show the keys"
        case .recap: "Recap of the session"
        case .alerts: "Alert history"
        case .method: "Show the calculation"
        case .sources: "Source status"
        case .repaint: "Repaint the screen"
        case .suspend: "Suspend"
        case .quit: "Quit, or close what is open"
        case .interrupt: "Quit at once"
        }
    }

    private var movement: String {
        switch self {
        case .up: "Up"
        case .first: "To the first row"
        case .last: "To the last row"
        case .halfPageDown: "Half a page down"
        case .halfPageUp: "Half a page up"
        default: "Down"
        }
    }
}
