package import Model

extension Market {
    /// One sentence for each value in the market that cannot be known yet at its moment.
    package var foreknowledge: [String] {
        var found: [String] = []
        let known = moment.session == .open ? day - 1 : day
        for listing in listings {
            let symbol = listing.instrument.symbol
            if let last = listing.series.lastDay, last > day { found.append("\(day): \(symbol) has \(last)") }
            if let quote = listing.quote, quote.session > day {
                found.append("\(day): \(symbol) quoted \(quote.session)")
            }
            if let intraday = listing.intraday, intraday.session > day {
                found.append("\(day): \(symbol) within a later day")
            }
            if moment.session == .open, listing.series.lastDay == day, listing.series.running == nil {
                found.append("\(day): \(symbol) has closed before the close")
            }
        }
        for (tenor, values) in rates.yields where values.lastDay ?? known > known {
            found.append("\(day): yield \(tenor.rawValue)")
        }
        if let last = rates.policy.lastDay, last > known { found.append("\(day): policy rate of \(last)") }
        found += deals.filter { $0.announced.day > day }.map { "\(day): deal of \($0.announced)" }
        found += valuations.filter { $0.day > known }.map { "\(day): ratio of \($0.day)" }
        found += valuationStatements.filter { $0.day > known }.map { "\(day): statement of \($0.day)" }
        return found
    }

    /// One sentence for each difference to another market, in what panels draw of it.
    package func differences(to other: Market) -> [String] {
        var found: [String] = []
        func check(_ same: Bool, _ what: String) { if !same { found.append("\(day): \(what)") } }
        check(moment.withoutPlayback == other.moment.withoutPlayback, "moment \(moment) and \(other.moment)")
        check(listings.count == other.listings.count, "listings")
        for (a, b) in zip(listings, other.listings) {
            let symbol = a.instrument.symbol
            check(a.instrument == b.instrument && a.provenance == b.provenance, "\(symbol)")
            check(a.series.count == b.series.count, "\(symbol): \(a.series.count) and \(b.series.count) sessions")
            check(a.series.running == b.series.running, "\(symbol): running session")
            for index in a.series.indices.suffix(3) where index < b.series.count {
                check(a.series[index] == b.series[index], "\(symbol): \(a.series[index]) and \(b.series[index])")
            }
            check(a.quote == b.quote, "\(symbol): quote")
            check(a.intraday?.points == b.intraday?.points, "\(symbol): prices within the session")
            check(a.intraday?.extended == b.intraday?.extended, "\(symbol): prices outside of the session")
        }
        for tenor in Tenor.allCases {
            check(rates[tenor].count == other.rates[tenor].count, "\(tenor)")
            check(rates[tenor].last == other.rates[tenor].last, "\(tenor)")
        }
        check(rates.policy.count == other.rates.policy.count, "policy")
        check(deals == other.deals, "deals")
        check(valuations == other.valuations, "valuations")
        check(valuationStatements == other.valuationStatements, "statements")
        // These are in order of arrival, which differs between services.
        check(Set(sectorTables) == Set(other.sectorTables), "sector tables")
        check(Set(holdingsTables.map(\.fund)) == Set(other.holdingsTables.map(\.fund)), "holdings")
        return found
    }
}

extension Series {
    package var indices: Range<Int> { 0..<count }
}

extension Moment {
    /// The moment without the state of playback.
    fileprivate var withoutPlayback: Moment { Moment(day, session, mode: mode, minute: minute) }
}
