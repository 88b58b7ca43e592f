import Model
import Screen

/// The ratio of an instrument to its benchmark on the days that both have, 100 on the first of them.
struct RelativeChart: ChartContent {
    let state: AppState
    let benchmark: Symbol
    private let points: [(day: Day, value: Double)]

    /// The ratio over the sessions that the chart shows; nil if there is no day in common.
    init?(_ state: AppState, against benchmark: Symbol) {
        guard let series = state.selectedListing?.series else { return nil }
        self.state = state
        self.benchmark = benchmark
        points = state.market.relativeStrength(
            of: state.selected, against: benchmark, among: state.chartRange(of: series))
        if points.isEmpty { return nil }
    }

    var count: Int { points.count }
    func day(_ index: Int) -> Day { points[index].day }
    func index(onOrBefore day: Day) -> Int? { points.lastIndex { $0.day <= day } }

    func figure(width: Int) -> ChartFigure {
        var chart = LineChart([LineChart.Series(points.map(\.value))])
        chart.references = [LineChart.Reference(100)]
        chart.label = { NumberText.fixed($0, decimals: 1) }
        chart.dates = DateAxis(self).labels
        chart.scale = state.chart.scale
        return ChartFigure(form: .lines(chart))
    }

    func marked(_ index: Int) -> Double? { points[index].value }

    /// The ratio, and the closes of both.
    func readout(_ index: Int, _ sessions: Range<Int>) -> [Line] {
        let (day, value) = points[index]
        let ratio = Line("  ratio ", Style(.muted)) + Line(NumberText.fixed(value, decimals: 1), Style(.text).bold)
        let lead = value / 100 - 1
        let percent = Line("  \(NumberText.percentWithUnit(lead))", Style.signed(lead))
        let since = percent + Line(" since \(points[0].day.long)", Style(.muted))
        let closes = [state.selected, benchmark].map { closeLine(of: $0, on: day) }.reduce(Line(), +)
        let date = Line(day.full, Style(.accent)), short = Line(day.long, Style(.accent))
        return [
            date + ratio + since + closes, short + ratio + percent + closes, short + ratio + percent, short + ratio,
        ]
    }

    private func closeLine(of symbol: Symbol, on day: Day) -> Line {
        guard let listing = state.market[symbol], let index = listing.series.index(onOrBefore: day) else {
            return Line()
        }
        let close = NumberText.price(listing.series.price(index), decimals: listing.decimals)
        return Line("  \(state.market.label(of: symbol)) ", Style(.muted)) + Line(close)
    }

    /// The two labels, the last ratio, and how far the instrument is ahead since the left edge.
    func headline(width: Int) -> Line {
        let market = state.market, last = points[count - 1].value, lead = last / 100 - 1
        let ratio = Line("\(market.label(of: state.selected)) ÷ \(market.label(of: benchmark)) ", Style(.muted))
        let value = Line(NumberText.fixed(last, decimals: 1), Style(.text).bold)
        let percent = Line("  \(NumberText.percentWithUnit(lead))", Style.signed(lead))
        let start = Line("  100 on \(points[0].day.long)", Style(.muted))
        return Line([ratio + value + percent, start], within: width)
    }
}
