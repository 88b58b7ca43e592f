extension Market {
    /// An instrument's return over a window that ends with its last session, a fraction; missing where its newest price
    /// stands behind a gap. O(log sessions).
    public func change(of symbol: Symbol, over window: Window) -> Double? {
        guard let listing = self[symbol], !listing.isApart else { return nil }
        return listing.series.change(over: window, asOf: day)
    }

    /// An instrument's return less its benchmark's between the same two dates, a difference of fractions.
    ///
    /// The dates are those of the instrument's base and last sessions; missing where the benchmark has no close on one.
    public func relative(of symbol: Symbol, over window: Window) -> Double? {
        guard let listing = self[symbol], let benchmark = listing.instrument.benchmark else { return nil }
        return relative(of: symbol, against: benchmark, over: window)
    }

    /// An instrument's return less another's between the same two dates, a difference of fractions.
    public func relative(of symbol: Symbol, against other: Symbol, over window: Window) -> Double? {
        guard let listing = self[symbol], !listing.isApart, let reference = self[other]?.series,
            case let series = listing.series, let base = series.baseIndex(of: window, asOf: day),
            let change = series.change(from: base, to: series.count - 1),
            let referenceBase = reference.index(on: series.day(base)),
            let referenceLast = reference.index(on: series.day(series.count - 1)),
            let referenceChange = reference.change(from: referenceBase, to: referenceLast)
        else { return nil }
        return change - referenceChange
    }

    /// The ratio of two instruments' closes on the dates that both have, 100 on the first of them in the window.
    ///
    /// Empty where the window reaches further back than the instrument, or no date is shared.
    public func relativeStrength(
        of symbol: Symbol, against other: Symbol, over window: Window
    ) -> [(day: Day, value: Double)] {
        guard let series = self[symbol]?.series, let reference = self[other]?.series,
            let base = series.baseIndex(of: window, asOf: day)
        else { return [] }
        var line: [(day: Day, value: Double)] = []
        var at = (reference.index(onOrBefore: series.day(base) - 1) ?? -1) + 1
        for index in base..<series.count {
            let day = series.day(index)
            while at < reference.count, reference.day(at) < day { at += 1 }
            guard at < reference.count, reference.day(at) == day, reference.close(at) > 0 else { continue }
            line.append((day, series.close(index) / reference.close(at)))
        }
        guard let first = line.first?.value, first > 0 else { return [] }
        return line.map { ($0.day, $0.value / first * 100) }
    }
}

extension Series {
    /// The index of the session on a date, or nil where there is none.
    func index(on day: Day) -> Int? {
        guard let index = index(onOrBefore: day), self.day(index) == day else { return nil }
        return index
    }
}
