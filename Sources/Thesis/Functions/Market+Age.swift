import Model

extension Market {
    /// Daily figures older than this many days are too old to use.
    static let dailyLimit = 7
    /// Quarterly figures older than this many days are too old to use.
    static let quarterLimit = 92

    /// A reading of daily figures of which the newest is of `last`; unknown if there is none or it is too old.
    func daily(_ last: Day?, orElse reason: @autoclosure () -> UnknownReason, _ read: (Day) -> Reading) -> Reading {
        guard let last else { return Reading(unknown: reason()) }
        let newest = Dated(last)
        if day - last > Market.dailyLimit { return Reading(unknown: .old(newest), newest: newest) }
        var reading = read(last)
        reading.newest = newest
        return reading
    }

    /// A reading of quarterly figures, or of those with another limit of days; unknown if they are too old.
    func quarterly(_ newest: Dated, limit: Int = Market.quarterLimit, _ read: () -> Reading) -> Reading {
        if day - newest.day > limit {
            return Reading(unknown: .old(Dated(newest.day, precision: .month)), newest: newest)
        }
        var reading = read()
        reading.newest = newest
        return reading
    }

    /// A reading of the sessions of an instrument or ratio; unknown if a newer price follows a gap in them.
    func daily(_ gauge: Gauge, sessions: Int, _ read: (Series) -> Double?) -> Reading {
        if let apart = gauge.symbols.lazy.compactMap({ self[$0] }).first(where: \.isAfterGap) {
            let newest = Dated(apart.series.lastDay ?? day)
            return Reading(unknown: .old(newest), newest: newest)
        }
        guard let series = gauge.series(in: self, sessions: sessions), let last = series.lastDay else {
            let missing = gauge.missing(in: self)
            return Reading(unknown: missing.map(UnknownReason.noPrices) ?? .tooFewSessions(gauge.symbols))
        }
        return daily(last, orElse: .noPrices(gauge.symbol)) { _ in
            read(series).map { Reading($0) } ?? Reading(unknown: .tooFewSessions(gauge.symbols))
        }
    }
}
