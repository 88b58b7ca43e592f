import Model

extension AppState {
    /// Shows the figures in an earlier way again.
    mutating func show(_ view: ViewChoice) -> [Effect] {
        let isOtherTheme = view.theme != theme
        (theme, followsGround) = (view.theme, view.followsGround)
        (watchList.column, watchList.isAscending) = (view.column, view.isAscending)
        (watchList.isInListOrder, watchList.pinned) = (view.isInListOrder, view.pinned)
        (columns, arrangement) = (view.columns, view.arrangement)
        (window, chartKind, compared) = (view.window, view.chartKind, view.compared)
        if chartWindow != view.chartWindow { (chartWindow, chart.span) = (view.chartWindow, nil) }
        (chart.isLogarithmic, chart.showsMarks) = (view.isLogarithmic, view.showsMarks)
        if view.list == watchList.list?.name { watchList.sort(market) } else { show(listNamed: view.list) }
        if !isZoomed { focusShownPanel() }
        return isOtherTheme ? [.palette(theme.palette)] : []
    }

    /// Keeps a change of the view for undoing it, where input has made one. Of several of the same kind in a row, as
    /// while a border is dragged, the view before the first is kept.
    mutating func keepView(_ before: ViewChoice) {
        guard let message = change(of: view, since: before) else { return }
        if case .view = changes.last?.kind, changes.last?.message == message, message == AppState.sizesChanged {
            return
        }
        keep(UndoableChange(kind: .view(before), message: message))
    }

    private static let sizesChanged = "sizes of panels changed"

    /// What differs between two views, in words; nil if nothing does.
    private func change(of now: ViewChoice, since before: ViewChoice) -> String? {
        if now == before { return nil }
        if now.arrangement != before.arrangement { return change(of: now.arrangement, since: before.arrangement) }
        if now.list != before.list { return "tickers: \(now.list ?? "all")" }
        if now.columns != before.columns { return "changed the columns" }
        if now.compared != before.compared {
            return "compared \(now.compared.map { market.label(of: $0) }.joined(separator: ", "))"
        }
        if now.chartKind != before.chartKind { return "chart: \(now.chartKind.rawValue)" }
        if now.window != before.window { return "window: \(now.window.rawValue)" }
        if now.chartWindow != before.chartWindow { return "window of the chart: \(now.chartWindow.rawValue)" }
        if let pin = now.pinned.subtracting(before.pinned).first { return "pinned \(market.label(of: pin))" }
        if let pin = before.pinned.subtracting(now.pinned).first { return "unpinned \(market.label(of: pin))" }
        if now.isLogarithmic != before.isLogarithmic { return now.isLogarithmic ? "logarithmic" : "linear" }
        if now.showsMarks != before.showsMarks { return now.showsMarks ? "marks shown" : "marks hidden" }
        if now.theme != before.theme || now.followsGround != before.followsGround { return "theme: \(now.theme.name)" }
        return now.isInListOrder ? "the order of the list" : "tickers by \(now.column.name)"
    }

    private func change(of now: Arrangement, since before: Arrangement) -> String {
        let hidden = before.panels.filter { !now.panels.contains($0) }
        let shown = now.panels.filter { !before.panels.contains($0) }
        if hidden.count == 1, shown.isEmpty { return "\(hidden[0].name) hidden" }
        if shown.count == 1, hidden.isEmpty { return "\(shown[0].name) shown" }
        if now.panels == before.panels { return AppState.sizesChanged }
        let preset = settings.layouts.first { $0.panels == now.panels }
        return "layout: \(preset?.name ?? now.panels.map(\.name).joined(separator: ", "))"
    }
}
