import GRDB
import Model

extension SaveTransaction {
    /// Merges a user's own history with the stored one: no stored session is removed, even if the file has few days.
    ///
    /// If the file ends before the stored history does, or is in hundredths of the currency, it is rescaled to the
    /// stored level and fills gaps; if it reaches as far, the stored history is rescaled to the file's level, as after
    /// a split. Where the two agree, the file's prices win; a close that is the stored one rounded changes nothing.
    ///
    /// - Throws: A contradiction if it disagrees with stored prices of the same days: one of the two is another
    ///   instrument's.
    func join(_ series: Series, of symbol: Symbol, _ instrument: Int64) throws {
        let closed = finite(series.closed.sessions, of: symbol)
        guard let first = closed.first?.day, let last = closed.last?.day else { return }
        try added?.prepare(instrument)
        let kept = try bars.series(of: instrument).closedBars
        if kept.isEmpty { return try apply(series.barsAndGaps.filter { !$0.hasClose } + closed, of: instrument) }
        let reachesAsFar = (kept.last?.day ?? last) <= last
        let isAdjusted = try instruments.kind(of: instrument)?.isAdjusted ?? true
        let judgement = FileRelation(stored: kept, file: closed, isAdjusted: isAdjusted)
        let changes = database.totalChangesCount
        defer { if database.totalChangesCount == changes, !kept.isEmpty { unchanged.insert(symbol) } }
        try bars.put(series.barsAndGaps.filter { !$0.hasClose }, of: instrument, at: receipt)
        if let quoted = try quotedSessions(closed, beside: kept, of: instrument) {
            try apply(quoted, of: instrument)
            return note(
                "the closes are the quoted ones of \(symbol): stored days stay, new ones keep its dividend adjustment")
        }
        switch judgement {
        case .disjoint, .same:
            try put(closed, over: kept, of: instrument)
        case .factor(let factor) where !reachesAsFar || SaveTransaction.isHundredfold(factor):
            try fill(closed, beside: kept, of: instrument, judgement)
            note(
                "prices of \(symbol) are \(SaveTransaction.text(factor)) times the stored ones: new days are scaled to fit"
            )
        case .factor(let factor):
            try bars.scale(by: factor, before: last + 1, of: instrument, at: receipt)
            try put(closed, over: kept.map { $0.scaled(by: factor) }, of: instrument)
            note("the stored prices of \(symbol) are scaled to the file, times \(SaveTransaction.text(factor))")
        case .dividends(let levels):
            let isAdjusted = try instruments.basis(of: instrument) == Instrument.Basis.adjusted.rawValue
            let fileIsMoreAdjusted = (levels.last?.factor ?? 1) > (levels.first?.factor ?? 1)
            if fileIsMoreAdjusted == isAdjusted, reachesAsFar, let level = levels.first {
                try bars.scale(by: level.factor, before: first, of: instrument, at: receipt)
                try put(closed, over: kept, of: instrument)
                note(
                    "it has the dividend adjustment of \(symbol), which the stored prices lack: its closes are used"
                )
            } else {
                try fill(closed, beside: kept, of: instrument, judgement)
                note(
                    "its dividend adjustment is not that of the stored \(symbol): stored days stay, new ones are scaled "
                        + "to fit")
            }
        case .contradiction(let worst):
            throw StoreFailure.contradiction(of: symbol, on: first...last, worst)
        }
    }

    /// The new sessions of a file with one close a day, if its closes are the stored quoted ones rather than the stored
    /// adjusted ones, and what it adds to days that are stored with an adjusted close alone; nil otherwise.
    private func quotedSessions(_ closed: [Bar], beside kept: [Bar], of instrument: Int64) throws -> [Bar]? {
        let both = kept.filter { $0.quotedClose != nil }
        guard let last = kept.last?.day, !both.isEmpty, closed.allSatisfy({ $0.quotedClose == nil }),
            try instruments.basis(of: instrument) == Instrument.Basis.adjusted.rawValue
        else { return nil }
        let stored = Dictionary(kept.map { ($0.day, $0) }, uniquingKeysWith: { $1 })
        var toQuoted = 0.0, toAdjusted = 0.0, common = 0
        for bar in closed {
            guard let known = stored[bar.day], let quoted = known.quotedClose, quoted > 0, known.close > 0 else {
                continue
            }
            common += 1
            toQuoted += (bar.close / quoted - 1).magnitude
            toAdjusted += (bar.close / known.close - 1).magnitude
        }
        // Since the last dividend both are the same, and so they are of later days.
        let isLater = closed.allSatisfy { stored[$0.day] != nil || $0.day > last }
        guard common > 0, toQuoted < toAdjusted || toQuoted == toAdjusted && isLater,
            case .same = FileRelation(stored: both.map { Bar($0.day, close: $0.price) }, file: closed)
        else { return nil }
        let known = Series(both)
        return closed.takenAsQuoted(beside: both).compactMap { bar in
            guard let alone = stored[bar.day], alone.hasClose else { return bar }
            return alone.quotedClose == nil ? alone.quoted(as: bar, between: known) : nil
        }
    }

