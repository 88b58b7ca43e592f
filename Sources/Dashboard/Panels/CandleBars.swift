import Model
import Screen

/// The sessions of a span, merged into at most the given number of candles.
struct CandleBars {
    /// The candles; nil for sessions without open, high or low.
    let bars: [Candle?]
    /// The mean volume of each candle's sessions, if available.
    let volumes: [Double?]

    /// Merges neighbouring sessions until they fit.
    init(_ span: PriceSpan, columns: Int) {
        let size = max(1, (span.indexes.count + columns - 1) / columns)
        let groups = stride(from: span.indexes.lowerBound, to: span.indexes.upperBound, by: size).map { start in
            start..<min(start + size, span.indexes.upperBound)
        }
        bars = groups.map { CandleBars.joined(span.series, $0) }
        volumes = groups.map { group in
            let available = group.compactMap { span.series[$0].volume }
            return available.isEmpty ? nil : available.reduce(0, +) / Double(available.count)
        }
    }

    private static func joined(_ series: Series, _ range: Range<Int>) -> Candle? {
        let bars = range.map { series[$0] }
        guard let open = bars.compactMap(\.open).first, let high = bars.compactMap(\.high).max(),
            let low = bars.compactMap(\.low).min(), let close = bars.last?.close
        else { return nil }
        return Candle(open: open, high: high, low: low, close: close)
    }
}
