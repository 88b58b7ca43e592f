extension Market {
    /// An instrument's return over a window that ends with its last session, a fraction; nil where its newest price
    /// follows a gap. O(log sessions).
    public func change(of symbol: Symbol, over window: Window) -> Double? {
        guard let listing = self[symbol], !listing.isAfterGap else { return nil }
        return listing.series.change(over: window, asOf: day)
    }

    /// An instrument's return less its benchmark's between the same two dates, a difference of fractions.
    ///
    /// The dates are those of the instrument's base and last sessions; nil where the benchmark has no close on either.
    public func relative(of symbol: Symbol, over window: Window) -> Double? {
        guard let listing = self[symbol], let benchmark = listing.instrument.benchmark else { return nil }
        return relative(of: symbol, against: benchmark, over: window)
    }

    /// An instrument's return less another's between the same two dates, a difference of fractions.
    public func relative(of symbol: Symbol, against other: Symbol, over window: Window) -> Double? {
        guard let listing = self[symbol], !listing.isAfterGap, let reference = self[other]?.series,
            case let series = listing.series, let base = series.baseIndex(of: window, asOf: day),
            let change = series.change(from: base, to: series.count - 1),
            let referenceBase = reference.index(on: series.day(base)),
            let referenceLast = reference.index(on: series.day(series.count - 1)),
            let referenceChange = reference.change(from: referenceBase, to: referenceLast)
        else { return nil }
        return change - referenceChange
    }

    /// The ratio of two instruments' closes on the dates that both have, scaled to 100 on the first of them in the
    /// window.
    ///
    /// Empty where the window is longer than the instrument's history, or no date is shared.
    public func relativeStrength(
        of symbol: Symbol, against other: Symbol, over window: Window
    ) -> [(day: Day, value: Double)] {
        guard let series = self[symbol]?.series, let base = series.baseIndex(of: window, asOf: day) else { return [] }
        return relativeStrength(of: symbol, against: other, among: base..<series.count)
    }

    /// The same over the sessions of the first instrument in a range of indices.
    public func relativeStrength(
        of symbol: Symbol, against other: Symbol, among sessions: Range<Int>
    ) -> [(day: Day, value: Double)] {
        guard let series = self[symbol]?.series, let reference = self[other]?.series, !sessions.isEmpty else {
            return []
        }
        var line: [(day: Day, value: Double)] = []
        var other = (reference.index(onOrBefore: series.day(sessions.lowerBound) - 1) ?? -1) + 1
        for index in sessions {
            let day = series.day(index)
            while other < reference.count, reference.day(other) < day { other += 1 }
            guard other < reference.count, reference.day(other) == day, reference.close(other) > 0 else { continue }
            line.append((day, series.close(index) / reference.close(other)))
        }
        guard let first = line.first?.value, first > 0 else { return [] }
        return line.map { ($0.day, $0.value / first * 100) }
    }
}
