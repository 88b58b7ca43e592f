import Model
import Screen

/// Several instruments in one chart, 100 on the first day of the window that all of them have, each with its name and
/// change at the right end of its line.
struct ComparisonChart {
    let market: Market
    let symbols: [Symbol]
    let window: Window

    /// The most instruments whose lines can be told apart.
    static let limit = 6
    private static let roles: [Role] = [.series, .accent, .gain, .loss, .comparison, .warning]

    /// The line of an instrument.
    struct Line100: Hashable {
        let symbol: Symbol
        /// For each day of the chart, nil where the instrument has no close.
        let values: [Double?]
        /// The change from the first to the last day, a fraction.
        let change: Double
    }

    /// The days of the chart, with the line of each instrument; nil if they have no day in common.
    var lines: (days: [Day], lines: [Line100])? {
        let all = symbols.compactMap { symbol in
            market[symbol].map { (symbol: symbol, series: $0.series) }
        }.filter { !$0.series.isEmpty }
        guard let first = all.first else { return nil }
        let span = (first.series.baseIndex(of: window, asOf: market.day) ?? 0)..<first.series.count
        var days = span.map(first.series.day)
        guard let start = days.firstIndex(where: { day in all.allSatisfy { $0.series.index(on: day) != nil } }) else {
            return nil
        }
        days.removeFirst(start)
        let lines = all.compactMap { symbol, series -> Line100? in
            guard let base = series.close(on: days[0]), base != 0 else { return nil }
            let values = days.map { day in series.close(on: day).map { $0 / base * 100 } }
            guard let last = values.last(where: { $0 != nil }) ?? nil else { return nil }
            return Line100(symbol: symbol, values: values, change: last / 100 - 1)
        }
        return (days, lines)
    }

    func draw(in rect: Rect, on grid: inout Grid) {
        guard let (days, lines) = lines, days.count > 1 else {
            let names = symbols.map { market.label(of: $0) }.joined(separator: ", ")
            return EmptyMessage("no day in common in this window: \(names)").draw(in: rect, on: &grid)
        }
        var chart = LineChart(
            zip(lines, ComparisonChart.roles).map { line, role in
                LineChart.Series(thinned(line.values, width: rect.width), Style(role))
            })
        chart.names = zip(lines, ComparisonChart.roles).map { line, role in
            Line("\(market.label(of: line.symbol)) ", Style(role).bold)
                + Line(NumberText.percentWithUnit(line.change, decimals: 1), .signed(line.change))
        }
        chart.references = [LineChart.Reference(100)]
        chart.label = { NumberText.fixed($0, decimals: 0) }
        chart.dates = [(0, days[0].long), (1, days[days.count - 1].long)]
        chart.draw(in: rect, on: &grid)
    }

    /// Of very many values, every n-th and the last.
    private func thinned(_ values: [Double?], width: Int) -> [Double?] {
        let step = max(1, values.count / max(1, width * 4))
        return values.indices.filter { (values.count - 1 - $0) % step == 0 }.map { values[$0] }
    }
}
