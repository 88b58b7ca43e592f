import Model

extension ReplayMachine {
    /// The whole market at a place.
    func picture(at place: Place) -> Market {
        let day = sessions.day(place.session)
        if place.phase == .close { return whole.asOf(day, mode: .replay) }
        let before = sessions.dayBefore(place.session)
        var market = whole.asOf(before, mode: .replay)
        market.apply(.batch(seriesUpdates(after: before, at: place) + deals(after: before, through: day)))
        market.apply(.moment(moment(at: place)))
        return market
    }

    /// What changes from one place to another: a picture where it goes back, and where something appears that has no
    /// update of its own; else only what is new.
    func update(from old: Place, to new: Place) -> MarketUpdate {
        let known = knownDay(old)
        if new < old || reveals(after: known, through: knownDay(new)) { return .picture(picture(at: new)) }
        var updates = seriesUpdates(after: known, at: new)
        if knownDay(new) > known { updates.append(.rates(whole.rates.prefix(through: knownDay(new)))) }
        updates += deals(after: sessions.day(old.session), through: sessions.day(new.session))
        updates.append(.moment(moment(at: new)))
        return .batch(updates)
    }

    /// The last date whose closes are known at a place.
    private func knownDay(_ place: Place) -> Day {
        place.phase == .close ? sessions.day(place.session) : sessions.dayBefore(place.session)
    }

    private func moment(at place: Place) -> Moment {
        let day = sessions.day(place.session)
        if place.phase == .close { return Moment(day, .closed, mode: .replay) }
        return Moment(day, .open, mode: .replay, minute: place.phase == .open ? ReplayMachine.openingMinute : nil)
    }

    private func deals(after known: Day, through day: Day) -> [MarketUpdate] {
        // Oldest first, so that the newest ends on top as in the whole.
        whole.deals.filter { known < $0.announced.day && $0.announced.day <= day }.reversed().map { .deal($0) }
    }

    /// Whether something becomes known that a picture alone can show: ratios, and what changes deals that are known.
    private func reveals(after known: Day, through day: Day) -> Bool {
        if known >= day { return false }
        let span = (known + 1)...day
        return whole.valuations.contains { span.contains($0.day) }
            || whole.valuationStatements.contains { span.contains($0.day) }
            || whole.filings.contains { span.contains($0.day) } || whole.headlines.contains { span.contains($0.day) }
            || whole.companies.reports(in: span)
    }

    /// 09:30 in New York.
    private static let openingMinute = 570
}

extension ReplayMachine {
    /// The histories at a place of the instruments that have had a session since a date.
    private func seriesUpdates(after known: Day, at place: Place) -> [MarketUpdate] {
        let day = sessions.day(place.session)
        return whole.listings.compactMap { listing in
            guard let index = listing.series.index(onOrBefore: day), listing.series.day(index) > known else {
                return nil
            }
            return .series(listing.instrument.symbol, series(listing.series, at: place))
        }
    }

    /// An instrument's history at a place. It shares storage with the whole.
    private func series(_ whole: Series, at place: Place) -> Series {
        let day = sessions.day(place.session)
        if place.phase == .close { return whole.prefix(through: day) }
        var past = whole.prefix(through: sessions.dayBefore(place.session))
        guard let index = whole.index(onOrBefore: day), whole.day(index) == day else { return past }
        for price in whole[index].course.prefix(place.phase.rawValue + 1) { past.update(price, on: day) }
        return past
    }
}

extension Bar {
    /// Open, then low and high; nothing where one of them is not known. The low is first where the close is no lower than
    /// the open.
    fileprivate var course: [Double] {
        guard let open, let high, let low else { return [] }
        return close >= open ? [open, low, high] : [open, high, low]
    }
}
