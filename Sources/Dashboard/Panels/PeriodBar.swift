import Model
import Screen

/// What consecutive sessions traded at and how much: one session, or those of a candle.
struct PeriodBar {
    /// The first and the last session.
    let days: ClosedRange<Day>
    /// The first open, the highest high, and the lowest low; nil where no session has one.
    let open, high, low: Double?
    /// The volume of a session in shares, on average where there are several; nil where none has one.
    let volume: Double?

    /// The bar of the sessions in a range of indices; nil if that is empty.
    init?(_ series: Series, _ range: Range<Int>) {
        let bars = range.map { series[$0] }
        guard let first = bars.first, let last = bars.last else { return nil }
        days = first.day...last.day
        open = bars.lazy.compactMap(\.open).first
        high = bars.lazy.compactMap(\.high).max()
        low = bars.lazy.compactMap(\.low).min()
        let volumes = bars.compactMap(\.volume)
        volume = volumes.isEmpty ? nil : volumes.reduce(0, +) / Double(volumes.count)
    }

    /// The days with a year: `20 Jul – 3 Aug 2026`.
    var text: String {
        let (first, last) = (days.lowerBound, days.upperBound)
        if first == last { return last.long }
        return "\(first.year == last.year ? first.short : first.long) – \(last.long)"
    }
}

extension PriceSpan {
    /// The candle of each session, nil where it lacks an open, a high or a low.
    var candles: [Candle?] {
        indexes.map { index in
            let bar = series[index]
            guard let open = bar.open, let high = bar.high, let low = bar.low else { return nil }
            return Candle(open: open, high: high, low: low, close: bar.price)
        }
    }
}
