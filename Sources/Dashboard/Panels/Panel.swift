import Model
import Screen

/// What stands in one box of the screen: a title, perhaps rows, and a drawing of the state.
protocol Panel {
    /// The state it draws.
    var state: AppState { get }
    /// Its words in the top border after the number.
    var title: Line { get }
    /// Its words at the right end of the top border.
    var caption: Line { get }
    /// How many rows it lists; 0 where it lists none.
    var rowCount: Int { get }

    /// Where the rows stand inside the borders; nil where it lists none.
    func list(in inner: Rect) -> Rect?
    /// Draws inside the borders.
    func draw(in inner: Rect, on grid: inout Grid)
}

extension Panel {
    var caption: Line { [] }
    var rowCount: Int { 0 }
    func list(in inner: Rect) -> Rect? { nil }
}

extension PanelID {
    /// The panel drawing a state.
    func make(_ state: AppState) -> any Panel {
        switch self {
        case .indexes: IndexesPanel(state: state)
        case .tickers: TickersPanel(state: state)
        case .chart: ChartPanel(state: state)
        case .yields: YieldsPanel(state: state)
        case .sectors: SectorsPanel(state: state)
        case .deals: DealsPanel(state: state)
        case .thesis: ThesisPanel(state: state)
        }
    }
}
