import Model
import Screen
import Thesis

/// Panel 7: the conditions of the thesis, each with its figure and the date since which it has held; when zoomed also
/// what would change it, its past, and the claims against the data.
struct ThesisPanel: Panel {
    let state: AppState

    private var conditions: [ConditionResult] { state.book.result.conditions }

    var title: Line { "Thesis" }

    var caption: Line {
        let (met, later) = ThesisPanel.met(state.book.result)
        let note = later > 0 ? " met (\(later) \(later == 1 ? "uses" : "use") later data)" : " met"
        return Line(met, Style(.text).bold) + Line(note, Style(.muted))
    }

    /// The number of conditions that are met, and how many of these rest on a later table, for the header.
    static func count(_ result: ThesisResult) -> String {
        let (met, later) = met(result)
        return later > 0 ? "\(met), \(later) later" : met
    }

    /// How many conditions are met, as "2 of 9", and how many of these rest on a later table.
    private static func met(_ result: ThesisResult) -> (text: String, later: Int) {
        let met = result.conditions.filter { $0.status == .holds }
        return ("\(met.count) of \(result.conditions.count)", met.count(where: \.isLater))
    }

    func list(in inner: Rect) -> Rect? {
        let heading = state.isZoomed ? 1 : 0
        let height = min(inner.height - heading, conditions.count)
        return Rect(x: inner.x, y: inner.y + heading, width: inner.width, height: height)
    }

    func draw(in inner: Rect, on grid: inout Grid) {
        if let message = state.book.errorMessage {
            let rect = inner.inset(horizontally: 1, vertically: 0)
            TextBlock(message.split(separator: "\n").map { Line(String($0), Style(.warning)) })
                .draw(in: rect, on: &grid)
            return
        }
        drawConditions(in: inner, on: &grid)
        let top = inner.y + (state.isZoomed ? 1 : 0) + conditions.count + 1
        let rest = Rect(x: inner.x + 2, y: top, width: inner.width - 3, height: inner.bottom - top)
        guard rest.height > 0 else { return }
        if state.isZoomed {
            drawDetail(in: rest, on: &grid)
        } else {
            ValuationLines(market: state.market).draw(in: rest, on: &grid)
        }
    }

    private enum Field { case status, condition, figure, since, strip }

    private func fields(width: Int) -> [Field] {
        if state.isZoomed { return [.status, .condition, .figure, .since, .strip] }
        return width >= 66 ? [.status, .condition, .figure, .since] : [.status, .condition, .figure]
    }

    private func drawConditions(in inner: Rect, on grid: inout Grid) {
        let figures = conditions.map(ThesisPanel.figure)
        let fields = fields(width: inner.width)
        let widest = min(figures.map(\.width).max() ?? 0, 20)
        let cells = min(63, max(16, inner.width - ThesisPanel.textWidth - widest - 27))
        var table = Table(
            fields.map { ThesisPanel.column($0, figure: widest, strip: cells, isZoomed: state.isZoomed) },
            rowCount: conditions.count)
        table.showsHeader = state.isZoomed
        table.firstRow = state.tops[.thesis] ?? 0
        table.selectedRow = state.focus == .thesis ? state.cursor(of: .thesis) : nil
        let height = min(inner.height, conditions.count + (state.isZoomed ? 1 : 0))
        let area = Rect(x: inner.x, y: inner.y, width: inner.width, height: height)
        table.draw(in: area, on: &grid) { row, column in
            let condition = conditions[row]
            switch fields[column] {
            case .status: return .text("\(condition.status.mark) \(condition.status.label)", condition.status.style)
            case .condition: return .line(ThesisPanel.text(condition))
            case .figure: return .line(figures[row])
            case .since: return .text(since(row), Style(.muted))
            case .strip: return .line(strip(row, newest: cells))
            }
        }
    }

    /// The width of the text next to a strip.
    private static let textWidth = 44

    private static func column(_ field: Field, figure width: Int, strip cells: Int, isZoomed: Bool) -> Table.Column {
        switch field {
        case .status: Table.Column("", width: 9, priority: 8)
        case .condition: Table.Column("condition", width: 20...200, priority: 9)
        case .figure: Table.Column("figure", width: max(width, 6), alignment: .right, priority: 7)
        case .since: Table.Column("since", width: isZoomed ? 11 : 8, alignment: .right, priority: 6)
        case .strip: Table.Column("last \(cells) sessions", width: cells, priority: 5)
        }
    }

    /// The condition, marked if it uses a table from after the date shown.
    private static func text(_ condition: ConditionResult) -> Line {
        var line = Line(condition.text)
        if condition.isLater { line.append(" later", Style(.warning)) }
        return line
    }

    /// The figure, or the date of data that are too old.
    private static func figure(_ condition: ConditionResult) -> Line {
        if condition.status == .unknown, let newest = condition.newest {
            return Line(Dated(newest.day, precision: .month).long, Style(.muted))
        }
        return Line(condition.figure, Style(.text).bold)
    }

    /// The first session of the present run; "≤" if the run is longer than the sessions examined.
    private func since(_ row: Int) -> String {
        guard state.book.pasts.indices.contains(row), let since = state.book.pasts[row].since else { return "" }
        let day = since.day
        if state.isZoomed { return since.isExact ? day.long : "≤ \(day.monthName) \(day.year)" }
        if !since.isExact { return "≤ \(day.year)" }
        return day.year == state.market.day.year ? day.short : "\(day.monthName) \(day.year)"
    }

    /// The past of a condition, one cell per session.
    private func strip(_ row: Int, newest count: Int) -> Line {
        guard state.book.pasts.indices.contains(row) else { return Line() }
        return Line(
            state.book.pasts[row].strip.suffix(count).map { mark in
                switch mark.pointInTimeStatus {
                case .holds: Span("█", Style(.gain))
                case .fails: Span("▁", Style(.loss))
                case .unknown: Span("·", Style(.muted))
                }
            })
    }

    /// What would change the condition under the cursor, and the claims.
    private func drawDetail(in rect: Rect, on grid: inout Grid) {
        let row = state.cursor(of: .thesis)
        guard conditions.indices.contains(row) else { return }
        let condition = conditions[row]
        var lines = [Line(condition.text, Style(.text).bold)]
        lines.append(Line(state.book.thesis.conditions[row].holds.text, Style(.series)))
        let turn = condition.flip?.text ?? condition.note ?? "No small change flips it"
        lines.append(Line(turn, Style(.accent)))
        for (index, line) in lines.enumerated() where index < rect.height {
            grid.write(line, x: rect.x, y: rect.y + index, width: rect.width)
        }
        let claims = Rect(
            x: rect.x, y: rect.y + lines.count + 1, width: rect.width, height: rect.height - lines.count - 1)
        ClaimTable(claims: state.book.result.claims).draw(in: claims, on: &grid)
        let top = claims.y + state.book.result.claims.count + 2
        let rest = Rect(x: rect.x, y: top, width: rect.width, height: rect.bottom - top)
        if rest.height > 0 { ValuationLines(market: state.market).draw(in: rest, on: &grid) }
    }
}

extension ConditionStatus {
    /// The mark before the status.
    var mark: String {
        switch self {
        case .holds: "●"
        case .fails: "○"
        case .unknown: "?"
        }
    }

    /// The style of mark and status.
    var style: Style {
        switch self {
        case .holds: Style(.gain)
        case .fails: Style(.loss)
        case .unknown: Style(.warning)
        }
    }
}
