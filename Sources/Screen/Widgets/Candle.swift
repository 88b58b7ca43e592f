/// One period of a candle chart.
public struct Candle: Hashable, Sendable {
    /// The first, highest, lowest and last price of the period.
    public var open, high, low, close: Double

    /// Creates a period from its prices.
    public init(open: Double, high: Double, low: Double, close: Double) {
        self.open = open
        self.high = high
        self.low = low
        self.close = close
    }
}

extension Candle {
    /// The candle of consecutive periods: the first open, the highest high, the lowest low and the last close; nil if
    /// none of them has prices.
    init?(_ periods: ArraySlice<Candle?>) {
        guard let first = periods.lazy.compactMap(\.self).first else { return nil }
        self = first
        for case let period? in periods.dropFirst() {
            high = max(high, period.high)
            low = min(low, period.low)
            close = period.close
        }
    }
}
