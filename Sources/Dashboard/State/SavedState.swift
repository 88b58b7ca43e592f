public import Model

/// What the dashboard keeps from one run to the next: what was chosen by keys, and when it was last looked at.
public struct SavedState: Hashable, Sendable {
    /// The theme, if it is not the configured one; and the configured one, whose change takes precedence.
    var theme: Theme?, configuredTheme: Theme?
    var window: Window?, chartWindow: Window?
    var chartKind: ChartKind?
    var isChartLogarithmic = false, hidesChartMarks = false
    var column: TickerColumn?
    var isAscending = false
    /// Whether the tickers are in the order of their list; the list shown, nil for one that is not known, `all` for none;
    /// and the configured one, whose change takes precedence.
    var isInListOrder = false
    var list: String?, configuredList: String?
    var columns: [TickerColumn]?
    var pinned: [Symbol] = []
    var history = PaletteHistory()
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
        var chosen: [String] = []
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
            case "chart-scale": isChartLogarithmic = value == "log"
            case "chart-marks": hidesChartMarks = value == "off"
            case "sort": column = TickerColumn.allCases.first { $0.name == value }
            case "order": (isAscending, isInListOrder) = (value == "ascending", value == "list")
            case "list": list = value
            case "configured-list": configuredList = value
            case "columns":
                let named = value.split(separator: " ").compactMap { TickerColumn.byExpressionName[$0.lowercased()] }
                columns = named.isEmpty ? nil : named
            case "pinned": pinned = value.split(separator: " ").map { Symbol(String($0)) }
            case "session": session = Day(value)
            case "chosen": chosen.append(value)
            default: break
            }
        }
        history = PaletteHistory(chosen)
    }

    /// The lines that it is read from.
    public var text: String {
        let pinned = pinned.map(\.name).filter { !$0.contains(" ") }.joined(separator: " ")
        let lines: [(String, String?)] = [
            ("theme", theme?.rawValue), ("configured-theme", configuredTheme?.rawValue), ("window", window?.rawValue),
            ("chart-window", chartWindow?.rawValue), ("chart", chartKind?.rawValue), ("sort", column?.name),
            ("order", isInListOrder ? "list" : isAscending ? "ascending" : "descending"), ("list", list),
            ("configured-list", configuredList),
            ("columns", columns?.compactMap(\.expressionNames.first).joined(separator: " ")),
            ("pinned", pinned.isEmpty ? nil : pinned),
            ("chart-scale", isChartLogarithmic ? "log" : nil), ("chart-marks", hidesChartMarks ? "off" : nil),
            ("session", session.map { "\($0)" }),
        ]
        let chosen = history.entries.map { ("chosen", String?.some($0)) }
        return (lines + chosen).compactMap { name, value in value.map { "\(name) = \($0)\n" } }.joined()
    }
}

extension AppState {
    /// What is kept for the next run.
    public var saved: SavedState {
        var saved = SavedState()
        (saved.theme, saved.configuredTheme) = (theme, settings.theme)
        (saved.window, saved.chartWindow, saved.chartKind) = (window, chartWindow, chartKind)
        (saved.isChartLogarithmic, saved.hidesChartMarks) = (chart.isLogarithmic, !chart.showsMarks)
        (saved.column, saved.isAscending) = (watchList.column, watchList.isAscending)
        (saved.isInListOrder, saved.columns) = (watchList.isInListOrder, columns)
        (saved.list, saved.configuredList) = (watchList.list?.name ?? "all", settings.list)
        saved.pinned = watchList.pinned.sorted()
        saved.history = history
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
        (chart.isLogarithmic, chart.showsMarks) = (saved.isChartLogarithmic, !saved.hidesChartMarks)
        watchList.column = saved.column ?? watchList.column
        watchList.isAscending = saved.isAscending
        (watchList.isInListOrder, columns) = (saved.isInListOrder, saved.columns)
        if let name = saved.list, saved.configuredList == settings.list {
            let list = settings.lists.first { $0.name == name }
            if list != nil || name == "all" { watchList.list = list }
        }
        watchList.pinned = Set(saved.pinned)
        history = saved.history
        lastVisit = saved.session
    }

    /// The day of the last visit, if the market shown is of a later one.
    var visitBefore: Day? { lastVisit.flatMap { $0 < market.day ? $0 : nil } }
}
