import Model
import Screen

/// The prices within the newest session, minute by minute.
struct IntradayChart: ChartContent {
    let state: AppState
    let listing: Listing
    let intraday: Intraday
    /// The prices in order of time, of those in the same minute the last.
    private let prices: [MinutePrice]

    init(state: AppState, listing: Listing, intraday: Intraday) {
        self.state = state
        self.listing = listing
        self.intraday = intraday
        var newest: [Int: MinutePrice] = [:]
        // A price of the session comes after those of extended hours: at the minute of the close it is the one to show.
        for (points, isExtended) in [(intraday.extended, true), (intraday.points, false)] {
            for point in points where point.price.isFinite {
                let minute = point.time.wallClock(offsetMinutes: intraday.offsetMinutes).minute
                newest[minute] = MinutePrice(
                    minute: minute, price: point.price, time: point.time, isExtended: isExtended)
            }
        }
        prices = newest.values.sorted { $0.minute < $1.minute }
    }

    var isIntraday: Bool { true }
    var count: Int { prices.count }
    func day(_ index: Int) -> Day { intraday.session }
    func index(onOrBefore day: Day) -> Int? { nil }

    /// The minutes of the day from the opening to the close of the regular session: New York's, or where there were
    /// prices at other times the half hours of these.
    private var session: ClosedRange<Int> {
        let calendar = ExchangeCalendar.nyse
        let hours = calendar.openingMinute...(calendar.closingMinute(on: intraday.session) ?? 16 * 60)
        let minutes = prices.filter { !$0.isExtended }.map(\.minute)
        guard let first = minutes.first, let last = minutes.last, first < hours.lowerBound || last > hours.upperBound
        else { return hours }
        return first / 30 * 30...(last + 29) / 30 * 30
    }

    /// The regular session, and before and after it the half hours in which there was trading.
    private var shown: ClosedRange<Int> {
        let first = (prices.first?.minute ?? session.lowerBound) / 30 * 30
        let last = ((prices.last?.minute ?? 0) + 29) / 30 * 30
        return min(first, session.lowerBound)...max(last, session.upperBound)
    }

    func figure(width: Int) -> ChartFigure {
        let shown = shown, session = session
        var regular = [Double?](repeating: nil, count: shown.count), extended = regular
        for price in prices {
            if price.isExtended {
                extended[price.minute - shown.lowerBound] = price.price
            } else {
                regular[price.minute - shown.lowerBound] = price.price
            }
        }
        fillGaps(&regular)
        fillGaps(&extended, except: session.lowerBound - shown.lowerBound..<session.upperBound - shown.lowerBound)
        var chart = LineChart([LineChart.Series(regular), LineChart.Series(extended, Style(.muted))])
        let decimals = listing.decimals
        chart.label = { NumberText.price($0, decimals: decimals) }
        // Before the opening the newest session of the series is the one before.
        if let index = listing.series.index(onOrBefore: intraday.session - 1) {
            chart.references = [LineChart.Reference(listing.series.price(index))]
        }
        chart.scale = state.chart.scale
        chart.dates = hours
        chart.bands = extendedHours
        let positions = ChartColumns.Positions(
            offsets: prices.map { $0.minute - shown.lowerBound }, count: shown.count)
        return ChartFigure(form: .lines(chart), positions: positions)
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
        return Set(ends + even).sorted().map { (position(of: $0), clock($0)) }
    }

    private func clock(_ minute: Int) -> String {
        let (hour, rest) = minute.quotientAndRemainder(dividingBy: 60)
        return "\(hour < 10 ? "0" : "")\(hour):\(rest < 10 ? "0" : "")\(rest)"
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
        for index in 0...last {
            if excluded.contains(index) {
                price = nil
                continue
            }
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
        let chart = PriceChart(state: state, listing: listing, span: span)
        guard let newest = prices.last, newest.isExtended else { return chart.headline(width: width) }
        let price = NumberText.price(newest.price, decimals: listing.decimals)
        let extended = Line("  \(part(of: newest)) \(price) at \(clock(newest.minute))", Style(.muted))
        guard extended.width < width / 2 else { return chart.headline(width: width) }
        return chart.headline(width: width - extended.width) + extended
    }
}

extension IntradayChart {
    /// A price and its minute since midnight at the exchange.
    fileprivate struct MinutePrice {
        let minute: Int
        let price: Double
        let time: Timestamp
        /// Whether it is of before the opening or after the close.
        let isExtended: Bool
    }

    private func part(of price: MinutePrice) -> String {
        price.minute < session.lowerBound ? "pre-market" : "after hours"
    }

    /// The last price up to the time of the cross-hair, or the first one; nil on another day.
    func crossHairIndex(_ view: ChartView) -> Int? {
        guard let time = view.crossHairTime, !prices.isEmpty,
            time.wallClock(offsetMinutes: intraday.offsetMinutes).day == intraday.session
        else { return nil }
        return prices.lastIndex { $0.time <= time } ?? 0
    }

    func putCrossHair(on index: Int, of view: inout ChartView) { view.crossHairTime = prices[index].time }

    func marked(_ index: Int) -> Double? { prices[index].price }

    /// Date, time, price, and the change since the left edge.
    func readout(_ index: Int, _ sessions: Range<Int>) -> [Line] {
        let (first, shown) = (prices[0], prices[index]), muted = Style(.muted)
        let price = Line(NumberText.price(shown.price, decimals: listing.decimals), Style(.text).bold)
        let change = first.price > 0 ? shown.price / first.price - 1 : nil
        let percent = Line("  \(NumberText.percentWithUnit(change))", Style.signed(change))
        let since = percent + Line(" since \(clock(first.minute))", muted)
        let time = Line(clock(shown.minute), Style(.accent)), date = Line("\(intraday.session.full) ", Style(.accent))
        let part = shown.isExtended ? " \(part(of: shown))" : ""
        let named = time + Line("\(part)  price ", muted) + price
        return [date + named + since, named + since, named + percent, time + Line("  ") + price + percent]
    }
}
