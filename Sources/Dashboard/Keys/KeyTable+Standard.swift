import Screen

extension KeyTable {
    /// The default keys: one row for each command, which defines its name, its keys and where it is shown.
    public static let standard = KeyTable(moving + looking + chart + time + program)

    /// The commands that the palette suggests first: those worth knowing, and first those that no footer shows.
    static let suggestedFirst: [Command] = [
        .saveFrame, .tour, .copy, .theme, .source, .method, .sources, .chartKind, .sort, .filter, .pause, .help,
    ]

    private static let moving: [Binding] =
        [
            Binding(.down, "down", "Down", [.character("j"), Key(.down)], .moving, hint: "move", with: .up),
            Binding(.up, "up", "Up", [.character("k"), Key(.up)], .moving),
            Binding(.first, "first", "To the first row", [.character("g"), Key(.home)], .moving),
            Binding(.last, "last", "To the last row", [.character("G"), Key(.end)], .moving),
            Binding(.halfPageDown, "half-page-down", "Half a page down", [.control("d"), Key(.pageDown)], .moving),
            Binding(.halfPageUp, "half-page-up", "Half a page up", [.control("u"), Key(.pageUp)], .moving),
            Binding(.nextPanel, "next-panel", "Next panel", [Key(.tab)], .moving, hint: "panel"),
            Binding(.previousPanel, "previous-panel", "Previous panel", [Key(.backTab)], .moving),
        ]
        + PanelID.allCases.map { panel in
            Binding(
                .panel(panel), "panel-\(panel.name)", "Go to \(panel.name)",
                [.character(Character(String(panel.rawValue)))], .moving, aliases: [panel.name])
        } + [
            Binding(.zoom, "zoom", "Zoom the panel, and back", [.character("z"), Key(.enter)], .moving, hint: "zoom"),
            Binding(.back, "back", "Back: from a filter, then from a zoom", [Key(.escape), Key(.backspace)], .moving),
            Binding(.grow, "grow", "Make the panel larger", [.character(">")], .moving, aliases: ["larger"]),
            Binding(.shrink, "shrink", "Make the panel smaller", [.character("<")], .moving, aliases: ["smaller"]),
            Binding(.widen, "widen", "Make the column wider", [Key(.right, alt: true)], .moving, aliases: ["wider"]),
            Binding(
                .narrow, "narrow", "Make the column narrower", [Key(.left, alt: true)], .moving, aliases: ["narrower"]),
            Binding(.nextLayout, "next-layout", "Next layout", [.character("v")], .moving, aliases: ["layout"]),
        ]

    private static let looking: [Binding] = [
        Binding(
            .filter, "filter", "Filter tickers, or deals (biotech >500m)", [.character("/")], .looking, hint: "filter",
            in: [.tickers, .deals]),
        Binding(.nextMatch, "next-match", "Next match", [.character("n")], .looking),
        Binding(.previousMatch, "previous-match", "Previous match", [.character("N")], .looking),
        Binding(.sort, "sort", "Sort by the next column", [.character("s")], .looking, hint: "sort", in: [.tickers]),
        Binding(.reverseSort, "reverse-sort", "Reverse the order", [.character("S")], .looking),
        Binding(
            .movers, "movers", "Largest moves of the day, up or down", [.character("M")], .looking,
            aliases: ["biggest"], hint: "movers", in: [.tickers]),
        Binding(.pin, "pin", "Pin the ticker to the top", [.character(" ")], .looking, hint: "pin", in: [.tickers]),
        Binding(.nextList, "next-list", "Next watch list, or all tickers", [.character("w")], .looking),
        Binding(
            .shorterWindow, "shorter-window", "Shorter window", [.character("["), Key(.left)], .looking, hint: "window",
            with: .longerWindow, in: [.indexes, .tickers, .chart, .yields]),
        Binding(.longerWindow, "longer-window", "Longer window", [.character("]"), Key(.right)], .looking),
        Binding(
            .chartKind, "chart-kind", "Line, candles, area or relative chart", [.character("c")], .looking,
            hint: "kind",
            in: [.chart]),
        Binding(.method, "method", "Show the calculation", [.character("m")], .looking, hint: "method"),
        Binding(.alerts, "alerts", "Alerts, watched and fired", [.character("a")], .looking),
        Binding(.addAlert, "add-alert", "Alert on the figure under the cursor", [.character("A")], .looking),
        Binding(
            .remove, "remove", "Remove the ticker from its list, or the alert", [.character("x"), Key(.delete)],
            .looking
        ),
        Binding(.undo, "undo", "Undo the last change of a list, alert or pin", [.character("u")], .looking),
        Binding(
            .recap, "recap", "Recap of the session: what changed", [.character("R")], .looking,
            aliases: ["changes", "since", "yesterday's changes"]),
        Binding(.sources, "sources", "Source status", [.character("i")], .looking),
        Binding(
            .source, "source", "Show the source of the row", [.character("o")], .looking, hint: "source",
            in: [.sectors, .deals, .thesis]),
    ]

    private static let time: [Binding] = [
        Binding(.stepBack, "step-back", "One session back", [.character(",")], .time, hint: "step", with: .stepOn),
        Binding(.stepOn, "step-on", "One session forward", [.character(".")], .time),
        Binding(.pause, "pause", "Play or pause", [.character("p")], .time, hint: "play"),
        Binding(.faster, "faster", "Play faster", [.character("+"), .character("=")], .time),
        Binding(.slower, "slower", "Play slower", [.character("-")], .time),
        Binding(.refresh, "refresh", "Refresh the sources now", [.character("r")], .time),
    ]

    private static let program: [Binding] = [
        Binding(
            .palette, "palette", "Command, date or symbol", [.character(":"), .control("p")], .program, hint: "command"),
        Binding(.copy, "copy", "Copy the row", [.character("y")], .program),
        Binding(
            .saveFrame, "save-frame", "Save the frame as an image", [.control("s")], .program, aliases: ["save"]),
        Binding(.theme, "theme", "Next theme", [.character("t")], .program),
        Binding(.help, "help", "Show the keys", [.character("?"), Key(.function(1))], .program, hint: "help"),
        Binding(.tour, "tour", "Tour of the article's month in eight stops", [], .program),
        Binding(.repaint, "repaint", "Repaint the screen", [.control("l")], .program),
        Binding(.suspend, "suspend", "Suspend", [.control("z")], .program),
        Binding(
            .quit, "quit", "Quit, or close what is open", [.character("q")], .program, aliases: ["q", "exit"],
            hint: "quit"),
        Binding(.interrupt, "interrupt", "Quit at once", [.control("c")], .program),
    ]
}
