import Model

extension YahooChart {
    /// The sessions of a chart of daily bars.
    struct History: Sendable {
        /// The closed sessions.
        var closed = Series()
        /// The session in progress.
        var running: Bar?
    }

    /// Its sessions for a basis: with `adjusted`, closes adjusted for dividends beside the quoted ones; otherwise the
    /// quoted ones alone. Nil if the bars are not daily or adjusted closes are missing.
    ///
    /// - Parameter now: decides whether the last session has closed.
    func history(_ basis: Instrument.Basis, now: Timestamp) -> History? {
        if let granularity = meta.dataGranularity, granularity != "1d" { return nil }
        if basis == .adjusted, !isAdjusted, !rows.isEmpty { return nil }
        let venue = YahooVenue(meta)
        var history = History()
        for day in daysWithoutClose(venue, now) { history.closed.append(.withoutClose(day)) }
        for (index, row) in rows.enumerated() {
            let day = venue.zone.day(at: row.time)
            guard venue.canTrade(on: day), day <= venue.zone.day(at: now) else { continue }
            guard let bar = row.bar(day, basis, isLast: index == rows.count - 1) else {
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

    /// Closed sessions without a usable close. Where holidays are not known, a bar without any price is not a session.
    private func daysWithoutClose(_ venue: YahooVenue, _ now: Timestamp) -> [Day] {
        withoutClose.compactMap { time, isStated in
            let day = venue.zone.day(at: time)
            guard isStated || venue.isNewYork, venue.canTrade(on: day), venue.hasClosed(day, by: now) else {
                return nil
            }
            return day
        }
    }

    /// The bars within trading hours. A bar that begins at the close is the first of the after-hours; of an index, which
    /// has none, it has the closing price if it is the day's last.
    func traded(at venue: YahooVenue) -> [Row] {
        rows.indices.filter { index in
            let time = rows[index].time
            guard venue.trades(at: time), !venue.isTraded || !venue.closes(at: time) else { return false }
            let next = index + 1 < rows.count ? rows[index + 1].time : time
            return next <= time || !venue.closes(at: time) || venue.zone.day(at: next) != venue.zone.day(at: time)
        }.map { rows[$0] }
    }

    /// The prices of its newest session, those outside of trading hours apart; nil if there are none.
    func intraday() -> Intraday? {
        let venue = YahooVenue(meta)
        let regular = traded(at: venue), extended = rows.filter { venue.tradesExtended(at: $0.time) }
        guard let last = [regular.last, extended.last].compactMap({ $0?.time }).max() else { return nil }
        let session = venue.zone.day(at: last)
        var points = points(regular, on: session, venue)
        if let close = close(of: session, venue), let point = points.last, point.time < close.time {
            points.append(close)
        }
        return Intraday(
            session, offsetMinutes: venue.zone.offsetMinutes(at: last), points: points,
            extended: self.points(extended, on: session, venue))
    }

    private func points(_ rows: [Row], on session: Day, _ venue: YahooVenue) -> [Intraday.Point] {
        var points: [Intraday.Point] = []
        for row in rows where venue.zone.day(at: row.time) == session {
            // The live price can repeat the time of its bar, and decreasing times would draw a loop.
            if let previous = points.last, previous.time >= row.time { points.removeLast() }
            points.append(Intraday.Point(row.time, row.close))
        }
        return points
    }

    /// The price of the regular session if it is of its close or later, at the time of the close.
    private func close(of session: Day, _ venue: YahooVenue) -> Intraday.Point? {
        guard let close = venue.close(on: session), let time = Timestamp(seconds: meta.regularMarketTime),
            time >= close, venue.zone.day(at: time) == session,
            let price = meta.regularMarketPrice?.asPrice(YahooChart.priceRules(meta))
        else { return nil }
        return Intraday.Point(close, price)
    }
}

extension YahooChart.Row {
    /// The session's bar. The newest close needs no adjustment; an older one without an adjusted close is unusable.
    fileprivate func bar(_ day: Day, _ basis: Instrument.Basis, isLast: Bool) -> Bar? {
        guard basis == .adjusted else {
            return Bar(day, open: open, high: high, low: low, close: close, volume: volume)
        }
        guard let adjusted = adjusted ?? (isLast ? close : nil) else { return nil }
        return Bar(day, open: open, high: high, low: low, close: adjusted, quotedClose: close, volume: volume)
    }
}
