/// Something whose sessions an expression reads: an instrument, or the ratio of two.
public struct Gauge: Hashable, Sendable {
    /// The instrument.
    public let symbol: Symbol
    /// What its closes are divided by, where it is a ratio.
    public let divisor: Symbol?

    /// An instrument, or a ratio.
    public init(_ symbol: Symbol, over divisor: Symbol? = nil) {
        self.symbol = symbol
        self.divisor = divisor
    }

    /// The instruments it is made of.
    public var symbols: [Symbol] { [symbol] + (divisor.map { [$0] } ?? []) }

    /// Its sessions; nil where an instrument of it is not on the market.
    ///
    /// A ratio has the closes of the dates that both instruments have, the newest `sessions` of them: O(sessions).
    public func series(in market: Market, sessions: Int) -> Series? {
        guard let series = market[symbol]?.series else { return nil }
        guard let divisor else { return series }
        guard let other = market[divisor]?.series else { return nil }
        return series.ratio(to: other, sessions: sessions)
    }

    /// The first of its instruments without a session.
    func missing(in market: Market) -> Symbol? {
        symbols.first { market[$0]?.series.isEmpty ?? true }
    }
}

extension Gauge: CustomStringConvertible {
    /// The name: `IWM`, `IWM/SPY`.
    public var description: String { symbols.map(\.name).joined(separator: "/") }
}

extension Series {
    /// The closes over another series' on the newest dates that both have.
    func ratio(to other: Series, sessions: Int) -> Series {
        var (a, b) = (count - 1, other.count - 1)
        var days: [Day] = []
        var closes: [Double] = []
        while a >= 0, b >= 0, days.count < sessions {
            let (left, right) = (day(a), other.day(b))
            if left == right, other.close(b) > 0 {
                days.append(left)
                closes.append(close(a) / other.close(b))
            }
            if left >= right { a -= 1 }
            if right >= left { b -= 1 }
        }
        let unknown = [Double](repeating: .nan, count: days.count)
        return Series(
            columns: SessionColumns(
                days: days.reversed(), closes: closes.reversed(), opens: unknown, highs: unknown, lows: unknown,
                volumes: unknown))
    }
}
