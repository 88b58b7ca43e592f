public import Model

/// Fictitious prices, derived by a rule so that a client can verify them: a symbol and a time determine the price.
public struct LoopbackPrices: Sendable {
    /// The symbols in the order of their numbers, which enter the rule.
    public let symbols: [Symbol]
    /// Real sessions that precede the fictitious ones, which continue from the last close.
    public let histories: [Symbol: Series]
    private let numbers: [Symbol: Int]

    /// Creates prices for `symbols`; without a history a symbol starts at 50 dollars or a little more.
    public init(_ symbols: [Symbol], after histories: [Symbol: Series] = [:]) {
        self.symbols = symbols
        self.histories = histories
        numbers = Dictionary(symbols.enumerated().map { ($1, $0) }) { first, _ in first }
    }

    /// The price in cents at a time, to the second; nil for a symbol that is not traded. Small enough for a 32-bit
    /// float to distinguish neighbouring cents.
    public func cents(_ symbol: Symbol, at time: Timestamp) -> Int64? {
        numbers[symbol].map { number in
            let second = time.milliseconds / 1000
            return base(symbol, number) + (second * Int64(number % 7 + 3)) % 500
        }
    }

    /// The close of a session in cents; nil for a symbol that is not traded.
    public func close(_ symbol: Symbol, on day: Day) -> Int64? {
        numbers[symbol].map { number in
            base(symbol, number) + (Int64(day.number) * Int64(number % 5 + 1)) % 500
        }
    }

    private func base(_ symbol: Symbol, _ number: Int) -> Int64 {
        histories[symbol]?.lastClose.map { Int64($0 * 100) } ?? 5_000 + Int64(number) * 20
    }
}