    /// Writes sessions without rescaling. If a close is much the same as the stored one, fields that the new session
    /// lacks and prices stored with more digits are retained. Unchanged sessions are not written.
    private func put(_ closed: [Bar], over kept: [Bar], of instrument: Int64) throws {
        let stored = Dictionary(kept.map { ($0.day, $0) }, uniquingKeysWith: { $1 })
        let step = DecimalStep.of(closed.lazy.map(\.close))
        let updates = closed.compactMap { bar -> Bar? in
            let merged = bar.completed(by: stored[bar.day], step)
            return merged == stored[bar.day] ? nil : merged
        }
        try apply(updates, of: instrument)
    }

    /// Writes the sessions of days that are not stored yet, rescaled to the stored level.
    private func fill(
        _ closed: [Bar], beside kept: [Bar], of instrument: Int64, _ judgement: FileRelation
    ) throws {
        let existing = Set(kept.map(\.day))
        let updates = closed.filter { !existing.contains($0.day) }
        try apply(updates.map { $0.scaled(by: 1 / judgement.factor(on: $0.day)) }, of: instrument)
    }

    /// Whether a file is in hundredths of the currency, as some exchanges quote, or the other way round.
    private static func isHundredfold(_ factor: Double) -> Bool {
        (factor / 100 - 1).magnitude < 1e-3 || (factor * 100 - 1).magnitude < 1e-3
    }

    private static func text(_ factor: Double) -> String {
        let decimals = factor >= 10 ? 2 : factor >= 0.1 ? 4 : 6
        return NumberText.ratio(factor, decimals: decimals)
    }
}

extension Bar {
    /// The session, completed from a stored one whose close is within half a percent, and with the stored prices where
    /// its own are those rounded to `step`.
    fileprivate func completed(by known: Bar?, _ step: Double) -> Bar {
        guard let known, known.close > 0, (close / known.close - 1).magnitude < 0.005 || isRounded(known.close, step)
        else { return self }
        func moreExact(_ new: Double?, _ kept: Double?) -> Double? {
            guard let new, let kept else { return new ?? kept }
            return (new - kept).magnitude <= step * 0.5001 ? kept : new
        }
        let newClose = moreExact(close, known.close) ?? close
        guard (quotedClose == nil) == (known.quotedClose == nil) else {
            let merged = completed(by: known)
            return Bar(
                day, open: merged.open, high: merged.high, low: merged.low, close: newClose,
                quotedClose: merged.quotedClose, volume: merged.volume)
        }
        let newQuoted = moreExact(quotedClose, known.quotedClose), last = newQuoted ?? newClose
        return Bar(
            day, open: moreExact(open, known.open), high: moreExact(high, known.high).map { max($0, last) },
            low: moreExact(low, known.low).map { min($0, last) }, close: newClose, quotedClose: newQuoted,
            volume: volume ?? known.volume)
    }

    /// The session, which has an adjusted close alone, with a quoted one; nil unless their ratio lies between those of
    /// the sessions before and after it that have both.
    fileprivate func quoted(as file: Bar, between both: Series) -> Bar? {
        guard let index = both.index(onOrBefore: day), index + 1 < both.count, let before = both[index].adjustment,
            let after = both[index + 1].adjustment, let price = file.quotedClose,
            (min(before, after) * 0.998...max(before, after) * 1.002).contains(close / price)
        else { return nil }
        return Bar(
            day, open: file.open, high: file.high, low: file.low, close: close, quotedClose: price,
            volume: file.volume ?? volume)
    }

    private func isRounded(_ known: Double, _ step: Double) -> Bool { (close - known).magnitude <= step * 0.5001 }
}

extension StoreFailure {
    /// A history has different prices for the same days than the stored one, and no common factor explains it.
    ///
    /// - Parameter worst: the days that differ most.
    fileprivate static func contradiction(
        of symbol: Symbol, on days: ClosedRange<Day>, _ worst: [FileComparison.Pair]
    ) -> StoreFailure {
        let examples = worst.map { pair in
            "\(pair.day): stored \(ExportValue.number(pair.stored).csv), file \(ExportValue.number(pair.file).csv)"
        }.joined(separator: "; ")
        return StoreFailure(
            kind: .contradiction,
            reason: "the prices of \(symbol) from \(days.lowerBound) to \(days.upperBound) contradict the stored ones, "
                + "and no one factor explains them (\(examples)); nothing was imported")
    }
}
