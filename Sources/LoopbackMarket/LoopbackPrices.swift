public import Model

/// Prices that exist nowhere but on loopback, by a rule that a listener can check: whoever has a symbol and a time knows
/// the one right price.
public struct LoopbackPrices: Sendable {
    /// The symbols, in the order of their number.
    public let symbols: [Symbol]
    /// What was before: real sessions, after which the made-up ones go on at the last close.
    public let histories: [Symbol: Series]
    private let numbers: [Symbol: Int]

    /// Prices of some symbols.
    public init(_ symbols: [Symbol], after histories: [Symbol: Series] = [:]) {
        self.symbols = symbols
        self.histories = histories
        numbers = Dictionary(symbols.enumerated().map { ($1, $0) }) { first, _ in first }
    }

    /// The price in cents at a time, to the second; nil for a symbol that is not traded. Small enough that a 32-bit float
    /// still tells one cent from the next.
    public func cents(_ symbol: Symbol, at time: Timestamp) -> Int64? {
        numbers[symbol].map { number in
            let second = time.milliseconds / 1000
            return base(symbol, number) + (second * Int64(number % 7 + 3)) % 500
        }
    }

    /// The close of a session in cents.
    public func close(_ symbol: Symbol, on day: Day) -> Int64? {
        numbers[symbol].map { number in
            base(symbol, number) + (Int64(day.number) * Int64(number % 5 + 1)) % 500
        }
    }

    private func base(_ symbol: Symbol, _ number: Int) -> Int64 {
        histories[symbol]?.lastClose.map { Int64($0 * 100) } ?? 5_000 + Int64(number) * 20
    }
}
