import Model
import Screen

/// The yield curve today against a month and a year ago, tenors spaced evenly.
struct CurveChart {
    let rates: Rates
    let day: Day

    func draw(in rect: Rect, on grid: inout Grid) {
        let curves = [(0, "now", Role.series), (21, "1M ago", .comparison), (252, "1Y ago", .border)]
        var series: [LineChart.Series] = []
        var legend = Line()
        for (back, words, role) in curves {
            guard let curve = curve(back: back) else { continue }
            series.append(LineChart.Series(CurveChart.points(curve), Style(role)))
            legend.append("━ ", Style(role))
            legend.append("\(words) \(curve.day.short) \(curve.day.year)   ", Style(.muted))
        }
        grid.write(legend, x: rect.x, y: rect.y, width: rect.width)
        var chart = LineChart(series)
        chart.label = { NumberText.fixed($0, decimals: 2) }
        let last = Double(Tenor.allCases.count - 1)
        chart.dates = Tenor.allCases.enumerated().map { (Double($0.offset) / last, $0.element.rawValue) }
        chart.draw(into: &grid, in: Rect(x: rect.x, y: rect.y + 1, width: rect.width, height: rect.height - 1))
    }

    /// The curve so many observations of the 10-year before the newest.
    private func curve(back: Int) -> YieldCurve? {
        let tens = rates[.tenYears]
        guard tens.count > back else { return nil }
        return rates.curve(onOrBefore: tens.day(tens.count - 1 - back))
    }

    /// Values at each tenor with straight lines between those that are known.
    private static func points(_ curve: YieldCurve) -> [Double?] {
        let known = Tenor.allCases.enumerated().compactMap { place, tenor in
            curve.percent[tenor].map { (place: place, percent: $0) }
        }
        let steps = 8
        var points = [Double?](repeating: nil, count: (Tenor.allCases.count - 1) * steps + 1)
        for (from, to) in zip(known, known.dropFirst()) {
            let length = (to.place - from.place) * steps
            for step in 0...length {
                let share = Double(step) / Double(length)
                points[from.place * steps + step] = from.percent + (to.percent - from.percent) * share
            }
        }
        return points
    }
}
