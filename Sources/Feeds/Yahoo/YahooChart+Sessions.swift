import Model

extension YahooChart {
    /// The sessions of a chart of daily bars.
    struct History: Sendable {
        /// Those that have closed.
        var closed = Series()
        /// The one that runs.
        var running: Bar?
    }

    /// Its sessions as an instrument of a basis has them: with `adjusted` closes of which dividends are taken off, and
    /// open, high and low in proportion; else as traded. Nil where the bars are not of days, or have no adjusted closes.
    ///
    /// - Parameter now: by which it is told whether the last session has closed.
    func history(_ basis: Instrument.Basis, now: Timestamp) -> History? {
        if let granularity = meta.dataGranularity, granularity != "1d" { return nil }
        if basis == .adjusted, !isAdjusted, !rows.isEmpty { return nil }
        let venue = YahooVenue(meta)
        var history = History()
        for day in daysWithoutClose(venue, now) { history.closed.append(.withoutClose(day)) }
        for (place, row) in rows.enumerated() {
            let day = venue.zone.day(at: row.time)
            guard venue.canTrade(on: day), day <= venue.zone.day(at: now) else { continue }
            guard let bar = row.bar(day, basis, isLast: place == rows.count - 1) else {
                if venue.hasClosed(day, by: now) { history.closed.append(.withoutClose(day)) }
                continue
            }
            if venue.hasClosed(day, by: now) {
                history.closed.append(bar)
            } else {
                history.running = bar
            }
        }
        return history
    }

    /// The sessions that have closed and whose close is none. A bar without any price is no session where holidays are not
    /// known.
    private func daysWithoutClose(_ venue: YahooVenue, _ now: Timestamp) -> [Day] {
        withoutClose.compactMap { time, isStated in
            let day = venue.zone.day(at: time)
            guard isStated || venue.isNewYork, venue.canTrade(on: day), venue.hasClosed(day, by: now) else {
                return nil
            }
            return day
        }
    }

    /// The bars within the hours of trading. One that begins with the close has the closing price where it is the day's last;
    /// else it is the first of the hours after.
    func traded(at venue: YahooVenue) -> [Row] {
        rows.indices.filter { place in
            let time = rows[place].time
            guard venue.trades(at: time) else { return false }
            let next = place + 1 < rows.count ? rows[place + 1].time : time
            return next <= time || !venue.closes(at: time) || venue.zone.day(at: next) != venue.zone.day(at: time)
        }.map { rows[$0] }
    }

    /// The prices of the newest session in it, within the hours of trading; nil where there is none.
    func intraday() -> Intraday? {
        let venue = YahooVenue(meta)
        let trading = traded(at: venue)
        guard let last = trading.last else { return nil }
        let session = venue.zone.day(at: last.time)
        var points: [Intraday.Point] = []
        for row in trading where venue.zone.day(at: row.time) == session {
            // The live price can repeat the time of its bar, and times that run back would draw a knot.
            if let previous = points.last, previous.time >= row.time { points.removeLast() }
            points.append(Intraday.Point(row.time, row.close))
        }
        return Intraday(session, offsetMinutes: venue.zone.offsetMinutes(at: last.time), points: points)
    }
}

extension YahooChart.Row {
    /// The session's bar. The newest close needs no adjustment; an older one without it is of no use.
    fileprivate func bar(_ day: Day, _ basis: Instrument.Basis, isLast: Bool) -> Bar? {
        guard basis == .adjusted else {
            return Bar(day, open: open, high: high, low: low, close: close, volume: volume)
        }
        guard let adjusted = adjusted ?? (isLast ? close : nil) else { return nil }
        let factor = adjusted / close
        return Bar(
            day, open: open.map { $0 * factor }, high: high.map { $0 * factor }, low: low.map { $0 * factor },
            close: adjusted, volume: volume)
    }
}
