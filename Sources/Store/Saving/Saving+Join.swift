import Model

extension Saving {
    /// Joins a history of a user's own with what is kept: nothing that is kept is forgotten, however few its days are.
    ///
    /// Where it ends before what is kept does, it is brought to the kept level and fills gaps; where it reaches as far,
    /// what is kept is brought to its level, as a split wants it. Where the two agree, its word counts.
    ///
    /// - Throws: where it contradicts what is kept of the same days, for one of the two is then of something else.
    func join(_ series: Series, of symbol: Symbol, _ instrument: Int64) throws {
        let closed = series.closedBars
        guard let first = closed.first?.day, let last = closed.last?.day else { return }
        let kept = try bars.series(of: instrument).closedBars
        let joint = HistoryJoint(
            kept: kept.filter { (first...last).contains($0.day) }.map { HistoryJoint.Close($0) },
            incoming: closed.map { HistoryJoint.Close($0) })
        switch joint {
        case .apart, .factor(1):
            try put(closed, over: kept, of: instrument)
        case .factor(let factor) where (kept.last?.day ?? last) > last:
            let known = Set(kept.map(\.day))
            try take(closed.filter { !known.contains($0.day) }.map { $0.scaled(by: 1 / factor) }, of: instrument)
        case .factor(let factor):
            try bars.scale(by: factor, before: last + 1, of: instrument, at: receipt)
            try put(closed, over: kept.map { $0.scaled(by: factor) }, of: instrument)
        case .broken:
            throw Contradiction(symbol: symbol, days: first...last)
        }
    }

    /// Takes sessions as they are; what they do not say of a close that is much the same stays.
    private func put(_ closed: [Bar], over kept: [Bar], of instrument: Int64) throws {
        let known = Dictionary(kept.map { ($0.day, $0) }, uniquingKeysWith: { $1 })
        try take(closed.map { $0.completed(by: known[$0.day]) }, of: instrument)
    }
}

/// A history says other prices of the same days than the one that is kept, and not by a common factor.
struct Contradiction: Error, CustomStringConvertible {
    let symbol: Symbol
    let days: ClosedRange<Day>

    var description: String {
        "the prices of \(symbol) from \(days.lowerBound) to \(days.upperBound) contradict the ones that are kept; "
            + "nothing was taken"
    }
}

extension HistoryJoint.Close {
    fileprivate init(_ bar: Bar) { self.init(day: bar.day, price: bar.close) }
}

extension Bar {
    /// The session, with what it leaves out of a close that is within half a percent of a known one.
    fileprivate func completed(by known: Bar?) -> Bar {
        guard let known, known.close > 0, (close / known.close - 1).magnitude < 0.005 else { return self }
        return Bar(
            day, open: open ?? known.open, high: high ?? known.high.map { max($0, close) },
            low: low ?? known.low.map { min($0, close) }, close: close, volume: volume ?? known.volume)
    }
}
