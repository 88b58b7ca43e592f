extension [Bar] {
    /// The sessions, in order, with their closes as quoted ones, and adjusted ones at the level of other sessions: by the
    /// ratio of the next of these that has both, or else of the one before. Returns between them are then those of
    /// quoted prices.
    ///
    /// - Parameter others: sessions that have both, in order; not empty.
    public func takenAsQuoted(beside others: [Bar]) -> [Bar] {
        var next = 0
        return map { bar in
            while next < others.count, others[next].day < bar.day { next += 1 }
            guard let nearest = next < others.count ? others[next] : others.last, let quoted = nearest.quotedClose
            else { return bar }
            return Bar(
                bar.day, open: bar.open, high: bar.high, low: bar.low, close: bar.close * nearest.close / quoted,
                quotedClose: bar.close, volume: bar.volume)
        }
    }
}
