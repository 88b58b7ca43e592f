import Model

extension AppState {
    /// The windows through which `[` and `]` step.
    private static let windows: [Window] = [.day, .week, .month, .quarter, .halfYear, .yearToDate, .year]

    /// The figures to which a window applies.
    enum WindowUse {
        /// Returns and changes.
        case returns
        /// The chart.
        case chart
    }

    /// Which window `[` and `]` change: the chart's if it is focused or the only visible panel with a window, else that
    /// of returns. Nil if no visible panel has a window.
    var windowUse: WindowUse? {
        if focus == .chart { return .chart }
        let shown = Layout(size, focus: focus, tab: tab, isZoomed: isZoomed)?.panels.map(\.panel) ?? []
        if shown.contains(.indexes) || shown.contains(.yields) { return .returns }
        return shown.contains(.chart) ? .chart : nil
    }

    /// The window that `[` and `]` change.
    var focusedWindow: Window { windowUse == .chart ? chartWindow : window }

    /// Changes to the next window, with a notice if there is none or if no visible panel shows it.
    mutating func changeWindow(by step: Int) {
        let windows = AppState.windows
        let index = (windows.firstIndex(of: focusedWindow) ?? 0) + step
        guard windows.indices.contains(index) else {
            notice = "\(focusedWindow.rawValue) is the \(step > 0 ? "longest" : "shortest") window"
            return
        }
        switch windowUse {
        case .chart: chartWindow = windows[index]
        case .returns: window = windows[index]
        case nil:
            window = windows[index]
            notice = "returns over \(window.rawValue), where a panel shows them"
        }
    }
}
