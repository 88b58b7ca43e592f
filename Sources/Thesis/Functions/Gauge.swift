public import Model

/// A series that an expression reads: that of an instrument or the ratio of two.
public struct Gauge: Hashable, Sendable {
    /// The instrument, or the numerator of a ratio.
    public let symbol: Symbol
    /// The denominator of a ratio; nil for a plain instrument.
    public let divisor: Symbol?

    /// Creates a gauge of an instrument, or of a ratio if `divisor` is given.
    public init(_ symbol: Symbol, over divisor: Symbol? = nil) {
        self.symbol = symbol
        self.divisor = divisor
    }

    /// The instruments it is computed from, one or two.
    public var symbols: [Symbol] { [symbol] + (divisor.map { [$0] } ?? []) }

    /// The sessions; nil if an instrument is not on the market.
    ///
    /// A ratio has the quotients of the closes on the dates that both instruments have, at most the newest `sessions`
    /// of them: O(sessions).
    public func series(in market: Market, sessions: Int) -> Series? {
        guard let series = market[symbol]?.series else { return nil }
        guard let divisor else { return series }
        guard let other = market[divisor]?.series else { return nil }
        return series.ratio(to: other, sessions: sessions)
    }

    /// The first of its instruments that has no session.
    func missing(in market: Market) -> Symbol? {
        symbols.first { market[$0]?.series.isEmpty ?? true }
    }
}

extension Gauge: CustomStringConvertible {
    /// The instruments' names, as in `IWM` or `IWM/SPY`.
    public var description: String { symbols.map(\.name).joined(separator: "/") }
}

extension Series {
    /// The quotients of the closes of two series on the newest dates that both have.
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
        return Series(columns: SessionColumns(days: days.reversed(), closes: closes.reversed()))
    }
}
