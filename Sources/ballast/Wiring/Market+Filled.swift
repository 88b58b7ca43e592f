import Model

extension Market {
    /// The market, completed from tables: sessions of other days, instruments, fund tables, deals, rates and ratios.
    /// Where both have a value, this market's is used. O(all sessions).
    func filled(from tables: Market) -> Market {
        var rates = rates
        for (tenor, values) in tables.rates.yields {
            rates.yields[tenor] = rates.yields[tenor].map { $0.filled(from: values) } ?? values
        }
        rates.policy = rates.policy.filled(from: tables.rates.policy)
        rates.provenance = rates.provenance ?? tables.rates.provenance
        let sectorTables = tables.sectorTables.filter { table in
            !self.sectorTables.contains { $0.fund == table.fund && $0.asOf == table.asOf }
        }
        let holdingsTables = tables.holdingsTables.filter { table in
            !self.holdingsTables.contains { $0.fund == table.fund && $0.asOf == table.asOf }
        }
        let deals = tables.deals.withoutReports(of: self.deals)
        let points = tables.valuations.filter { !valuations.contains($0) }
        let statements = tables.valuationStatements.filter { !valuationStatements.contains($0) }
        var filled = Market(
            moment, listings: filledListings(from: tables), rates: rates,
            sectorTables: sectorTables + self.sectorTables, holdingsTables: holdingsTables + self.holdingsTables,
            deals: self.deals + deals, dealSpans: dealSpans, filings: filings, leads: leads, headlines: headlines,
            companies: companies.all, valuations: valuations + points,
            valuationStatements: valuationStatements + statements, reference: reference, sources: sources)
        for span in tables.dealSpans { filled.apply(.dealsCovered(span)) }
        return filled
    }

    private func filledListings(from tables: Market) -> [Listing] {
        let merged = listings.map { listing in
            guard let other = tables[listing.instrument.symbol] else { return listing }
            var filled = listing
            if listing.series.isEmpty { filled.provenance = other.provenance }
            filled.series = listing.series.filled(from: other.series)
            return filled
        }
        return merged + tables.listings.filter { self[$0.instrument.symbol] == nil }
    }
}

extension Series {
    /// The series, completed with another's sessions of other days, rescaled to this one's price level. If the two
    /// contradict each other, or no common day relates their levels, only sessions before and after stay as they are.
    fileprivate func filled(from other: Series) -> Series {
        guard let first = closed.lastDay.map({ _ in closed.day(0) }), let last = other.lastDay else {
            return isEmpty ? other : self
        }
        let running = running
        switch other.splicing(self) {
        case .extended(let bars):
            var series = other.closed
            for bar in bars { series.append(bar) }
            return Series(series, running: running)
        case .joined(let series), .rescaled(let series, _): return Series(series, running: running)
        case .replaced: return self
        case .mismatch:
            // No common day, as between tables of long ago and a source that reaches back a month.
            guard last < first else { return self }
            return Series(Series(other.closed.bars + closed.bars), running: running)
        }
    }

    private var bars: [Bar] { (0..<count).map { self[$0] } }
}

extension DatedValues {
    /// The values, completed with another's of other days.
    fileprivate func filled(from other: DatedValues) -> DatedValues {
        let columns = [other, self].map { values in (0..<values.count).map { (values.day($0), values.value($0)) } }
        return DatedValues(days: columns.joined().map(\.0), values: columns.joined().map(\.1))
    }
}
