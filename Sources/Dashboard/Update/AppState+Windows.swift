import Model

extension AppState {
    /// The windows that `[` and `]` go through.
    private static let windows: [Window] = [.day, .week, .month, .quarter, .halfYear, .yearToDate, .year]

    /// What a window is chosen for.
    enum WindowUse {
        /// Returns and changes.
        case returns
        /// The chart.
        case chart
    }

    /// Whose window `[` and `]` change: the chart's where it is focused or the only one in sight, else that of returns.
    /// Nil where no panel in sight has a window.
    var windowUse: WindowUse? {
        if focus == .chart { return .chart }
        let shown = Layout(size, focus: focus, tab: tab, isZoomed: isZoomed)?.panels.map(\.panel) ?? []
        if shown.contains(.indexes) || shown.contains(.yields) { return .returns }
        return shown.contains(.chart) ? .chart : nil
    }

    /// The window that `[` and `]` change.
    var focusedWindow: Window { windowUse == .chart ? chartWindow : window }

    /// Takes the next window, or says that there is none. Where no panel shows it, it is said too.
    mutating func changeWindow(by step: Int) {
        let windows = AppState.windows
        let at = (windows.firstIndex(of: focusedWindow) ?? 0) + step
        guard windows.indices.contains(at) else {
            notice = "\(focusedWindow.rawValue) is the \(step > 0 ? "longest" : "shortest") window"
            return
        }
        switch windowUse {
        case .chart: chartWindow = windows[at]
        case .returns: window = windows[at]
        case nil:
            window = windows[at]
            notice = "returns over \(window.rawValue), where a panel shows them"
        }
    }
}
