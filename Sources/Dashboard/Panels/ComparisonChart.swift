import Model
import Screen

/// Several instruments in one chart, 100 on the first day of the window that all of them have, each with its name and
/// change at the right end of its line.
struct ComparisonChart: ChartContent {
    /// Without those of gains and losses, which the changes at the ends of the lines have.
    private static let roles: [Role] = [.series, .accent, .comparison, .text, .warning, .muted]

    /// The line of an instrument.
    struct Line100: Hashable {
        let symbol: Symbol
        let label: String
        /// For each day of the chart, nil where the instrument has no close.
        let values: [Double?]
        /// The change from the first to the last day, a fraction.
        let change: Double
    }

    /// The days of the chart.
    let days: [Day]
    /// The line of each instrument.
    let lines: [Line100]
    /// The instrument whose first close is the reason why the chart begins later than its window; nil if it does not.
    private let latest: String?
    /// The instruments that are to be compared and have no closes.
    private let absent: [String]
    private let scale: ValueScale

    /// The lines of the instruments of a state that it compares over the sessions that it shows of the first of them;
    /// nil if they have no two days in common.
    init?(_ state: AppState) {
        let market = state.market
        let all = state.compared.compactMap { symbol in
            market[symbol].map { (symbol: symbol, series: $0.series) }
        }.filter { !$0.series.isEmpty }
        guard let first = all.first?.series else { return nil }
        absent = state.comparedWithoutCloses.map { market.label(of: $0) }
        var days = state.chartRange(of: first).map(first.day)
        guard let start = days.firstIndex(where: { day in all.allSatisfy { $0.series.index(on: day) != nil } }) else {
            return nil
        }
        latest = all.first { start > 0 && $0.series.day(0) == days[start] }.map { market.label(of: $0.symbol) }
        days.removeFirst(start)
        guard days.count > 1 else { return nil }
        self.days = days
        lines = all.compactMap { symbol, series -> Line100? in
            guard let base = series.close(on: days[0]), base != 0 else { return nil }
            let values = days.map { day in series.close(on: day).map { $0 / base * 100 } }
            guard let last = values.last(where: { $0 != nil }) ?? nil else { return nil }
            return Line100(symbol: symbol, label: market.label(of: symbol), values: values, change: last / 100 - 1)
        }
        scale = state.chart.scale
    }

    var isOfSelected: Bool { false }
    var count: Int { days.count }
    func day(_ index: Int) -> Day { days[index] }
    func index(onOrBefore day: Day) -> Int? { days.lastIndex { $0 <= day } }

    private var styled: [(line: Line100, role: Role)] { Array(zip(lines, ComparisonChart.roles)) }

    func figure(width: Int) -> ChartFigure {
        var chart = LineChart(styled.map { LineChart.Series(thinned($0.line.values, width: width), Style($0.role)) })
        chart.names = styled.map { line, role in
            Line("\(line.label) ", Style(role).bold)
                + Line(NumberText.percentWithUnit(line.change, decimals: 1), .signed(line.change))
        }
        chart.references = [LineChart.Reference(100)]
        chart.label = { NumberText.fixed($0, decimals: 0) }
        chart.dates = DateAxis(days).labels
        chart.scale = scale
        return ChartFigure(form: .lines(chart))
    }

    /// Of very many values, every n-th and the last.
    private func thinned(_ values: [Double?], width: Int) -> [Double?] {
        let step = max(1, values.count / max(1, width * 4))
        return values.indices.filter { (values.count - 1 - $0) % step == 0 }.map { values[$0] }
    }

    /// The value of each instrument, with its change since the left edge where there is room.
    func readout(_ index: Int, _ sessions: Range<Int>) -> [Line] {
        let figures = styled.map { line, role in
            let value = line.values[index]
            let change = value.map { $0 / 100 - 1 }
            let name = Line("  \(line.label) ", Style(role).bold)
            return (
                name + Line(NumberText.fixed(value, decimals: 1)),
                Line(" \(NumberText.percentWithUnit(change))", Style.signed(change))
            )
        }
        let long = Line(days[index].full, Style(.accent)), short = Line(days[index].long, Style(.accent))
        let values = figures.map(\.0).reduce(Line(), +)
        return [figures.map { $0.0 + $0.1 }.reduce(long, +), short + values]
            + (0..<figures.count).reversed().map { shown in
                let more = Line("  +\(figures.count - shown)", Style(.muted))
                return figures.prefix(shown).map(\.0).reduce(short, +) + more
            }
    }

    /// What says that instruments have no closes, by their names or by their number.
    private func without(in width: Int) -> [Line] {
        guard let first = absent.first else { return [] }
        let names = [
            absent.joined(separator: ", "), "\(first) and \(absent.count - 1) more", "\(absent.count) of them",
        ]
        let forms = names.map { Line(", no closes of \($0)", Style(.warning)) }
        return [forms.first { $0.width <= width } ?? forms[2]]
    }

    func headline(width: Int) -> Line {
        let reason = latest.map { [Line(", the first day of \($0)", Style(.warning))] } ?? []
        let start = Line("100 on \(days[0].long)", Style(.muted))
        let pieces =
            [start] + without(in: width - start.width) + reason
            + [Line(", with dividends where known", Style(.muted))]
        return Line(pieces, within: width)
    }
}
