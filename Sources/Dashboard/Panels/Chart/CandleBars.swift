import Model
import Screen

/// The sessions of a span joined to at most so many candles.
struct CandleBars {
    let bars: [Candle]

    /// Joins neighbouring sessions until they fit; sessions without open, high and low are left out.
    init(_ span: PriceSpan, columns: Int) {
        let size = max(1, (span.indexes.count + columns - 1) / columns)
        bars = stride(from: span.indexes.lowerBound, to: span.indexes.upperBound, by: size).compactMap { start in
            CandleBars.joined(span.series, start..<min(start + size, span.indexes.upperBound))
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
