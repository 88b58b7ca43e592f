public import Model

/// What the dashboard keeps from one run to the next: what was chosen by keys, and when it was last looked at.
public struct SavedState: Hashable, Sendable {
    /// The name of the theme, and that of the configured one, whose change takes precedence.
    var theme: String?, configuredTheme: String?
    /// Whether the terminal's background was light; nil if unknown.
    var groundIsLight: Bool?
    var window: Window?, chartWindow: Window?
    var chartKind: ChartKind?
    /// The instruments that the chart compares.
    var compared: [Symbol] = []
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
    /// The visible panels and their sizes.
    var arrangement = Arrangement.standard
    /// The newest session that was on the screen.
    public internal(set) var session: Day?

    /// Nothing kept.
    public init() {}

    /// The same with the terminal's background as some terminals tell it in `COLORFGBG`, such as `0;15`: number 7 and
    /// those from 9 are light. It costs no question, but may be that of an earlier terminal.
    public func adopting(ground colours: String?) -> SavedState {
        guard let last = colours?.split(separator: ";").last, let number = Int(last), (0...15).contains(number) else {
            return self
        }
        var saved = self
        saved.groundIsLight = number == 7 || number > 8
        return saved
    }

    /// The name of the theme to start with where another is configured: the one that was chosen, unless the
    /// configuration has been changed since.
    public func themeName(configured: ThemeChoice) -> String {
        configuredTheme == configured.name ? theme ?? configured.name : configured.name
    }

    /// The theme to start with, and whether it follows the terminal's background; the configured one if the one that
    /// was chosen is not among those given.
    public func opening(configured: ThemeChoice, among themes: [Theme]) -> (theme: Theme, followsGround: Bool) {
        let name = themeName(configured: configured)
        if name != Theme.automaticName, let chosen = themes.named(name) { return (chosen, false) }
        guard name == Theme.automaticName || configured == .automatic else { return (configured.theme, false) }
        return (groundIsLight == true ? .light : .dark, true)
    }
}

extension SavedState {
    /// Reads lines such as `window = 1M`. What is unknown or invalid is left out: nothing depends on it.
    public init(text: String) {
        var chosen: [String] = []
        for line in text.split(whereSeparator: \.isNewline) {
            let parts = line.split(separator: "=", maxSplits: 1).map { $0.split(separator: " ").joined(separator: " ") }
            guard parts.count == 2 else { continue }
            let value = parts[1]
            switch parts[0] {
            case "theme": theme = value
            case "configured-theme": configuredTheme = value
            case "background": groundIsLight = value == "light" ? true : value == "dark" ? false : nil
            case "window": window = Window(rawValue: value)
            case "chart-window": chartWindow = Window(rawValue: value)
            case "chart": chartKind = ChartKind(rawValue: value)
            case "compared": compared = SavedState.symbols(value)
            case "chart-scale": isChartLogarithmic = value == "log"
            case "chart-marks": hidesChartMarks = value == "off"
            case "sort": column = TickerColumn.allCases.first { $0.name == value }
            case "order": (isAscending, isInListOrder) = (value == "ascending", value == "list")
            case "list": list = value
            case "configured-list": configuredList = value
            case "columns": columns = SavedState.columns(value)
            case "pinned": pinned = SavedState.symbols(value)
            case "panels": arrangement.panels = Arrangement(SavedState.panels(value)).panels
            case "heights": arrangement.heights = SavedState.sizes(value)
            case "widths": arrangement.widths = SavedState.sizes(value)
            case "session": session = Day(value)
            case "chosen": chosen.append(value)
            default: break
            }
        }
        history = PaletteHistory(chosen)
    }

    /// The lines that it is read from.
    public var text: String {
        let pinned = SavedState.text(pinned), compared = SavedState.text(compared)
        let lines: [(String, String?)] = [
            ("theme", theme), ("configured-theme", configuredTheme),
            ("background", groundIsLight.map { $0 ? "light" : "dark" }), ("window", window?.rawValue),
            ("chart-window", chartWindow?.rawValue), ("chart", chartKind?.rawValue), ("sort", column?.name),
            ("order", isInListOrder ? "list" : isAscending ? "ascending" : "descending"), ("list", list),
            ("configured-list", configuredList),
            ("columns", columns?.compactMap(\.expressionNames.first).joined(separator: " ")),
            ("pinned", pinned), ("compared", compared),
            ("chart-scale", isChartLogarithmic ? "log" : nil), ("chart-marks", hidesChartMarks ? "off" : nil),
            ("panels", arrangement.panels == PanelID.allCases ? nil : SavedState.text(arrangement.panels)),
            ("heights", SavedState.text(arrangement.heights)), ("widths", SavedState.text(arrangement.widths)),
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
        (saved.theme, saved.configuredTheme) = (followsGround ? Theme.automaticName : theme.name, settings.theme.name)
        saved.groundIsLight = groundIsLight
        (saved.window, saved.chartWindow, saved.chartKind) = (tour?.former.window ?? window, chartWindow, chartKind)
        saved.compared = chartKind == .compare ? compared : []
        (saved.isChartLogarithmic, saved.hidesChartMarks) = (chart.isLogarithmic, !chart.showsMarks)
        (saved.column, saved.isAscending) = (watchList.column, watchList.isAscending)
        (saved.isInListOrder, saved.columns) = (watchList.isInListOrder, columns)
        (saved.list, saved.configuredList) = (watchList.list?.name ?? "all", settings.list)
        saved.arrangement = arrangement
        saved.pinned = watchList.pinned.sorted()
        saved.history = history
        let shown = max(market.day, market.moment.playback?.span.upperBound ?? market.day)
        saved.session = max(shown, lastVisit ?? shown)
        return saved
    }

    /// Restores what was kept, before the first frame.
    mutating func restore(_ saved: SavedState) {
        groundIsLight = saved.groundIsLight
        (theme, followsGround) = saved.opening(configured: settings.theme, among: settings.themes)
        window = saved.window ?? window
        chartWindow = saved.chartWindow ?? chartWindow
        if let kind = saved.chartKind, kind != .compare || !saved.compared.isEmpty { chartKind = kind }
        compared = Array(saved.compared.prefix(ChartKind.mostCompared))
        (chart.isLogarithmic, chart.showsMarks) = (saved.isChartLogarithmic, !saved.hidesChartMarks)
        watchList.column = saved.column ?? watchList.column
        watchList.isAscending = saved.isAscending
        (watchList.isInListOrder, columns) = (saved.isInListOrder, saved.columns)
        if let name = saved.list, saved.configuredList == settings.list || !settings.choosesList {
            let list = settings.lists.first { $0.name == name }
            if list != nil || name == "all" { watchList.list = list?.symbols.isEmpty == true ? nil : list }
        }
        watchList.pinned = Set(saved.pinned)
        history = saved.history
        arrangement = saved.arrangement
        if !arrangement.panels.contains(focus), let first = arrangement.panels.first { moveFocus(to: first) }
        lastVisit = saved.session
    }

    /// The day of the last visit, if the market shown is of a later one.
    var visitBefore: Day? { lastVisit.flatMap { $0 < market.day ? $0 : nil } }
}
