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
            return (next < others.count ? others[next] : others.last).map(bar.takenAsQuoted) ?? bar
        }
    }
}

extension Bar {
    /// The session with its close as a quoted one, and an adjusted one at the level of a session that has both.
    public func takenAsQuoted(beside other: Bar) -> Bar {
        guard let quoted = other.quotedClose else { return self }
        return Bar(
            day, open: open, high: high, low: low, close: close * other.close / quoted, quotedClose: close,
            volume: volume)
    }
}
