import Model
import Screen

/// The candles of a span: one for each session, or for several consecutive ones if there are more sessions than columns.
struct CandleBars {
    /// The candles, oldest first; nil where the sessions lack an open, a high or a low.
    let candles: [Candle?]
    /// The mean volume of a session of each candle; nil if none of them has one.
    let volumes: [Double?]
    /// The number of sessions in each candle; the last may have fewer.
    let sessionsEach: Int
    /// The index of the last session of each candle.
    let lastSessions: [Int]

    /// Creates at most `columns` candles. Each covers the same number of sessions, except that the last may cover fewer.
    init(_ span: PriceSpan, columns: Int) {
        let size = max(1, (span.indexes.count + columns - 1) / columns)
        let groups = stride(from: span.indexes.lowerBound, to: span.indexes.upperBound, by: size).map { start in
            start..<min(start + size, span.indexes.upperBound)
        }
        sessionsEach = size
        lastSessions = groups.map { $0.upperBound - 1 }
        candles = groups.map { CandleBars.candle(span.series, $0) }
        volumes = groups.map { group in
            let available = group.compactMap { span.series[$0].volume }
            return available.isEmpty ? nil : available.reduce(0, +) / Double(available.count)
        }
    }

    /// The candle of the sessions at `range`.
    private static func candle(_ series: Series, _ range: Range<Int>) -> Candle? {
        let sessions = range.map { series[$0] }
        guard let open = sessions.compactMap(\.open).first, let high = sessions.compactMap(\.high).max(),
            let low = sessions.compactMap(\.low).min(), let close = sessions.last?.price
        else { return nil }
        return Candle(open: open, high: high, low: low, close: close)
    }
}
