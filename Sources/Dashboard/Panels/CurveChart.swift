import Model
import Screen

/// The yield curve against a week, a month and a year ago, tenors spaced evenly.
struct CurveChart {
    let rates: Rates

    func draw(in rect: Rect, on grid: inout Grid) {
        guard let comparison = CurveComparison(rates) else { return }
        var curves = [(comparison.now, "now", Role.series)]
        for (window, role) in [(Window.week, Role.accent), (.month, .comparison), (.year, .muted)] {
            if let past = comparison.past[window] { curves.append((past, window.rawValue, role)) }
        }
        var series: [LineChart.Series] = []
        for (curve, _, role) in curves {
            series.append(LineChart.Series(CurveChart.points(curve), Style(role)))
        }
        let full = CurveChart.legend(curves, withDates: true)
        let legend = full.width <= rect.width ? full : CurveChart.legend(curves, withDates: false)
        grid.write(legend, x: rect.x, y: rect.y, width: rect.width)
        var chart = LineChart(series)
        chart.label = { NumberText.fixed($0, decimals: 2) }
        let last = Double(Tenor.allCases.count - 1)
        chart.dates = Tenor.allCases.enumerated().map { (Double($0.offset) / last, $0.element.rawValue) }
        chart.draw(in: Rect(x: rect.x, y: rect.y + 1, width: rect.width, height: rect.height - 1), on: &grid)
    }

    /// The legend; where there is little room only today's curve has its date.
    private static func legend(
        _ curves: [(curve: YieldCurve, label: String, role: Role)], withDates: Bool
    ) -> Line {
        var legend = Line()
        for (index, (curve, label, role)) in curves.enumerated() {
            legend.append(index > 0 ? "  ━ " : "━ ", Style(role))
            let isOfYear = curve.day.year == curves[0].curve.day.year
            let date = index > 0 && isOfYear ? curve.day.short : curve.day.long
            legend.append(withDates || index == 0 ? "\(label) \(date)" : label, Style(.muted))
        }
        return legend
    }

    /// The values at each tenor, with linear interpolation between those that are available.
    private static func points(_ curve: YieldCurve) -> [Double?] {
        let available = Tenor.allCases.enumerated().compactMap { index, tenor in
            curve.percent[tenor].map { (index: index, percent: $0) }
        }
        let steps = 8
        var points = [Double?](repeating: nil, count: (Tenor.allCases.count - 1) * steps + 1)
        for (from, to) in zip(available, available.dropFirst()) {
            let length = (to.index - from.index) * steps
            for step in 0...length {
                let share = Double(step) / Double(length)
                points[from.index * steps + step] = from.percent + (to.percent - from.percent) * share
            }
        }
        return points
    }
}
