/// What a newer stretch of an instrument's sessions means for the history that is known.
public enum Splice: Sendable {
    /// It is on the scale of what is known: its sessions that are new or corrected, in order; perhaps none.
    case extended([Bar])
    /// It is on another scale, for there was a dividend or a split since: the whole, with the sessions before the stretch
    /// multiplied by a factor.
    case rescaled(Series, factor: Double)
    /// It reaches back as far as what is known, or further: it stands for the whole.
    case replaced(Series)
    /// It does not meet what is known, or contradicts it: the whole history is to be asked for again.
    case misfit
}

extension Series {
    /// Whether a close that another source states for a day is on this series' scale: not off by a third, as after a split.
    /// True where the series has no session on that day, for then nothing is known.
    public func fits(_ close: Double, on day: Day) -> Bool {
        guard let known = self.close(on: day), known > 0, close > 0 else { return true }
        return (0.75...1.34).contains(close / known)
    }

    /// Joins a newer stretch of sessions to these. Both are of one basis; running sessions are left out.
    ///
    /// The scale is told by the closes of the sessions that both have, by their middle ratio, so that single corrections
    /// do not count. Adjusted closes of the past change with every dividend, quoted ones with every split: then the older
    /// part is multiplied once, and to join the same stretch again changes nothing.
    public func splicing(_ tail: Series) -> Splice {
        let known = closed, tail = tail.closed
        guard let last = known.lastDay, let newest = tail.lastDay else {
            return tail.isEmpty ? .extended([]) : .replaced(tail)
        }
        if tail.day(0) < known.day(0), newest >= last { return .replaced(tail) }
        let overlap = Overlap(known, tail), factor = overlap.factor
        if factor == 1 { return .extended(known.news(in: tail)) }
        guard newest >= last else { return .misfit }
        if tail.day(0) <= known.day(0) { return .replaced(tail) }
        guard let factor else { return .misfit }
        return .rescaled(known.rescaled(by: factor, volumesBy: overlap.volumeFactor, before: tail), factor: factor)
    }

    /// The sessions of another series that are not in this one just so. What they do not know is taken from here.
    private func news(in tail: Series) -> [Bar] {
        let gaps = tail.gaps.filter { !self.gaps.contains($0) && index(on: $0) == nil }.map(Bar.withoutClose)
        let bars = (0..<tail.count).compactMap { index in
            let bar = tail[index]
            guard let place = self.index(onOrBefore: bar.day), day(place) == bar.day else { return bar }
            let whole = bar.completed(by: self[place])
            return whole == self[place] ? nil : whole
        }
        return gaps.isEmpty ? bars : (bars + gaps).sorted { $0.day < $1.day }
    }

    private func rescaled(by factor: Double, volumesBy volumeFactor: Double, before tail: Series) -> Series {
        let older = prefix(through: tail.day(0) - 1)
        let bars = (0..<older.count).map { older[$0].scaled(by: factor, volumeBy: volumeFactor) }
        return Series(bars + (0..<tail.count).map { tail[$0] }).withGaps(of: older).withGaps(of: tail)
    }
}

extension Bar {
    fileprivate func scaled(by factor: Double, volumeBy volumeFactor: Double) -> Bar {
        Bar(
            day, open: open.map { $0 * factor }, high: high.map { $0 * factor }, low: low.map { $0 * factor },
            close: close * factor, volume: volume.map { $0 * volumeFactor })
    }

    /// The bar with what it does not know taken from another of the same session.
    fileprivate func completed(by other: Bar) -> Bar {
        Bar(
            day, open: open ?? other.open, high: high ?? other.high, low: low ?? other.low, close: close,
            volume: volume ?? other.volume)
    }
}

/// The sessions that two series of one instrument share.
private struct Overlap {
    /// The ratios of their closes, oldest first.
    private var closes: [Double] = []
    private var volumes: [Double] = []
    /// How many sessions each has in the days that both cover.
    private var most = 0

    init(_ known: Series, _ tail: Series) {
        var place = (known.index(onOrBefore: tail.day(0) - 1) ?? -1) + 1
        var next = 0
        var each = (known: 0, tail: 0)
        while place < known.count, next < tail.count {
            let (old, new) = (known[place], tail[next])
            if old.day <= new.day { each.known += 1 }
            if new.day <= old.day { each.tail += 1 }
            if old.day == new.day { take(old, new) }
            place += old.day <= new.day ? 1 : 0
            next += new.day <= old.day ? 1 : 0
        }
        most = max(each.known, each.tail)
    }

    private mutating func take(_ old: Bar, _ new: Bar) {
        if old.close > 0, new.close > 0 { closes.append(new.close / old.close) }
        if let before = old.volume, let after = new.volume, before > 0, after > 0 { volumes.append(after / before) }
    }

    /// What the known closes are to be multiplied by, 1 where the scale is the same; nil where the two do not agree on one,
    /// share less than five sessions, or lack each other's.
    var factor: Double? {
        guard closes.count >= 5, closes.count * 5 >= most * 4, let factor = closes.sorted().medianOfSorted
        else { return nil }
        let deviations = closes.map { abs($0 / factor - 1) }
        guard let spread = deviations.sorted().medianOfSorted, spread <= 0.002 else { return nil }
        let tolerance = max(6 * spread, 1e-6)
        // Where the oldest do not agree, the scale changes within the stretch, and nothing is known of what is before it.
        guard deviations.prefix(2).allSatisfy({ $0 <= tolerance }) else { return nil }
        guard deviations.filter({ $0 > tolerance }).count <= max(1, closes.count / 4) else { return nil }
        return abs(factor - 1) <= max(2 * spread, 2e-7) ? 1 : factor
    }

    /// What the known volumes are to be multiplied by: other than 1 after a split only.
    var volumeFactor: Double {
        guard let factor = volumes.sorted().medianOfSorted, abs(factor - 1) > 0.2 else { return 1 }
        return factor
    }
}
