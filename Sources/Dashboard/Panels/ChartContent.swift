import Model
import Screen

/// What the chart shows of some sessions, or of the prices within one: drawn, and read at the cross-hair.
protocol ChartContent {
    /// The number of sessions, or of prices; 0 where the chart has none to move through.
    var count: Int { get }
    /// Whether it has the prices within one session, which are neither zoomed nor marked with events.
    var isIntraday: Bool { get }
    /// The day of a session.
    func day(_ index: Int) -> Day
    /// The last session on or before a day; nil if there is none.
    func index(onOrBefore day: Day) -> Int?
    /// The session or price under the cross-hair; nil if it is not in view.
    func crossHairIndex(_ view: ChartView) -> Int?
    /// Puts the cross-hair on a session or price.
    func putCrossHair(on index: Int, of view: inout ChartView)

    /// The drawing for a number of columns, labels included.
    func figure(width: Int) -> ChartFigure
    /// The value of a session that the cross-hair marks; nil for none.
    func marked(_ index: Int) -> Double?
    /// The values of a session in words, from the longest form to the shortest.
    ///
    /// - Parameter sessions: Those that are drawn as one with it.
    func readout(_ index: Int, _ sessions: Range<Int>) -> [Line]

    /// The line above the plot, within a width, when there is no cross-hair.
    func headline(width: Int) -> Line
    /// What the lines in the plot mean, most important first.
    var legend: [Line] { get }
    /// Whether sessions are drawn as candles.
    var isCandles: Bool { get }
    /// Whether it is about the selected instrument, whose returns are then listed below it.
    var isOfSelected: Bool { get }
}

extension ChartContent {
    var isIntraday: Bool { false }

    func crossHairIndex(_ view: ChartView) -> Int? {
        view.crossHair.flatMap { count > 0 && $0 <= day(count - 1) ? index(onOrBefore: $0) : nil }
    }

    func putCrossHair(on index: Int, of view: inout ChartView) { view.crossHair = day(index) }

    func marked(_ index: Int) -> Double? { nil }
    var legend: [Line] { [] }
    var isCandles: Bool { false }
    var isOfSelected: Bool { true }
}

/// A chart with the volumes below it.
struct ChartFigure {
    /// The chart: lines or candles.
    enum Form {
        case lines(LineChart)
        case candles(CandleChart)
    }

    var form: Form
    /// The volumes; nil if there are none.
    var volumes: ColumnStrip?
    /// The positions of the points among those of the lines; nil where each point has its own.
    var positions: ChartColumns.Positions?

    /// The area of the plot in a rectangle; nil if there is nothing to draw.
    func plot(in rect: Rect) -> Rect? {
        switch form {
        case .lines(let chart): chart.plot(in: rect)
        case .candles(let chart): chart.plot(in: rect)
        }
    }

    /// The columns of a number of sessions in a plot.
    func columns(of sessions: Int, in plot: Rect) -> ChartColumns {
        let isCandles = if case .candles = form { true } else { false }
        return ChartColumns(sessions: sessions, width: plot.width, isCandles: isCandles, at: positions)
    }

    /// Draws the chart in a rectangle and returns the area of its plot; nil if there is nothing to draw.
    func draw(in rect: Rect, _ crossHair: CrossHair?, on grid: inout Grid) -> Rect? {
        switch form {
        case .lines(var chart):
            chart.crossHair = crossHair
            return chart.draw(in: rect, on: &grid)
        case .candles(var chart):
            chart.crossHair = crossHair.map { CrossHair(column: $0.column) }
            return chart.draw(in: rect, on: &grid)
        }
    }
}
