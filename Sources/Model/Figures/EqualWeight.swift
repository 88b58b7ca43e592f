/// The equally weighted return of a set of instruments, compared with an index that weighs by size.
public struct EqualWeight: Hashable, Sendable {
    /// The mean of the members' returns, a fraction.
    public let mean: Double
    /// The index's return between the same dates, a fraction.
    public let index: Double
    /// The number of members that have a close on both dates.
    public let count: Int
    /// The number of members that lack one and are left out.
    public let missing: Int
    /// The date of the base close.
    public let base: Day
    /// The last date.
    public let day: Day

    /// The mean less the index, a difference of fractions; positive where small members did better than large ones.
    public var difference: Double { mean - index }
}

extension Market {
    /// The equally weighted return of instruments over a window of an index's sessions; nil where the index is too
    /// short or no member has a close on both dates.
    public func equalWeight(of symbols: [Symbol], against index: Symbol, over window: Window) -> EqualWeight? {
        guard let series = self[index]?.series, let base = series.baseIndex(of: window, asOf: day),
            let change = series.change(from: base, to: series.count - 1), let last = series.lastDay
        else { return nil }
        let first = series.day(base)
        let changes = symbols.compactMap { symbol -> Double? in
            guard let member = self[symbol]?.series, let before = member.index(on: first),
                let after = member.index(on: last)
            else { return nil }
            return member.change(from: before, to: after)
        }
        guard !changes.isEmpty else { return nil }
        return EqualWeight(
            mean: changes.reduce(0, +) / Double(changes.count), index: change, count: changes.count,
            missing: symbols.count - changes.count, base: first, day: last)
    }

    /// The breadth of instruments; levels that are not prices, and symbols that are not on the market, are left out.
    public func breadth(of symbols: [Symbol]) -> Breadth? {
        Breadth(symbols.compactMap { self[$0] }.filter { $0.instrument.basis != .level }.map(\.series))
    }

    /// The indices, funds and shares of a group whose closes are prices, in catalogue order. Instruments that trade at
    /// other hours are left out, since their days differ.
    public func members(of group: String) -> [Symbol] {
        listings.lazy.map(\.instrument).filter { $0.group == group && $0.basis != .level && $0.kind.tradesInSessions }
            .map(\.symbol)
    }
}
