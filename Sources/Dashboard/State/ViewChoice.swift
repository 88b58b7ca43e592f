import Model

/// How the user has chosen to see the figures, as far as a change of it can be undone.
struct ViewChoice: Hashable, Sendable {
    let theme: Theme
    let followsGround: Bool
    let list: String?
    let column: TickerColumn
    let isAscending, isInListOrder: Bool
    let pinned: Set<Symbol>
    let columns: [TickerColumn]?
    let window, chartWindow: Window
    let chartKind: ChartKind
    let compared: [Symbol]
    let isLogarithmic, showsMarks: Bool
    let arrangement: Arrangement
}

extension AppState {
    /// The present choice.
    var view: ViewChoice {
        ViewChoice(
            theme: theme, followsGround: followsGround, list: watchList.list?.name, column: watchList.column,
            isAscending: watchList.isAscending, isInListOrder: watchList.isInListOrder, pinned: watchList.pinned,
            columns: columns, window: window, chartWindow: chartWindow, chartKind: chartKind, compared: compared,
            isLogarithmic: chart.isLogarithmic, showsMarks: chart.showsMarks, arrangement: arrangement)
    }
}
