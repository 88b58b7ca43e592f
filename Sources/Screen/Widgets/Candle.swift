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
