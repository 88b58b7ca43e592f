import Model

extension [YahooChart.Row] {
    /// Adjusts for splits that are stated but not yet applied to the prices before them: the close then moves by the
    /// split's own factor on its day. Without such a move they are applied already.
    mutating func unsplit(by splits: [YahooSplit]) {
        for split in splits {
            guard let seconds = split.date, let time = Timestamp(seconds: seconds), let factor = split.factor,
                let first = firstIndex(where: { $0.time.milliseconds >= time.milliseconds - 43_200_000 })
            else { continue }
            // The move may come a session early or late.
            for index in [first, first + 1, first - 1] where index > 0 && index < count {
                guard YahooSplit.isStep(self[index].close / self[index - 1].close, of: factor) else { continue }
                for earlier in 0..<index { self[earlier].scale(by: factor) }
                break
            }
        }
    }
}

extension YahooSplit {
    /// The factor for prices before the split: 20 for one new share in place of twenty.
    var factor: Double? {
        guard let numerator, let denominator, numerator > 0, denominator > 0, numerator.isFinite, denominator.isFinite
        else { return nil }
        let factor = denominator / numerator
        // With a smaller factor, a split cannot be distinguished from a market move.
        return factor >= 1.4 || factor <= 1 / 1.4 ? factor : nil
    }

    /// Whether a price ratio is a split's, combined with a day's market move: closer to the factor than to 1.
    static func isStep(_ ratio: Double, of factor: Double) -> Bool {
        guard ratio > 0, ratio.isFinite else { return false }
        let nearest = factor > 1 ? factor.squareRoot() : 1 / (1 / factor).squareRoot()
        let isBeyond = factor > 1 ? ratio > nearest : ratio < nearest
        return isBeyond && (0.6...1.6).contains(ratio / factor)
    }
}

extension YahooChart.Row {
    /// Rescales the bar's prices; volume scales inversely.
    fileprivate mutating func scale(by factor: Double) {
        self = YahooChart.Row(
            time: time, open: open.map { $0 * factor }, high: high.map { $0 * factor }, low: low.map { $0 * factor },
            close: close * factor, adjusted: adjusted.map { $0 * factor },
            volume: volume.map { $0 / factor })
    }
}
