import Model
import Screen

/// Panel 7: the conditions of the thesis, each with its figure and since when; zoomed also what would turn it, its past,
/// and the claims beside what the data say.
struct ThesisPanel: Panel {
    let state: AppState

    private var conditions: [ConditionStanding] { state.book.standing.conditions }

    var title: Line { "Thesis" }
    var rowCount: Int { conditions.count }

    var caption: Line {
        Line(ThesisPanel.count(state.book.standing), Style(.text).bold) + Line(" hold", Style(.muted))
    }

    /// How many hold, of how many; those that rest on a later table are told apart.
    static func count(_ standing: ThesisStanding) -> String {
        let holding = standing.conditions.filter { $0.status == .holds }
        let later = holding.count(where: \.isLater)
        let words = "\(holding.count) of \(standing.conditions.count)"
        return later > 0 ? "\(words), \(later) later" : words
    }

    func list(in inner: Rect) -> Rect? {
        let heading = state.isZoomed ? 1 : 0
        let height = min(inner.height - heading, rowCount)
        return Rect(x: inner.x, y: inner.y + heading, width: inner.width, height: height)
    }

    func draw(in inner: Rect, on grid: inout Grid) {
        if let fault = state.book.fault {
            let rect = inner.inset(horizontally: 1, vertically: 0)
            TextBlock(fault.split(separator: "\n").map { Line(String($0), Style(.warning)) })
                .draw(into: &grid, in: rect)
            return
        }
        drawConditions(in: inner, on: &grid)
        let top = inner.y + (state.isZoomed ? 1 : 0) + rowCount + 1
        let rest = Rect(x: inner.x + 2, y: top, width: inner.width - 3, height: inner.bottom - top)
        guard rest.height > 0 else { return }
        if state.isZoomed {
            drawDetail(in: rest, on: &grid)
        } else {
            ValuationLines(market: state.market).draw(in: rest, on: &grid)
        }
    }

    private enum Field { case status, words, figure, since, strip }

    private func fields(width: Int) -> [Field] {
        if state.isZoomed { return [.status, .words, .figure, .since, .strip] }
        return width >= 66 ? [.status, .words, .figure, .since] : [.status, .words, .figure]
    }

    private func drawConditions(in inner: Rect, on grid: inout Grid) {
        let figures = conditions.map(ThesisPanel.figure)
        let fields = fields(width: inner.width)
        let widest = min(figures.map(\.width).max() ?? 0, 20)
        let cells = min(63, max(16, inner.width - ThesisPanel.wordsWidth - widest - 27))
        var table = Table(
            fields.map { ThesisPanel.column($0, figure: widest, strip: cells, isZoomed: state.isZoomed) },
            rowCount: rowCount)
        table.showsHeader = state.isZoomed
        table.firstRow = state.tops[.thesis] ?? 0
        table.selectedRow = state.focus == .thesis ? state.cursor(of: .thesis) : nil
        let height = min(inner.height, rowCount + (state.isZoomed ? 1 : 0))
        let area = Rect(x: inner.x, y: inner.y, width: inner.width, height: height)
        table.draw(into: &grid, in: area) { row, column in
            let condition = conditions[row]
            switch fields[column] {
            case .status: return .text("\(condition.status.mark) \(condition.status.rawValue)", condition.status.style)
            case .words: return .line(ThesisPanel.words(condition))
            case .figure: return .line(figures[row])
            case .since: return .text(since(row), Style(.muted))
            case .strip: return .line(strip(row, newest: cells))
            }
        }
    }

    /// The room for the words beside a strip.
    private static let wordsWidth = 44

    private static func column(_ field: Field, figure width: Int, strip cells: Int, isZoomed: Bool) -> Table.Column {
        switch field {
        case .status: Table.Column("", width: 9, priority: 8)
        case .words: Table.Column("condition", width: 20...200, priority: 9)
        case .figure: Table.Column("figure", width: max(width, 6), alignment: .right, priority: 7)
        case .since: Table.Column("since", width: isZoomed ? 11 : 8, alignment: .right, priority: 6)
        case .strip: Table.Column("last \(cells) sessions", width: cells, priority: 5)
        }
    }

    /// What is claimed, with a mark where a table from after the date shown went in.
    private static func words(_ condition: ConditionStanding) -> Line {
        var line = Line(condition.words)
        if condition.isLater { line.append(" later", Style(.warning)) }
        return line
    }

    /// The figure, or the date of what is too old.
    private static func figure(_ condition: ConditionStanding) -> Line {
        if condition.status == .unknown, let newest = condition.newest {
            return Line(Dated(newest.day, precision: .month).long, Style(.muted))
        }
        return Line(condition.figure, Style(.text).bold)
    }

    /// The first session of the present run; a run longer than was looked back says so.
    private func since(_ row: Int) -> String {
        guard state.book.pasts.indices.contains(row), let since = state.book.pasts[row].since else { return "" }
        let day = since.day
        if state.isZoomed { return since.isExact ? day.long : "≤ \(day.monthName) \(day.year)" }
        if !since.isExact { return "≤ \(day.year)" }
        return day.year == state.market.day.year ? day.short : "\(day.monthName) \(day.year)"
    }

    /// Its past, a cell a session.
    private func strip(_ row: Int, newest count: Int) -> Line {
        guard state.book.pasts.indices.contains(row) else { return Line() }
        return Line(
            state.book.pasts[row].strip.suffix(count).map { mark in
                switch mark.statusThen {
                case .holds: Span("█", Style(.gain))
                case .fails: Span("▁", Style(.loss))
                case .unknown: Span("·", Style(.muted))
                }
            })
    }

    /// What would turn the condition under the cursor, and the claims.
    private func drawDetail(in rect: Rect, on grid: inout Grid) {
        let row = state.cursor(of: .thesis)
        guard conditions.indices.contains(row) else { return }
        let condition = conditions[row]
        var lines = [Line(condition.words, Style(.text).bold)]
        lines.append(Line(state.book.thesis.conditions[row].holds.text, Style(.series)))
        let turn = condition.flip?.text ?? condition.note ?? "nothing near turns it"
        lines.append(Line(turn, Style(.accent)))
        for (place, line) in lines.enumerated() where place < rect.height {
            grid.write(line, x: rect.x, y: rect.y + place, width: rect.width)
        }
        let claims = Rect(
            x: rect.x, y: rect.y + lines.count + 1, width: rect.width, height: rect.height - lines.count - 1)
        ClaimLedger(claims: state.book.standing.claims).draw(in: claims, on: &grid)
        let top = claims.y + state.book.standing.claims.count + 2
        let rest = Rect(x: rect.x, y: top, width: rect.width, height: rect.bottom - top)
        if rest.height > 0 { ValuationLines(market: state.market).draw(in: rest, on: &grid) }
    }
}

extension ConditionStatus {
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
