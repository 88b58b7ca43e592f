/// How newer sessions of an instrument join the existing history.
public enum Splice: Sendable {
    /// The same scale: the sessions that are new or corrected, in order; possibly none.
    case extended([Bar])
    /// Another scale, because of a dividend or a split since: the full history, with the sessions before the new ones
    /// multiplied by a factor.
    case rescaled(Series, factor: Double)
    /// The same scale, with so many new or corrected sessions that one by one they would take more memory than all of the
    /// history: the full history.
    case joined(Series)
    /// The new sessions reach back as far as the history, or further, and replace it.
    case replaced(Series)
    /// The new sessions do not overlap the history, or contradict it: the full history has to be fetched again.
    case mismatch
}

extension Series {
    /// Whether a close that another source reports for a day is on this series' scale: not off by a third, as after a
    /// split. True where the series has no session on that day, since there is nothing to compare.
    public func fits(_ close: Double, on day: Day) -> Bool {
        guard let index = index(on: day), case let known = price(index), known > 0, close > 0 else { return true }
        return (0.75...1.34).contains(close / known)
    }

    /// Joins newer sessions to this series. Both must have the same price basis; running sessions are left out.
    ///
    /// The scale is determined by the median ratio of the closes of shared sessions, so that single corrections do not
    /// matter. Past adjusted closes change with every dividend, quoted ones with every split: the older part is then
    /// multiplied once, and joining the same sessions again changes nothing.
    public func splicing(_ tail: Series) -> Splice {
        let known = closed, tail = tail.closed
        guard let last = known.lastDay, let newest = tail.lastDay else {
            return tail.isEmpty ? .extended([]) : .replaced(tail)
        }
        if tail.day(0) < known.day(0), newest >= last { return .replaced(tail) }
        let overlap = Overlap(known, tail), factor = overlap.factor
        if factor == 1 {
            let changes = known.changes(in: tail)
            if changes.count <= Series.mostChanges { return .extended(changes) }
            return .joined(changes.reduce(into: known) { $0.append($1) })
        }
        guard newest >= last else { return .mismatch }
        if tail.day(0) <= known.day(0) { return .replaced(tail) }
        guard let factor else { return .mismatch }
        return .rescaled(known.rescaled(by: overlap.scale(factor), before: tail), factor: factor)
    }

    /// The maximum number of sessions that are joined one by one.
    private static let mostChanges = 250

    /// The sessions of another series that are missing here or differ. Their missing values are filled from this
    /// series.
    private func changes(in tail: Series) -> [Bar] {
        let gaps = tail.gaps.filter { !self.gaps.contains($0) && index(on: $0) == nil }.map(Bar.withoutClose)
        let bars = (0..<tail.count).compactMap { index in
            let bar = tail[index]
            guard let index = self.index(onOrBefore: bar.day), day(index) == bar.day else { return bar }
            let merged = bar.completed(by: self[index])
            return merged == self[index] ? nil : merged
        }
        return gaps.isEmpty ? bars : (bars + gaps).sorted { $0.day < $1.day }
    }

    private func rescaled(by scale: Scale, before tail: Series) -> Series {
        let older = prefix(through: tail.day(0) - 1)
        let bars = (0..<older.count).map { older[$0].scaled(by: scale) }
        return Series(bars + (0..<tail.count).map { tail[$0] }).withGaps(of: older).withGaps(of: tail)
    }
}

/// The factors by which a history changes its scale: closes with every dividend and split, quoted prices and volumes
/// with splits only.
private struct Scale {
    let closes, quoted, volumes: Double
}

extension Bar {
    fileprivate func scaled(by scale: Scale) -> Bar {
        let factor = quotedClose == nil ? scale.closes : scale.quoted
        return Bar(
            day, open: open.map { $0 * factor }, high: high.map { $0 * factor }, low: low.map { $0 * factor },
            close: close * scale.closes, quotedClose: quotedClose.map { $0 * factor },
            volume: volume.map { $0 * scale.volumes })
    }
}

/// The sessions that two series of one instrument share.
private struct Overlap {
    /// The ratios of their closes, oldest first.
    private var closes: [Double] = []
    private var quoted: [Double] = []
    private var volumes: [Double] = []
    /// The number of sessions in the days that both cover, of the series that has more.
    private var sessions = 0

    init(_ known: Series, _ tail: Series) {
        var index = (known.index(onOrBefore: tail.day(0) - 1) ?? -1) + 1
        var next = 0
        var each = (known: 0, tail: 0)
        while index < known.count, next < tail.count {
            let (old, new) = (known[index], tail[next])
            if old.day <= new.day { each.known += 1 }
            if new.day <= old.day { each.tail += 1 }
            if old.day == new.day { add(old, new) }
            index += old.day <= new.day ? 1 : 0
            next += new.day <= old.day ? 1 : 0
        }
        sessions = max(each.known, each.tail)
    }

    private mutating func add(_ old: Bar, _ new: Bar) {
        if old.close > 0, new.close > 0 { closes.append(new.close / old.close) }
        if let before = old.quotedClose, let after = new.quotedClose { quoted.append(after / before) }
        if let before = old.volume, let after = new.volume, before > 0, after > 0 { volumes.append(after / before) }
    }

    /// The factor for the existing closes, 1 where the scale is the same; nil where no single factor fits, where the
    /// series share fewer than five sessions, or where too many sessions are in only one of them.
    var factor: Double? {
        guard closes.count >= 5, closes.count * 5 >= sessions * 4, let factor = closes.sorted().medianOfSorted
        else { return nil }
        let deviations = closes.map { abs($0 / factor - 1) }
        guard let spread = deviations.sorted().medianOfSorted, spread <= 0.002 else { return nil }
        let tolerance = max(6 * spread, 1e-6)
        // Where the oldest ratios deviate, the scale changes within the new sessions, and the scale before it is
        // unknown.
        guard deviations.prefix(2).allSatisfy({ $0 <= tolerance }) else { return nil }
        guard deviations.filter({ $0 > tolerance }).count <= max(1, closes.count / 4) else { return nil }
        return abs(factor - 1) <= max(2 * spread, 2e-7) ? 1 : factor
    }

    /// The factors for the existing sessions, given that of their closes.
    func scale(_ factor: Double) -> Scale {
        Scale(closes: factor, quoted: quotedFactor, volumes: volumeFactor)
    }

    /// The factor for the existing quoted prices: other than 1 only after a split.
    private var quotedFactor: Double {
        guard let factor = quoted.sorted().medianOfSorted, abs(factor - 1) > 0.02 else { return 1 }
        return factor
    }

    /// The factor for the existing volumes: other than 1 only after a split.
    private var volumeFactor: Double {
        guard let factor = volumes.sorted().medianOfSorted, abs(factor - 1) > 0.2 else { return 1 }
        return factor
    }
}
