import Screen

/// The content of a box on the screen: a title, possibly rows, and a drawing of the state.
protocol Panel {
    /// The state to draw.
    var state: AppState { get }
    /// The title in the top border, after the number.
    var title: Line { get }
    /// The caption at the right end of the top border.
    var caption: Line { get }

    /// The rectangle of the rows inside the borders; nil without a list.
    func list(in inner: Rect) -> Rect?
    /// The same rectangle, as far as its columns can be told without figures that take time: for where the rows are.
    func listRows(in inner: Rect) -> Rect?
    /// Draws inside the borders.
    func draw(in inner: Rect, on grid: inout Grid)
}

extension Panel {
    var caption: Line { [] }

    /// The border with the panel's number, title and caption.
    func box(of panel: PanelID, isFocused: Bool) -> Box {
        let style = isFocused ? Style(.accent).bold : Style(.text)
        let number = Line("\(panel.rawValue) ", Style(.accent))
        return Box(
            number + Line(title.spans.map { Span($0.text, $0.style == .plain ? style : $0.style) }),
            trailing: caption, focused: isFocused)
    }

    func list(in inner: Rect) -> Rect? { nil }

    func listRows(in inner: Rect) -> Rect? { list(in: inner) }
}

extension PanelID {
    /// The panel for a state.
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
