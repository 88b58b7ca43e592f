/// The columns of a plot in which candles are drawn, all at the same distance from each other.
///
/// The newest candle is at the right edge; columns that remain are left free at the left edge.
public struct CandleLayout: Hashable, Sendable {
    /// The number of periods.
    public let periods: Int
    /// The number of columns of the plot.
    public let width: Int
    /// The number of periods in each candle; the oldest candle may have fewer.
    public let periodsEach: Int
    /// The number of columns from one candle to the next.
    public let pitch: Int

    /// Chooses how many periods share a candle.
    ///
    /// The fewest periods share a candle, or each has its own, with which the candles take four fifths of the columns.
    public init(periods: Int, width: Int) {
        self.periods = max(periods, 0)
        self.width = max(width, 0)
        var each = 1
        func count(_ each: Int) -> Int { (max(periods, 1) + each - 1) / each }
        func fills(_ each: Int) -> Bool {
            let used = count(each) * (max(width, 1) / count(each))
            return used * 5 >= width * 4
        }
        while count(each) > 1, count(each) > width || !fills(each) { each += 1 }
        periodsEach = each
        pitch = max(1, self.width / count(each))
    }

    /// The number of candles.
    public var count: Int { (periods + periodsEach - 1) / periodsEach }

    /// The candle of a period.
    public func candle(of period: Int) -> Int { (period + missing) / periodsEach }

    /// The periods of a candle.
    public func periods(of candle: Int) -> Range<Int> {
        let first = candle * periodsEach - missing
        return max(first, 0)..<max(first + periodsEach, 0)
    }

    /// The columns of a candle with the gap around it.
    public func columns(of candle: Int) -> Range<Int> {
        let first = width - (count - candle) * pitch
        return first..<first + pitch
    }

    /// The middle column of a candle.
    public func middle(of candle: Int) -> Int { columns(of: candle).lowerBound + pitch / 2 }

    /// The candle at a column, or the oldest one in the free columns at the left edge.
    public func candle(at column: Int) -> Int {
        min(max(count - 1 - (width - 1 - column) / pitch, 0), max(count - 1, 0))
    }

    /// The width of a body: odd, so that wicks are centred, and with a gap where there is room.
    var bodyWidth: Int { pitch > 1 ? (pitch - 2) / 2 * 2 + 1 : 1 }

    /// The number of periods by which the oldest candle has fewer than the others.
    private var missing: Int { count * periodsEach - periods }
}
