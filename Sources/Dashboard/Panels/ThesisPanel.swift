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

    func list(in inner: Rect) -> Rect? { Table.body(in: tableRect(inner), showsHeader: state.isZoomed) }

    func draw(in inner: Rect, on grid: inout Grid) {
        if let message = state.book.errorMessage {
            let rect = inner.inset(horizontally: 1, vertically: 0)
            TextBlock(message.split(separator: "\n").map { Line(String($0), Style(.warning)) })
                .draw(in: rect, on: &grid)
            return
        }
        let table = tableRect(inner)
        ConditionTable(state: state).draw(in: table, on: &grid)
        let rest = Rect(
            x: table.x + 2, y: table.bottom, width: table.width - 3, height: inner.bottom - table.bottom)
        guard state.isZoomed else {
            ValuationLines(market: state.market).draw(in: rest.belowFirst, on: &grid)
            return
        }
        switch place(inner) {
        case .below: drawBelow(rest, on: &grid)
        case .beside:
            TextBlock(ThesisDetail(state: state).lines).draw(in: rest.belowFirst, on: &grid)
            let right = Rect(
                x: table.right + 3, y: inner.y, width: inner.right - table.right - 4, height: inner.height)
            draw(claims(right, above: 0), startsWithBlank: false, in: right, on: &grid)
        case .list: drawListEnd(table, in: inner, on: &grid)
        }
    }

    private func place(_ inner: Rect) -> ClaimPlace {
        ClaimPlace(conditions: conditions.count, claims: state.book.result.claims.count, in: inner)
    }

    /// The rectangle of the conditions with their heading, and of the claims that are rows of the same list.
    private func tableRect(_ inner: Rect) -> Rect {
        let heading = state.isZoomed ? 1 : 0
        var rect = inner
        rect.height = min(inner.height, conditions.count + heading)
        guard state.isZoomed, state.book.errorMessage == nil else { return rect }
        switch place(inner) {
        case .below: break
        case .beside: rect.width = max(76, inner.width * 2 / 5)
        case .list:
            let all = state.rowCount(of: .thesis) + 1
            if isWide(inner) {
                rect.width -= max(40, inner.width * 2 / 5)
                rect.height = all <= inner.height ? all : inner.height - 1
            } else {
                rect.height = min(all, inner.height - (inner.height >= 16 ? 5 : inner.height >= 9 ? 4 : 0))
            }
        }
        return rect
    }

    /// Whether a list that continues into the claims leaves room beside it.
    private func isWide(_ inner: Rect) -> Bool { inner.width >= 116 }

    /// The claims and the valuation lines, in full if they fit below a number of rows.
    private func claims(_ rect: Rect, above: Int) -> [[Line]] {
        let results = state.book.result.claims, valuation = ValuationLines(market: state.market)
        var parts: [[Line]] = []
        for (wrapsClaims, wrapsValuation) in [(true, true), (true, false), (false, false)] {
            parts = [
                ClaimTable(results, width: rect.width, wraps: wrapsClaims).lines,
                valuation.lines(width: rect.width, wraps: wrapsValuation),
            ]
            if above + parts[0].count + parts[1].count <= rect.height { break }
        }
        return parts
    }

    /// The condition under the cursor, the claims and the valuation, the first on as many rows for each condition.
    private func drawBelow(_ rect: Rect, on grid: inout Grid) {
        let detail = ThesisDetail(state: state)
        var lines = detail.rows(width: rect.width)
        let claims = claims(rect, above: lines.count)
        if claims.reduce(lines.count, { $0 + $1.count }) > rect.height { lines = detail.lines }
        draw([lines] + claims, startsWithBlank: true, in: rect, on: &grid)
    }

    /// Draws blocks of lines one after another, with blank rows between them as long as there are rows to spare.
    private func draw(_ blocks: [[Line]], startsWithBlank: Bool, in rect: Rect, on grid: inout Grid) {
        var spare = rect.height - blocks.reduce(0) { $0 + $1.count }
        var y = rect.y
        for (index, block) in blocks.enumerated() where !block.isEmpty {
            if spare > 0, index > 0 || startsWithBlank {
                spare -= 1
                y += 1
            }
            for line in block where y < rect.bottom {
                grid.write(line, x: rect.x, y: y, width: rect.width)
                y += 1
            }
        }
    }

    /// Below or beside a list that continues into the claims: how many rows follow, the row under the cursor in full,
    /// and the valuation if there is room.
    private func drawListEnd(_ table: Rect, in inner: Rect, on grid: inout Grid) {
        var rect = Rect(x: inner.x + 2, y: table.bottom, width: inner.width - 3, height: inner.bottom - table.bottom)
        let rest = state.rowCount(of: .thesis) - (state.tops[.thesis] ?? 0) - (table.height - 1)
        if rest > 0, rect.height > 0 {
            let unit = rest > state.listedClaims ? "rows" : rest == 1 ? "claim" : "claims"
            grid.write("↓ \(rest) more \(unit)", x: rect.x, y: rect.y, Style(.muted), width: rect.width)
        }
        if isWide(inner) {
            rect = Rect(x: table.right + 3, y: inner.y, width: inner.right - table.right - 3, height: inner.height)
        }
        rect = rect.belowFirst
        let detail = TextBlock(ThesisDetail(state: state).lines)
        detail.draw(in: rect, on: &grid)
        // A row of the list rarely needs more than seven; what follows stays in its place.
        let top = rect.y + max(7, detail.rows(width: rect.width).count + 1)
        let below = Rect(x: rect.x, y: top, width: rect.width, height: rect.bottom - top)
        let lines = ValuationLines(market: state.market)
            .lines(width: rect.width, wraps: true, rows: max(0, below.height))
        draw([lines], startsWithBlank: false, in: below, on: &grid)
    }
}

extension Rect {
    /// All rows but the first.
    fileprivate var belowFirst: Rect { Rect(x: x, y: y + 1, width: width, height: height - 1) }
}
