import Screen

/// The columns of a chart's plot in which its sessions are drawn.
struct ChartColumns: Hashable {
    /// The number of sessions.
    let sessions: Int
    /// The number of columns.
    let width: Int
    /// The number of sessions in each candle; nil for points on a line.
    let candle: Int?

    /// The column of a session.
    func column(of index: Int) -> Int {
        guard let candle else { return LineChart.dotColumn(index, of: sessions, width: width * 2) / 2 }
        return CandleChart.middle(of: index / candle, among: candles(of: candle), width: width)
    }

    /// The session nearest to a column; of a candle the last one.
    func index(at column: Int) -> Int {
        let nearest =
            if let candle {
                (column * candles(of: candle) / max(width, 1) + 1) * candle - 1
            } else {
                Int((Double(column * 2) + 0.5) / Double(max(width * 2 - 1, 1)) * Double(sessions - 1) + 0.5)
            }
        return min(max(nearest, 0), sessions - 1)
    }

    /// The next session in a direction; where many share a half column or a candle, the next that is in another one, or
    /// else the one at the end. Nil at the end.
    func next(from index: Int, by step: Int) -> Int? {
        var next = index + step
        guard (0..<sessions).contains(next) else { return nil }
        guard candle.map({ $0 > 2 }) ?? (sessions > width * 2) else { return next }
        let before = place(of: index)
        while place(of: next) == before, (0..<sessions).contains(next + step) { next += step }
        return next
    }

    /// The number of the candle or of the half column of a session.
    private func place(of index: Int) -> Int {
        candle.map { index / $0 } ?? LineChart.dotColumn(index, of: sessions, width: width * 2)
    }

    private func candles(of size: Int) -> Int { max(1, (sessions + size - 1) / size) }
}
