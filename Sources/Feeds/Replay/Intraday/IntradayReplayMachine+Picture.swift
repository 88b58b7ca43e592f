import Model

extension IntradayReplayMachine {
    /// The whole market at a place.
    func picture(at place: MinutePlace) -> Market {
        let session = history.sessions[place.session]
        let past = whole.asOf(knownDay(place), mode: .replay)
        return Market(
            moment(at: place), listings: listings(at: place, past), rates: past.rates,
            sectorTables: past.sectorTables, holdingsTables: past.holdingsTables,
            deals: past.deals + whole.asOf(session.day, mode: .replay).deals.filter { $0.announced.day > past.day },
            dealSpans: past.dealSpans, filings: past.filings, leads: past.leads, headlines: past.headlines,
            companies: past.companies.all, valuations: past.valuations,
            valuationStatements: past.valuationStatements, sources: past.sources)
    }

    /// What changes within a session.
    func update(from old: MinutePlace, to new: MinutePlace) -> MarketUpdate {
        if isClose(new) { return .picture(picture(at: new)) }
        let session = history.sessions[new.session]
        var updates: [MarketUpdate] = []
        for (symbol, bars) in session.bars.sorted(by: { $0.key < $1.key }) {
            let tape = MinuteTape(bars, session, new)
            guard let quote = tape.quote(symbol), tape.count != MinuteTape(bars, session, old).count || old.minute == 0
            else { continue }
            updates += [
                .series(symbol, tape.running(after: closed(symbol, before: new.session))), .quote(quote),
                .intraday(symbol, tape.intraday),
            ]
        }
        return .batch(updates + [.moment(moment(at: new))])
    }

    private func isClose(_ place: MinutePlace) -> Bool {
        let session = history.sessions[place.session]
        return session.first + place.minute == session.end
    }

    private func moment(at place: MinutePlace) -> Moment {
        let session = history.sessions[place.session]
        if isClose(place) { return Moment(session.day, .closed, mode: .replay) }
        return Moment(session.day, .open, mode: .replay, minute: session.first + place.minute)
    }

    /// The last date of which closes are known.
    private func knownDay(_ place: MinutePlace) -> Day {
        let day = history.sessions[place.session].day
        if isClose(place) { return day }
        return place.session > 0 ? history.sessions[place.session - 1].day : day - 1
    }

    /// Instruments that have minutes, and indexes that have closes.
    private func listings(at place: MinutePlace, _ past: Market) -> [Listing] {
        let symbols = history.symbols
        return past.listings.compactMap { listing in
            let symbol = listing.instrument.symbol
            if symbols.contains(symbol) { return self.listing(listing.instrument.asQuoted, at: place) }
            return listing.instrument.basis == .adjusted || listing.series.isEmpty ? nil : listing
        }
    }

    private func listing(_ instrument: Instrument, at place: MinutePlace) -> Listing {
        let session = history.sessions[place.session]
        let tape = MinuteTape(session.bars[instrument.symbol] ?? [], session, place)
        var series = closed(instrument.symbol, before: place.session)
        if isClose(place) {
            if let bar = sessionBars[place.session][instrument.symbol] { series.append(bar) }
        } else {
            series = tape.running(after: series)
        }
        var listing = Listing(instrument, series: series, provenance: provenance)
        if !isClose(place) { listing.quote = tape.quote(instrument.symbol) }
        if tape.count > 0 { listing.intraday = tape.intraday }
        return listing
    }

    /// The sessions of an instrument before one.
    private func closed(_ symbol: Symbol, before session: Int) -> Series {
        Series(sessionBars[..<session].compactMap { $0[symbol] })
    }
}

extension Instrument {
    /// The instrument with prices as quoted.
    fileprivate var asQuoted: Instrument {
        Instrument(
            symbol, name: name, kind: kind, group: group, benchmark: benchmark, basis: .price, sector: sector)
    }
}
