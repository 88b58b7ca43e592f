import Model
import Screen

/// The prices within the newest session, minute by minute.
struct IntradayChart: ChartContent {
    let state: AppState
    let listing: Listing
    let intraday: Intraday

    var count: Int { 0 }
    func day(_ index: Int) -> Day { intraday.session }
    func index(onOrBefore day: Day) -> Int? { nil }
    func readout(_ index: Int, _ sessions: Range<Int>) -> [Line] { [] }

    /// The minutes of the day from the opening to the close of the regular session.
    private var session: ClosedRange<Int> {
        (9 * 60 + 30)...(ExchangeCalendar.nyse.closingMinute(on: intraday.session) ?? 16 * 60)
    }

    /// The regular session, and before and after it the half hours in which there was trading.
    private var shown: ClosedRange<Int> {
        let minutes = intraday.points.map(minute)
        let first = (minutes.min() ?? session.lowerBound) / 30 * 30, last = ((minutes.max() ?? 0) + 29) / 30 * 30
        return min(first, session.lowerBound)...max(last, session.upperBound)
    }

    private func minute(_ point: Intraday.Point) -> Int {
        point.time.wallClock(offsetMinutes: intraday.offsetMinutes).minute
    }

    func figure(width: Int) -> ChartFigure {
        let shown = shown, session = session
        var regular = [Double?](repeating: nil, count: shown.count), extended = regular
        for point in intraday.points {
            let minute = minute(point)
            if session.contains(minute) {
                regular[minute - shown.lowerBound] = point.price
            } else {
                extended[minute - shown.lowerBound] = point.price
            }
        }
        fillGaps(&regular)
        fillGaps(&extended, except: session.lowerBound - shown.lowerBound..<session.upperBound + 1 - shown.lowerBound)
        var chart = LineChart([LineChart.Series(regular), LineChart.Series(extended, Style(.muted))])
        let decimals = listing.decimals
        chart.label = { NumberText.price($0, decimals: decimals) }
        if let index = listing.series.baseIndex(of: .day) {
            chart.references = [LineChart.Reference(listing.series.price(index))]
        }
        chart.scale = state.chart.scale
        chart.dates = hours
        chart.bands = extendedHours
        return ChartFigure(form: .lines(chart))
    }

    private func position(of minute: Int) -> Double {
        Double(minute - shown.lowerBound) / Double(max(shown.count - 1, 1))
    }

    /// The labels of the axis: both ends, the regular session, and the even hours in between.
    private var hours: [(position: Double, text: String)] {
        let ends = [shown.lowerBound, session.lowerBound, session.upperBound, shown.upperBound]
        let even = stride(from: 6, through: 18, by: 2).map { $0 * 60 }.filter { hour in
            shown.contains(hour) && !ends.contains { ($0 - hour).magnitude < 60 }
        }
        return Set(ends + even).sorted().map { minute in
            let (hour, rest) = minute.quotientAndRemainder(dividingBy: 60)
            return (position(of: minute), "\(hour < 10 ? "0" : "")\(hour):\(rest < 10 ? "0" : "")\(rest)")
        }
    }

    /// The positions of the time before the opening and after the close, as far as it is shown.
    private var extendedHours: [ClosedRange<Double>] {
        let open = position(of: session.lowerBound), close = position(of: session.upperBound)
        return (open > 0 ? [0...open] : []) + (close < 1 ? [close...1] : [])
    }

    /// Fills each minute without a trade between two with the previous price, except for some.
    private func fillGaps(_ values: inout [Double?], except excluded: Range<Int> = 0..<0) {
        guard let last = values.lastIndex(where: { $0 != nil }) else { return }
        var price: Double?
        for index in 0...last where !excluded.contains(index) {
            price = values[index] ?? price
            values[index] = price
        }
    }

    /// What the shading means.
    var legend: [Line] {
        extendedHours.isEmpty ? [] : [Line("  shaded: before the opening, after the close", Style(.muted))]
    }

    func headline(width: Int) -> Line {
        guard let span = PriceSpan(listing.series, over: .day) else { return Line() }
        return PriceChart(state: state, listing: listing, span: span).headline(width: width)
    }
}
