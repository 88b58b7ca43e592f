import Model
import Screen

/// The rolling correlation of an instrument with a yield over the last year, with its confidence band and the dates on
/// which its regime changed.
struct CorrelationChart {
    let market: Market
    let symbol: Symbol
    let tenor: Tenor

    /// The pairs per point, and the number of points shown.
    private static let pairs = 60, shown = 252

    func draw(in rect: Rect, on grid: inout Grid) {
        let rolling = market.rollingCorrelation(of: symbol, with: tenor, pairs: CorrelationChart.pairs)
        guard let rolling, let last = rolling.points.last else {
            grid.write("\(symbol)–\(tenor.rawValue): too few common dates", x: rect.x, y: rect.y, Style(.muted))
            return
        }
        let points = rolling.points.suffix(CorrelationChart.shown)
        grid.write(heading(rolling, last), x: rect.x, y: rect.y, width: rect.width)
        var chart = LineChart([
            LineChart.Series(points.map { $0.r }, Style(.series)),
            LineChart.Series(points.map { $0.low }, Style(.border)),
            LineChart.Series(points.map { $0.high }, Style(.border)),
        ])
        chart.range = -1...1
        chart.references = [LineChart.Reference(0)]
        chart.label = { NumberText.fixed($0, decimals: 2) }
        chart.dates = dates(Array(points), rolling.flips)
        chart.draw(in: Rect(x: rect.x, y: rect.y + 1, width: rect.width, height: rect.height - 1), on: &grid)
    }

    private func heading(_ rolling: RollingCorrelation, _ last: Correlation) -> Line {
        var line = Line("\(symbol)–\(tenor.rawValue), n \(last.n)", Style(.text).bold)
        line.append("  r \(NumberText.ratio(last.r))", Style(.text))
        if let flip = rolling.flips.last {
            line.append("  last flip \(flip.lastDay.long)", Style(.muted))
        } else {
            line.append("  no flip", Style(.muted))
        }
        return line
    }

    /// Both ends, and a mark at each of the last three changes.
    private func dates(_ points: [Correlation], _ flips: [Correlation]) -> [(position: Double, text: String)] {
        guard let first = points.first, let last = points.last else { return [] }
        let span = Double(max(points.count - 1, 1))
        let marks = flips.compactMap { flip in
            points.firstIndex { $0.lastDay == flip.lastDay }.map { (Double($0) / span, "▲\(flip.lastDay.short)") }
        }
        func name(_ day: Day) -> String { first.lastDay.year == last.lastDay.year ? day.short : day.long }
        return [(0, name(first.lastDay))] + marks.suffix(3) + [(1, name(last.lastDay))]
    }
}
