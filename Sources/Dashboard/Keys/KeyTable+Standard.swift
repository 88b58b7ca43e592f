import Screen

extension KeyTable {
    /// The default keys.
    public static let standard = KeyTable(moving + looking + time + program)

    private static let moving: [Binding] =
        [
            Binding([.character("j"), Key(.down)], .down, .moving, hint: "move", with: .up),
            Binding([.character("k"), Key(.up)], .up, .moving),
            Binding([.character("g"), Key(.home)], .first, .moving),
            Binding([.character("G"), Key(.end)], .last, .moving),
            Binding([.control("d"), Key(.pageDown)], .halfPageDown, .moving),
            Binding([.control("u"), Key(.pageUp)], .halfPageUp, .moving),
            Binding([Key(.tab)], .nextPanel, .moving, hint: "panel"),
            Binding([Key(.backTab)], .previousPanel, .moving),
        ]
        + PanelID.allCases.map { panel in
            Binding([.character(Character(String(panel.rawValue)))], .panel(panel), .moving)
        } + [
            Binding([.character("z"), Key(.enter)], .zoom, .moving, hint: "zoom"),
            Binding([Key(.escape), Key(.backspace)], .back, .moving),
        ]

    private static let looking: [Binding] = [
        Binding([.character("/")], .filter, .looking, hint: "filter", in: [.tickers, .deals]),
        Binding([.character("n")], .nextMatch, .looking),
        Binding([.character("N")], .previousMatch, .looking),
        Binding([.character("s")], .sort, .looking, hint: "sort", in: [.tickers]),
        Binding([.character("S")], .reverseSort, .looking),
        Binding([.character(" ")], .pin, .looking, hint: "pin", in: [.tickers]),
        Binding([.character("w")], .nextList, .looking),
        Binding(
            [.character("["), Key(.left)], .shorterWindow, .looking, hint: "window", with: .longerWindow,
            in: [.indexes, .tickers, .chart, .yields]),
        Binding([.character("]"), Key(.right)], .longerWindow, .looking),
        Binding([.character("c")], .chartKind, .looking, hint: "kind", in: [.chart]),
        Binding([.character("m")], .method, .looking, hint: "method"),
        Binding([.character("a")], .alerts, .looking),
        Binding([.character("R")], .recap, .looking),
        Binding([.character("i")], .sources, .looking),
        Binding([.character("o")], .source, .looking, hint: "source", in: [.sectors, .deals, .thesis]),
    ]

    private static let time: [Binding] = [
        Binding([.character(",")], .stepBack, .time, hint: "step", with: .stepOn),
        Binding([.character(".")], .stepOn, .time),
        Binding([.character("p")], .pause, .time, hint: "play"),
        Binding([.character("+"), .character("=")], .faster, .time),
        Binding([.character("-")], .slower, .time),
        Binding([.character("r")], .refresh, .time),
    ]

    private static let program: [Binding] = [
        Binding([.character(":"), .control("p")], .palette, .program, hint: "command"),
        Binding([.character("y")], .copy, .program),
        Binding([.control("s")], .saveFrame, .program),
        Binding([.character("t")], .theme, .program),
        Binding([.character("?"), Key(.function(1))], .help, .program, hint: "help"),
        Binding([.control("l")], .repaint, .program),
        Binding([.control("z")], .suspend, .program),
        Binding([.character("q")], .quit, .program, hint: "quit"),
        Binding([.control("c")], .interrupt, .program),
    ]
}
