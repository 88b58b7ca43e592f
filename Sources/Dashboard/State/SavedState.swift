public import Model

/// What the dashboard keeps from one run to the next: what was chosen by keys, and when it was last looked at.
public struct SavedState: Hashable, Sendable {
    /// The theme, if it is not the configured one; and the configured one, whose change takes precedence.
    var theme: Theme?, configuredTheme: Theme?
    var window: Window?, chartWindow: Window?
    var chartKind: ChartKind?
    var column: TickerColumn?
    var isAscending = false
    var pinned: [Symbol] = []
    /// The newest session that was on the screen.
    public internal(set) var session: Day?

    /// Nothing kept.
    public init() {}

    /// The theme to start with where another is configured: the one that was chosen, unless the configuration has been
    /// changed since.
    public func theme(configured: Theme) -> Theme { configuredTheme == configured ? theme ?? configured : configured }
}

extension SavedState {
    /// Reads lines such as `window = 1M`. What is unknown or invalid is left out: nothing depends on it.
    public init(text: String) {
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: "=", maxSplits: 1).map { $0.split(separator: " ").joined(separator: " ") }
            guard parts.count == 2 else { continue }
            let value = parts[1]
            switch parts[0] {
            case "theme": theme = Theme(rawValue: value)
            case "configured-theme": configuredTheme = Theme(rawValue: value)
            case "window": window = Window(rawValue: value)
            case "chart-window": chartWindow = Window(rawValue: value)
            case "chart": chartKind = ChartKind(rawValue: value)
            case "sort": column = TickerColumn.allCases.first { $0.name == value }
            case "order": isAscending = value == "ascending"
            case "pinned": pinned = value.split(separator: " ").map { Symbol(String($0)) }
            case "session": session = Day(value)
            default: break
            }
        }
    }

    /// The lines that it is read from.
    public var text: String {
        let pinned = pinned.map(\.name).filter { !$0.contains(" ") }.joined(separator: " ")
        let lines: [(String, String?)] = [
            ("theme", theme?.rawValue), ("configured-theme", configuredTheme?.rawValue), ("window", window?.rawValue),
            ("chart-window", chartWindow?.rawValue), ("chart", chartKind?.rawValue), ("sort", column?.name),
            ("order", isAscending ? "ascending" : "descending"), ("pinned", pinned.isEmpty ? nil : pinned),
            ("session", session.map { "\($0)" }),
        ]
        return lines.compactMap { name, value in value.map { "\(name) = \($0)\n" } }.joined()
    }
}

extension AppState {
    /// What is kept for the next run.
    public var saved: SavedState {
        var saved = SavedState()
        (saved.theme, saved.configuredTheme) = (theme, settings.theme)
        (saved.window, saved.chartWindow, saved.chartKind) = (tour?.former.window ?? window, chartWindow, chartKind)
        (saved.column, saved.isAscending) = (watchList.column, watchList.isAscending)
        saved.pinned = watchList.pinned.sorted()
        let shown = max(market.day, market.moment.playback?.span.upperBound ?? market.day)
        saved.session = max(shown, lastVisit ?? shown)
        return saved
    }

    /// Restores what was kept, before the first frame.
    mutating func restore(_ saved: SavedState) {
        theme = saved.theme(configured: settings.theme)
        window = saved.window ?? window
        chartWindow = saved.chartWindow ?? chartWindow
        if let kind = saved.chartKind, kind != .compare { chartKind = kind }
        watchList.column = saved.column ?? watchList.column
        watchList.isAscending = saved.isAscending
        watchList.pinned = Set(saved.pinned)
        lastVisit = saved.session
    }

    /// The day of the last visit, if the market shown is of a later one.
    var visitBefore: Day? { lastVisit.flatMap { $0 < market.day ? $0 : nil } }
}
