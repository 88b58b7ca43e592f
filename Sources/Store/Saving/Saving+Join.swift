import GRDB
import Model

extension Saving {
    /// Joins a history of a user's own with what is kept: nothing that is kept is forgotten, however few its days are.
    ///
    /// Where it ends before what is kept does, or is of hundredths of the currency, it is brought to the kept level and
    /// fills gaps; where it reaches as far, what is kept is brought to its level, as a split wants it. Where the two agree,
    /// its word counts; a close that is the kept one rounded says nothing new.
    ///
    /// - Throws: where it contradicts what is kept of the same days, for one of the two is then of something else.
    func join(_ series: Series, of symbol: Symbol, _ instrument: Int64) throws {
        let closed = finite(series.closed.sessions, of: symbol)
        guard let first = closed.first?.day, let last = closed.last?.day else { return }
        let kept = try bars.series(of: instrument).closedBars
        let reachesAsFar = (kept.last?.day ?? last) <= last
        let isAdjusted = try instruments.kind(of: instrument)?.isAdjusted ?? true
        let judgement = FileJudgement(kept: kept, file: closed, isAdjusted: isAdjusted)
        let changes = database.totalChangesCount
        defer { if database.totalChangesCount == changes, !kept.isEmpty { unchanged.insert(symbol) } }
        try bars.put(series.barsAndGaps.filter { !$0.hasClose }, of: instrument, at: receipt)
        switch judgement {
        case .apart, .same:
            try put(closed, over: kept, of: instrument)
        case .factor(let factor) where !reachesAsFar || Saving.isHundredfold(factor):
            try fill(closed, beside: kept, of: instrument, judgement)
            note(
                "prices of \(symbol) are \(Saving.text(factor)) times the kept ones: new days are brought to their level"
            )
        case .factor(let factor):
            try bars.scale(by: factor, before: last + 1, of: instrument, at: receipt)
            try put(closed, over: kept.map { $0.scaled(by: factor) }, of: instrument)
            note("the kept prices of \(symbol) are brought to the file's level, times \(Saving.text(factor))")
        case .dividends(let levels):
            let isAdjusted = try instruments.basis(of: instrument) == Instrument.Basis.adjusted.rawValue
            let fileIsMoreAdjusted = (levels.last?.factor ?? 1) > (levels.first?.factor ?? 1)
            if fileIsMoreAdjusted == isAdjusted, reachesAsFar, let level = levels.first {
                try bars.scale(by: level.factor, before: first, of: instrument, at: receipt)
                try put(closed, over: kept, of: instrument)
                note(
                    "it treats dividends otherwise than what is kept of \(symbol), as \(symbol) wants it: its closes count"
                )
            } else {
                try fill(closed, beside: kept, of: instrument, judgement)
                note(
                    "it treats dividends otherwise than what is kept of \(symbol): kept days stay, new ones are brought "
                        + "to their level")
            }
        case .contradiction(let worst):
            throw Contradiction(symbol: symbol, days: first...last, worst: worst)
        }
    }

    /// Takes sessions as they are; what they do not say of a close that is much the same stays, and so does what is kept
    /// with more digits. What says the same is not written again.
    private func put(_ closed: [Bar], over kept: [Bar], of instrument: Int64) throws {
        let known = Dictionary(kept.map { ($0.day, $0) }, uniquingKeysWith: { $1 })
        let step = DecimalStep.of(closed.lazy.map(\.close))
        let news = closed.compactMap { bar -> Bar? in
            let whole = bar.completed(by: known[bar.day], step)
            return whole == known[bar.day] ? nil : whole
        }
        try take(news, of: instrument)
    }

    /// Takes the sessions of days that are not kept, on the kept level.
    private func fill(
        _ closed: [Bar], beside kept: [Bar], of instrument: Int64, _ judgement: FileJudgement
    ) throws {
        let known = Set(kept.map(\.day))
        let news = closed.filter { !known.contains($0.day) }
        try take(news.map { $0.scaled(by: 1 / judgement.factor(on: $0.day)) }, of: instrument)
    }

    /// Whether a file is in hundredths of the currency, as some exchanges quote, or the other way about.
    private static func isHundredfold(_ factor: Double) -> Bool {
        (factor / 100 - 1).magnitude < 1e-3 || (factor * 100 - 1).magnitude < 1e-3
    }

    private static func text(_ factor: Double) -> String {
        let decimals = factor >= 10 ? 2 : factor >= 0.1 ? 4 : 6
        return NumberText.ratio(factor, decimals: decimals)
    }
}

/// A history says other prices of the same days than the one that is kept, and not by a common factor.
struct Contradiction: Error, CustomStringConvertible {
    let symbol: Symbol
    let days: ClosedRange<Day>
    /// The days that differ most.
    let worst: [FileComparison.Pair]

    var description: String {
        let examples = worst.map { pair in
            "\(pair.day): kept \(ExportValue.number(pair.kept).csv), in the file \(ExportValue.number(pair.file).csv)"
        }.joined(separator: "; ")
        return
            "the prices of \(symbol) from \(days.lowerBound) to \(days.upperBound) contradict the ones that are kept, "
            + "and no one factor explains them (\(examples)); nothing was taken"
    }
}

extension Bar {
    /// The session, with what it leaves out of a close that is within half a percent of a known one, and with the known
    /// prices where its own are those rounded to `step`.
    fileprivate func completed(by known: Bar?, _ step: Double) -> Bar {
        guard let known, known.close > 0, (close / known.close - 1).magnitude < 0.005 || isRounded(known.close, step)
        else { return self }
        func finer(_ mine: Double?, _ kept: Double?) -> Double? {
            guard let mine, let kept else { return mine ?? kept }
            return (mine - kept).magnitude <= step * 0.5001 ? kept : mine
        }
        let last = finer(close, known.close) ?? close
        return Bar(
            day, open: finer(open, known.open), high: finer(high, known.high).map { max($0, last) },
            low: finer(low, known.low).map { min($0, last) }, close: last, volume: volume ?? known.volume)
    }

    private func isRounded(_ known: Double, _ step: Double) -> Bool { (close - known).magnitude <= step * 0.5001 }
}
