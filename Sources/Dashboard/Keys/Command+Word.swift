extension Command {
    /// The name of the command in a configuration and in the palette.
    public var name: String {
        switch self {
        case .down, .up, .first, .last, .halfPageDown, .halfPageUp, .nextPanel, .previousPanel, .panel, .zoom, .back:
            moving
        case .filter, .nextMatch, .previousMatch, .palette, .sort, .reverseSort, .pin, .nextList, .shorterWindow,
            .longerWindow, .chartKind:
            looking
        case .stepBack: "step-back"
        case .stepOn: "step-on"
        case .pause: "pause"
        case .faster: "faster"
        case .slower: "slower"
        case .refresh: "refresh"
        case .copy: "copy"
        case .saveFrame: "save-frame"
        case .source: "source"
        case .theme: "theme"
        case .help: "help"
        case .method: "method"
        case .alerts: "alerts"
        case .recap: "recap"
        case .sources: "sources"
        case .repaint: "repaint"
        case .suspend: "suspend"
        case .quit: "quit"
        case .interrupt: "interrupt"
        }
    }

    /// Alternative names that users may expect.
    var aliases: [String] {
        switch self {
        case .quit: ["q", "exit"]
        case .panel(let panel): [panel.name]
        default: []
        }
    }

    private var moving: String {
        switch self {
        case .up: "up"
        case .first: "first"
        case .last: "last"
        case .halfPageDown: "half-page-down"
        case .halfPageUp: "half-page-up"
        case .nextPanel: "next-panel"
        case .previousPanel: "previous-panel"
        case .panel(let panel): "panel-\(panel.name)"
        case .zoom: "zoom"
        case .back: "back"
        default: "down"
        }
    }

    private var looking: String {
        switch self {
        case .nextMatch: "next-match"
        case .previousMatch: "previous-match"
        case .palette: "palette"
        case .sort: "sort"
        case .reverseSort: "reverse-sort"
        case .pin: "pin"
        case .nextList: "next-list"
        case .shorterWindow: "shorter-window"
        case .longerWindow: "longer-window"
        case .chartKind: "chart-kind"
        default: "filter"
        }
    }
}
