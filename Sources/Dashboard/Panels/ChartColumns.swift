import Screen

/// The columns of a chart's plot in which its sessions are drawn.
struct ChartColumns: Hashable {
    /// The number of sessions.
    let sessions: Int
    /// The number of columns.
    let width: Int
    /// The columns of the candles; nil for points on a line.
    private let candles: CandleLayout?
    /// The positions of points with gaps between them; nil where they are equally far apart.
    private let positions: Positions?

    /// The positions of points on an axis that has more of them, such as those of prices among the minutes of a session.
    struct Positions: Hashable {
        /// The offset of each point, in ascending order, from 0.
        var offsets: [Int]
        /// The number of positions on the axis.
        var count: Int
    }

    /// Creates the columns of a line, or of candles.
    init(sessions: Int, width: Int, isCandles: Bool, at positions: Positions? = nil) {
        self.sessions = sessions
        self.width = width
        self.positions = positions
        candles = isCandles ? CandleLayout(periods: sessions, width: width) : nil
    }

    /// The column of a session.
    func column(of index: Int) -> Int {
        guard let candles else { return dot(of: index) / 2 }
        return candles.middle(of: candles.candle(of: index))
    }

    /// The session nearest to a column; of a candle the last one.
    func index(at column: Int) -> Int {
        let nearest =
            if positions != nil {
                // Of points equally near the last one, as of those that share a column.
                (0..<sessions).min { (distance($0, column), $1) < (distance($1, column), $0) } ?? 0
            } else if let candles {
                candles.periods(of: candles.candle(at: column)).upperBound - 1
            } else {
                Int((Double(column * 2) + 0.5) / Double(max(width * 2 - 1, 1)) * Double(sessions - 1) + 0.5)
            }
        return min(max(nearest, 0), sessions - 1)
    }

    /// The sessions that are drawn as one with a session: those of its candle, or itself.
    func sessions(with index: Int) -> Range<Int> {
        guard let candles else { return index..<index + 1 }
        return candles.periods(of: candles.candle(of: index))
    }

    /// The next session in a direction; where several share a candle or many a half column, the next that is in another
    /// one, or else the one at the end. Nil at the end.
    func next(from index: Int, by step: Int) -> Int? {
        var next = index + step
        guard (0..<sessions).contains(next) else { return nil }
        guard candles.map({ $0.periodsEach > 1 }) ?? (positions != nil || sessions > width * 2) else { return next }
        let before = place(of: index)
        while place(of: next) == before, (0..<sessions).contains(next + step) { next += step }
        return next
    }

    /// The number of the candle or of the half column of a session.
    private func place(of index: Int) -> Int { candles?.candle(of: index) ?? dot(of: index) }

    /// The half column of a point on a line.
    private func dot(of index: Int) -> Int {
        LineChart.dotColumn(positions?.offsets[index] ?? index, of: positions?.count ?? sessions, width: width * 2)
    }

    private func distance(_ index: Int, _ column: Int) -> Int { abs(dot(of: index) / 2 - column) }
}
