import Model

extension ReplayMachine {
    /// A snapshot of the market at a position.
    func snapshot(at position: ReplayPosition) -> Market {
        let day = sessions.day(position.session)
        if position.phase == .close { return fullMarket.asOf(day, mode: .replay) }
        let before = sessions.dayBefore(position.session)
        var market = fullMarket.asOf(before, mode: .replay)
        market.apply(.batch(seriesUpdates(after: before, at: position) + deals(after: before, through: day)))
        market.apply(.moment(moment(at: position)))
        return market
    }

    /// The change from one position to another: a snapshot if it goes back, or if something appears that has no update
    /// of its own; otherwise only what is new.
    func update(from old: ReplayPosition, to new: ReplayPosition) -> MarketUpdate {
        let before = lastClosedDay(old)
        if new < old || reveals(after: before, through: lastClosedDay(new)) { return .snapshot(snapshot(at: new)) }
        var updates = seriesUpdates(after: before, at: new)
        if lastClosedDay(new) > before { updates.append(.rates(fullMarket.rates.prefix(through: lastClosedDay(new)))) }
        updates += deals(after: sessions.day(old.session), through: sessions.day(new.session))
        updates.append(.moment(moment(at: new)))
        return .batch(updates)
    }

    /// The last date whose closes are available at a position.
    private func lastClosedDay(_ position: ReplayPosition) -> Day {
        position.phase == .close ? sessions.day(position.session) : sessions.dayBefore(position.session)
    }

    private func moment(at position: ReplayPosition) -> Moment {
        let day = sessions.day(position.session)
        if position.phase == .close { return Moment(day, .closed, mode: .replay) }
        return Moment(day, .open, mode: .replay, minute: position.phase == .open ? ReplayMachine.openingMinute : nil)
    }

    private func deals(after before: Day, through day: Day) -> [MarketUpdate] {
        // Oldest first, so that the newest is first in the result, as in the full market.
        fullMarket.deals.filter { before < $0.announced.day && $0.announced.day <= day }.reversed().map { .deal($0) }
    }

    /// Whether something appears that only a snapshot can show: valuations, and reports that affect existing deals.
    private func reveals(after before: Day, through day: Day) -> Bool {
        if before >= day { return false }
        let span = (before + 1)...day
        return fullMarket.valuations.contains { span.contains($0.day) }
            || fullMarket.valuationStatements.contains { span.contains($0.day) }
            || fullMarket.reference.changes(in: span)
            || fullMarket.filings.contains { span.contains($0.day) }
            || fullMarket.headlines.contains { span.contains($0.day) }
            || fullMarket.companies.reports(in: span)
    }

    /// 09:30 in New York, in minutes since midnight.
    private static let openingMinute = 570
}

extension ReplayMachine {
    /// The price histories at a position of all instruments with a session after a date.
    private func seriesUpdates(after before: Day, at position: ReplayPosition) -> [MarketUpdate] {
        let day = sessions.day(position.session)
        return fullMarket.listings.compactMap { listing in
            guard let index = listing.series.index(onOrBefore: day), listing.series.day(index) > before else {
                return nil
            }
            return .series(listing.instrument.symbol, series(listing.series, at: position))
        }
    }

    /// An instrument's price history at a position. It shares storage with the full series.
    private func series(_ full: Series, at position: ReplayPosition) -> Series {
        let day = sessions.day(position.session)
        if position.phase == .close { return full.prefix(through: day) }
        var past = full.prefix(through: sessions.dayBefore(position.session))
        guard let index = full.index(onOrBefore: day), full.day(index) == day else { return past }
        let bar = full[index]
        // Prices on another scale than those before would show a jump.
        guard past.isEmpty || (bar.quotedClose == nil) == (past.quotedClose(past.count - 1) == nil) else { return past }
        for price in bar.course.prefix(position.phase.rawValue + 1) {
            past.update(price, on: day, adjustment: bar.adjustment)
        }
        return past
    }
}

extension Bar {
    /// The order of prices within the session: open, low and high; empty if one of them is missing. The low comes first
    /// if the session closed at or above its open.
    fileprivate var course: [Double] {
        guard let open, let high, let low else { return [] }
        return price >= open ? [open, low, high] : [open, high, low]
    }
}
