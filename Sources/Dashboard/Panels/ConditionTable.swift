import Model
import Screen
import Thesis

/// The conditions of the thesis as rows: status, figure, since when, and when zoomed the past; after them the claims
/// that are rows of the same list.
struct ConditionTable {
    let state: AppState

    private var conditions: [ConditionResult] { state.book.result.conditions }

    private enum Field { case status, condition, figure, since, strip }

    /// What depends on the width of the table.
    private struct Columns {
        var fields: [Field] = [.status, .condition, .figure]
        /// The width of the figures.
        var figure: Int
        /// The width of the dates.
        var since = 8
        /// The number of sessions in the strips.
        var cells = 0
    }

    func draw(in rect: Rect, on grid: inout Grid) {
        let columns = columns(width: rect.width), table = table(columns)
        let conditions = conditions, claims = claims
        let textWidth = table.placements(in: rect).first { columns.fields[$0.column] == .condition }?.width ?? 0
        table.draw(in: rect, on: &grid) { row, column in
            let field = columns.fields[column]
            return conditions.indices.contains(row)
                ? content(field, of: row, columns) : content(field, of: claims[row - conditions.count], textWidth)
        }
    }

    /// The claims that are rows of the list.
    private var claims: [ClaimResult] { Array(state.book.result.claims.prefix(state.listedClaims)) }

    private func table(_ columns: Columns) -> Table {
        let isClaim = state.focus == .thesis && state.selectedClaim != nil
        var table = Table(
            columns.fields.map { heading($0, columns, isClaim: isClaim) }, rowCount: conditions.count + claims.count)
        table.showsHeader = state.isZoomed
        table.firstRow = state.tops[.thesis] ?? 0
        table.selectedRow = state.focus == .thesis ? state.cursor(of: .thesis) : nil
        return table
    }

    /// Every text in full comes before long dates, and these before a strip of more than a few sessions.
    private func columns(width: Int) -> Columns {
        let claims = claims
        let figures =
            conditions.map { ConditionTable.figure($0).width } + claims.map { DisplayWidth.of($0.computedText) }
        var columns = Columns(figure: min(figures.max() ?? 0, 20))
        guard state.isZoomed else {
            if width >= 66 { columns.fields.append(.since) }
            return columns
        }
        columns.fields.append(.since)
        columns.figure = max(columns.figure, 8)
        columns.since = claims.map { DisplayWidth.of($0.statedText) }.reduce(8, max)
        let text = conditions.map { ConditionTable.text($0).width }.max() ?? 0
        // Gutter, status, and the blanks between five columns.
        let room = width - 15 - text - columns.figure
        if room - 11 >= 16 { columns.since = max(columns.since, 11) }
        columns.cells = min(ThesisBook.sessionsShown, room - columns.since)
        if columns.cells >= 6 { columns.fields.append(.strip) }
        return columns
    }

    private func heading(_ field: Field, _ columns: Columns, isClaim: Bool) -> Table.Column {
        switch field {
        case .status: return Table.Column("", width: 9, priority: 8)
        case .condition: return Table.Column(isClaim ? "claim" : "condition", width: 20...200, priority: 9)
        case .figure:
            let title = isClaim ? "computed" : "figure"
            return Table.Column(title, width: max(columns.figure, 6), alignment: .right, priority: 7)
        case .since:
            let title = isClaim ? "stated" : "since"
            return Table.Column(title, width: columns.since, alignment: .right, priority: 6)
        case .strip:
            let unit = columns.cells >= 16 ? " sessions" : ""
            return Table.Column("last \(columns.cells)\(unit)", width: columns.cells, priority: 5)
        }
    }

    private func content(_ field: Field, of row: Int, _ columns: Columns) -> Table.Content {
        let condition = conditions[row]
        switch field {
        case .status: return .text("\(condition.status.mark) \(condition.status.label)", condition.status.style)
        case .condition: return .line(ConditionTable.text(condition))
        case .figure: return .line(ConditionTable.figure(condition))
        case .since: return .text(since(row, isLong: columns.since >= 11), Style(.muted))
        case .strip: return .line(strip(row, newest: columns.cells))
        }
    }

    private func content(_ field: Field, of claim: ClaimResult, _ textWidth: Int) -> Table.Content {
        switch field {
        case .status:
            let label = claim.verdict == .notCheckable ? "unchecked" : claim.verdict.rawValue
            return .text(label, claim.verdict.style)
        case .condition: return .line(Line(words: claim.text, within: textWidth))
        case .figure: return .text(claim.computedText, Style(.text).bold)
        case .since: return .text(claim.statedText, Style(.muted))
        case .strip: return .empty
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
    private func since(_ row: Int, isLong: Bool) -> String {
        guard state.book.pasts.indices.contains(row), let since = state.book.pasts[row].since else { return "" }
        let day = since.day
        if isLong { return since.isExact ? day.long : "≤ \(day.monthName) \(day.year)" }
        if !since.isExact { return "≤ \(day.year)" }
        return day.year == state.market.day.year ? day.short : "\(day.monthName) \(day.year)"
    }

    /// The past of a condition, one cell per session: half a row high where it was met, lower where it was not.
    private func strip(_ row: Int, newest count: Int) -> Line {
        guard state.book.pasts.indices.contains(row) else { return Line() }
        return Line(
            state.book.pasts[row].strip.suffix(count).map { mark in
                switch mark.pointInTimeStatus {
                case .holds: Span("▄", Style(.gain))
                case .fails: Span("▂", Style(.loss))
                // A dot would be the same as a low block in ASCII.
                case .unknown: Span("┈", Style(.muted))
                }
            })
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

extension ClaimResult.Verdict {
    /// The style of a verdict.
    var style: Style {
        switch self {
        case .confirmed: Style(.gain)
        case .differs: Style(.warning)
        case .notCheckable: Style(.muted)
        }
    }
}
