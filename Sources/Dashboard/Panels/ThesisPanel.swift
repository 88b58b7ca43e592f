import Model
import Screen

/// Panel 7: what the rally rests on, each point with its figure.
struct ThesisPanel: Panel {
    let state: AppState

    var title: Line { "Thesis" }
    var rowCount: Int { state.observations.count }

    var caption: Line {
        let observations = state.observations
        let holds = observations.count { $0.status == .holds }
        return Line("\(holds) of \(observations.count)", Style(.text).bold) + Line(" hold", Style(.muted))
    }

    func list(in inner: Rect) -> Rect? {
        Rect(x: inner.x, y: inner.y, width: inner.width, height: min(inner.height, rowCount))
    }

    func draw(in inner: Rect, on grid: inout Grid) {
        let observations = state.observations
        let figures = observations.map { ThesisPanel.figure($0) }
        let widest = figures.map(\.width).max() ?? 0
        var table = Table(
            [
                Table.Column("", width: 9, priority: 8), Table.Column("", width: 20...200, priority: 9),
                Table.Column("", width: min(widest, 20), alignment: .right, priority: 7),
            ], rowCount: observations.count)
        table.showsHeader = false
        table.firstRow = state.tops[.thesis] ?? 0
        table.selectedRow = state.focus == .thesis ? state.cursor(of: .thesis) : nil
        table.draw(into: &grid, in: inner) { row, column in
            let observation = observations[row]
            switch column {
            case 0: return .text("\(observation.status.mark) \(observation.status.rawValue)", observation.status.style)
            case 1: return .line(words(observation))
            default: return .line(figures[row])
            }
        }
        let top = inner.y + observations.count + 1
        let rest = Rect(x: inner.x + 2, y: top, width: inner.width - 4, height: inner.bottom - top)
        guard rest.height > 0 else { return }
        ValuationLines(market: state.market).draw(in: rest, on: &grid)
    }

    /// What is claimed, with a mark where a table from after the date shown went in.
    private func words(_ observation: Observation) -> Line {
        var line = Line(observation.words)
        if let newest = observation.newest, newest.day > state.market.day { line.append(" later", Style(.warning)) }
        return line
    }

    /// The figure, or why there is none.
    private static func figure(_ observation: Observation) -> Line {
        if observation.status == .unknown, let newest = observation.newest {
            return Line(Dated(newest.day, precision: .month).long, Style(.muted))
        }
        return Line(observation.figure, Style(.text).bold)
    }
}

extension Observation.Status {
    /// The mark that stands beside the word.
    var mark: String {
        switch self {
        case .holds: "●"
        case .fails: "○"
        case .unknown: "?"
        }
    }

    /// How mark and word look.
    var style: Style {
        switch self {
        case .holds: Style(.gain)
        case .fails: Style(.loss)
        case .unknown: Style(.warning)
        }
    }
}
