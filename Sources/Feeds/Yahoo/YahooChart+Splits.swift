import Model

extension [YahooChart.Row] {
    /// Takes splits off that are stated but not yet taken off the prices before them: the close then steps by the split's
    /// own factor on its day. Where no such step is, they are taken off already.
    mutating func unsplit(by splits: [YahooSplit]) {
        for split in splits {
            guard let seconds = split.date, let time = Timestamp(seconds: seconds), let factor = split.factor,
                let first = firstIndex(where: { $0.time.milliseconds >= time.milliseconds - 43_200_000 })
            else { continue }
            // The step may come a session early or late.
            for index in [first, first + 1, first - 1] where index > 0 && index < count {
                guard YahooSplit.isStep(self[index].close / self[index - 1].close, of: factor) else { continue }
                for place in 0..<index { self[place].scale(by: factor) }
                break
            }
        }
    }
}

extension YahooSplit {
    /// What a split multiplies the prices before it by: 20 for one new share of twenty old ones.
    var factor: Double? {
        guard let numerator, let denominator, numerator > 0, denominator > 0, numerator.isFinite, denominator.isFinite
        else { return nil }
        let factor = denominator / numerator
        // Of less nobody can tell whether a step is the split or the market.
        return factor >= 1.4 || factor <= 1 / 1.4 ? factor : nil
    }

    /// Whether a step is a split's, with a day's move beside it: nearer to the factor than to none.
    static func isStep(_ ratio: Double, of factor: Double) -> Bool {
        guard ratio > 0, ratio.isFinite else { return false }
        let nearest = factor > 1 ? factor.squareRoot() : 1 / (1 / factor).squareRoot()
        let isBeyond = factor > 1 ? ratio > nearest : ratio < nearest
        return isBeyond && (0.6...1.6).contains(ratio / factor)
    }
}

extension YahooChart.Row {
    /// Puts the bar on another scale of prices; shares traded go the other way.
    fileprivate mutating func scale(by factor: Double) {
        self = YahooChart.Row(
            time: time, open: open.map { $0 * factor }, high: high.map { $0 * factor }, low: low.map { $0 * factor },
            close: close * factor, adjusted: adjusted.map { $0 * factor },
            volume: volume.map { $0 / factor })
    }
}
