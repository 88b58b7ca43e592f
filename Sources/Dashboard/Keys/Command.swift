import Model

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
        case .nextPanel: "next panel"
        case .previousPanel: "previous panel"
        case .panel(let panel): "go to \(panel.name)"
        case .zoom: "zoom the panel, and back"
        case .back: "back: from a filter, then from a zoom"
        case .filter: "filter tickers, or deals (biotech >500m)"
        case .nextMatch: "next match"
        case .previousMatch: "previous match"
        case .palette: "command, date or symbol"
        case .sort: "sort by the next column"
        case .reverseSort: "reverse the order"
        case .pin: "pin the ticker to the top"
        case .nextList: "next watch list, or all tickers"
        case .shorterWindow: "shorter window"
        case .longerWindow: "longer window"
        case .chartKind: "line, candles or relative chart"
        case .stepBack: "a session back"
        case .stepOn: "a session on"
        case .pause: "play or pause"
        case .faster: "play faster"
        case .slower: "play slower"
        case .refresh: "ask the sources now"
        case .copy: "copy the row"
        case .saveFrame: "save the frame as a picture"
        case .source: "show the source of the row"
        case .theme: "next theme"
        case .help: "show the keys"
        case .recap: "recap of the session"
        case .alerts: "show the alerts"
        case .method: "show how the figure is made"
        case .sources: "show how the sources are"
        case .repaint: "repaint the screen"
        case .suspend: "suspend"
        case .quit: "quit, or close what is open"
        case .interrupt: "quit at once"
        }
    }

    private var movement: String {
        switch self {
        case .up: "up"
        case .first: "to the first row"
        case .last: "to the last row"
        case .halfPageDown: "half a page down"
        case .halfPageUp: "half a page up"
        default: "down"
        }
    }
}
