import Model

extension AppState {
    /// The row under the cursor as plain text, for the clipboard.
    var textOfRow: String? {
        switch focus {
        case .deals:
            guard let deal = selectedDeal else { return nil }
            return "\(deal.announced) \(deal.acquirer) → \(deal.target) \(deal.statedValue.words) \(deal.source)"
        case .thesis:
            guard let point = selectedCondition else { return nil }
            return "\(point.words): \(point.status.rawValue) \(point.figure)"
        case .yields: return textOfYield
        case .sectors: return textOfSectors
        case .indexes, .tickers, .chart:
            guard let listing = selectedListing, let day = listing.lastDay else { return nil }
            let change = NumberText.percentWithUnit(market.change(of: selected, over: focusedWindow))
            return
                "\(listing.instrument.label) \(NumberText.price(listing.last)) on \(day), \(focusedWindow.rawValue) \(change)"
        }
    }

    private var textOfYield: String? {
        let yields = market.rates[selectedTenor]
        guard let last = yields.last, let day = yields.lastDay else { return nil }
        let change = NumberText.bp(yields.changeBp(over: focusedWindow, asOf: market.day))
        let tenor = "\(selectedTenor.rawValue) Treasury \(NumberText.yield(last))"
        return "\(tenor) on \(day), \(focusedWindow.rawValue) \(change)"
    }

    private var textOfSectors: String? {
        guard let table = market.sectorTable(of: selected)?.table else { return nil }
        let weights = table.weights.map { weight in
            let share = NumberText.percentWithUnit(weight.weight, decimals: 1, sign: .negative)
            return "\(weight.sector.rawValue) \(weight.quality.sign)\(share)"
        }
        return "\(table.fund), \(table.asOf.long): " + weights.joined(separator: ", ")
    }

    /// Where the figures of the row under the cursor come from.
    var sourceOfRow: String? {
        switch focus {
        case .deals: selectedDeal?.source
        case .sectors: market.sectorTable(of: selected)?.table.source
        case .thesis: selectedCondition.map(\.basis)
        case .yields: market.rates.provenance.map { "\(selectedTenor.rawValue) Treasury: \(words(of: $0))" }
        case .indexes, .tickers, .chart: selectedListing.map { "\($0.instrument.label): \(words(of: $0))" }
        }
    }

    /// Where an instrument's figures come from and how new they are; of old ones since when, and what is wrong.
    private func words(of listing: Listing) -> String {
        if listing.last == nil, let source = market.sources.first(where: { $0.knowsNot(listing.instrument.symbol) }) {
            return "unknown symbol at \(source.name)"
        }
        guard market.isStale(listing) else { return listing.provenance.words }
        var words = listing.provenance.words
        if let quote = listing.quote {
            words += " since \(NewYorkTime.text(of: quote.time)) New York"
        } else if let lastDay = listing.series.lastDay {
            words += listing.provenance.age(since: lastDay)
        }
        let status = market.sources.first { $0.name == listing.provenance.source }
        return words + (status?.reason.map { ": \($0)" } ?? "")
    }

    /// The same of the yields.
    private func words(of yields: Provenance) -> String {
        guard market.yieldsAreStale, let lastDay = market.rates[selectedTenor].lastDay else { return yields.words }
        let reason = market.silentRateSources.first?.reason.map { ": \($0)" }
        return yields.words + yields.age(since: lastDay) + (reason ?? "")
    }

    /// The tenor under the cursor; the 10-year where the rows are not gone through.
    var selectedTenor: Tenor { isZoomed ? Tenor.allCases[cursor(of: .yields)] : .tenYears }

    /// The columns of the tickers that have room where they stand; nil where they are not shown.
    var shownColumns: [TickerColumn]? {
        Layout(size, focus: focus, tab: tab, isZoomed: isZoomed)?.place(of: .tickers)
            .map { TickersPanel(state: self).shownColumns(in: $0.inside) }
    }

    var selectedDeal: Deal? {
        deals.indices.contains(cursor(of: .deals)) ? deals[cursor(of: .deals)] : nil
    }

    private var selectedCondition: ConditionStanding? {
        let conditions = book.standing.conditions
        return conditions.indices.contains(cursor(of: .thesis)) ? conditions[cursor(of: .thesis)] : nil
    }
}

extension Provenance {
    /// The source and how new it is, in words.
    fileprivate var words: String { "\(source), \(freshness.rawValue)" }

    /// Since when its figures are old, in words.
    fileprivate func age(since lastDay: Day) -> String {
        freshness == .stale ? " since \(lastDay.long)" : ", the last of \(lastDay.long)"
    }
}

extension SourceStatus {
    fileprivate func knowsNot(_ symbol: Symbol) -> Bool { unknownSymbols.contains(symbol) }
}

extension Market {
    /// The sources of yields and of the policy rate that fail.
    var silentRateSources: [SourceStatus] {
        sources.filter { ["treasury", "fred"].contains($0.name) && $0.state == .failed }
    }
}

extension ConditionStanding {
    /// What it rests on, in a sentence.
    var basis: String {
        var parts = ["\(words): \(status.rawValue)"]
        if figure != NumberText.missing { parts.append(figure) }
        if let newest { parts.append("newest input \(newest.long)") }
        if let note { parts.append(note) }
        return parts.joined(separator: " · ")
    }
}
