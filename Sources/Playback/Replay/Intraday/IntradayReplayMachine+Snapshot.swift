import Model

extension IntradayReplayMachine {
    /// A snapshot of the market at a position.
    func snapshot(at position: MinutePosition) -> Market {
        let session = history.sessions[position.session]
        let past = fullMarket.asOf(lastClosedDay(position), mode: .replay)
        return Market(
            moment(at: position), listings: listings(at: position, past), rates: past.rates,
            sectorTables: past.sectorTables, holdingsTables: past.holdingsTables,
            deals: past.deals
                + fullMarket.asOf(session.day, mode: .replay).deals.filter { $0.announced.day > past.day },
            dealSpans: past.dealSpans, filings: past.filings, leads: past.leads, headlines: past.headlines,
            companies: past.companies.all, valuations: past.valuations,
            valuationStatements: past.valuationStatements, reference: past.reference, sources: past.sources)
    }

    /// The change between two positions in a session.
    func update(from old: MinutePosition, to new: MinutePosition) -> MarketUpdate {
        if isClose(new) { return .snapshot(snapshot(at: new)) }
        let session = history.sessions[new.session]
        var updates: [MarketUpdate] = []
        for (symbol, bars) in session.bars.sorted(by: { $0.key < $1.key }) {
            let minutes = SessionMinutes(bars, session, new)
            guard let quote = minutes.quote(symbol),
                minutes.count != SessionMinutes(bars, session, old).count || old.minute == 0
            else { continue }
            updates += [
                .series(symbol, running(minutes, symbol, new.session)), .quote(quote),
                .intraday(symbol, minutes.intraday),
            ]
        }
        return .batch(updates + [.moment(moment(at: new))])
    }

    private func isClose(_ position: MinutePosition) -> Bool {
        let session = history.sessions[position.session]
        return session.first + position.minute == session.end
    }

    private func moment(at position: MinutePosition) -> Moment {
        let session = history.sessions[position.session]
        if isClose(position) { return Moment(session.day, .closed, mode: .replay) }
        return Moment(session.day, .open, mode: .replay, minute: session.first + position.minute)
    }

    /// The last date whose closes are available.
    private func lastClosedDay(_ position: MinutePosition) -> Day {
        let day = history.sessions[position.session].day
        if isClose(position) { return day }
        return position.session > 0 ? history.sessions[position.session - 1].day : day - 1
    }

    /// Instruments that have minute bars, and all others that have closes.
    private func listings(at position: MinutePosition, _ past: Market) -> [Listing] {
        let symbols = history.symbols
        return past.listings.compactMap { listing in
            let symbol = listing.instrument.symbol
            if symbols.contains(symbol) { return self.listing(listing.instrument, at: position) }
            return listing.series.isEmpty ? nil : listing
        }
    }

    private func listing(_ instrument: Instrument, at position: MinutePosition) -> Listing {
        let session = history.sessions[position.session]
        let minutes = SessionMinutes(session.bars[instrument.symbol] ?? [], session, position)
        let series =
            isClose(position)
            ? closed(instrument.symbol, before: position.session + 1)
            : running(minutes, instrument.symbol, position.session)
        var listing = Listing(instrument, series: series, provenance: provenance)
        if !isClose(position) { listing.quote = minutes.quote(instrument.symbol) }
        if minutes.count > 0 { listing.intraday = minutes.intraday }
        return listing
    }

    /// The sessions of an instrument before the given one: those of the daily tables, and of the minutes where a table
    /// lacks the session.
    private func closed(_ symbol: Symbol, before session: Int) -> Series {
        let last = session > 0 ? history.sessions[session - 1].day : history.sessions[0].day - 1
        var series = fullMarket[symbol]?.series.prefix(through: last) ?? Series()
        for bars in sessionBars[..<session] {
            if let bar = bars[symbol], series.index(on: bar.day) == nil { series.append(bar) }
        }
        return series
    }

    /// The sessions of an instrument with one in progress, whose prices are adjusted as its close in the daily tables.
    private func running(_ minutes: SessionMinutes, _ symbol: Symbol, _ session: Int) -> Series {
        let daily = fullMarket[symbol]?.series, day = history.sessions[session].day
        let adjustment = daily?.index(on: day).flatMap { daily?[$0].adjustment }
        return minutes.running(after: closed(symbol, before: session), adjustment: adjustment)
    }
}
