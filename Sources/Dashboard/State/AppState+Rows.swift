import Model
import Thesis

extension AppState {
    /// The row under the cursor as plain text, for the clipboard.
    var textOfRow: String? {
        switch focus {
        case .deals:
            guard let deal = selectedDeal else { return nil }
            return "\(deal.announced) \(deal.acquirer) → \(deal.target) \(deal.statedValue.label) \(deal.source)"
        case .thesis:
            if let claim = selectedClaim {
                let figures = "stated \(claim.statedText), computed \(claim.computedText)"
                return "\(claim.text): \(figures), \(claim.verdict.rawValue)"
            }
            guard let point = selectedCondition else { return nil }
            return "\(point.text): \(point.status.label) \(point.figure)"
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

    /// The source of the figures in the row under the cursor.
    var sourceOfRow: String? {
        switch focus {
        case .deals: selectedDeal?.source
        case .sectors: market.sectorTable(of: selected)?.table.source
        case .thesis: selectedClaim.map(\.source) ?? selectedCondition.map(\.basis)
        case .yields: market.rates.provenance.map { "\(selectedTenor.rawValue) Treasury: \(sourceText(of: $0))" }
        case .indexes, .tickers, .chart: selectedListing.map { "\($0.instrument.label): \(sourceText(of: $0))" }
        }
    }

    /// The source and freshness of an instrument's figures; for old ones also their time and the source's problem.
    private func sourceText(of listing: Listing) -> String {
        if listing.last == nil, let source = market.sources.first(where: { $0.rejects(listing.instrument.symbol) }) {
            return "unknown symbol at \(source.name)"
        }
        guard market.isStale(listing) else { return listing.provenance.summary }
        var text = listing.provenance.summary
        if let quote = listing.quote {
            text += " since \(NewYorkTime.text(of: quote.time)) New York"
        } else if let lastDay = listing.series.lastDay {
            text += listing.provenance.age(since: lastDay)
        }
        let status = market.sources.first { $0.name == listing.provenance.source }
        return text + (status?.reason.map { ": \($0)" } ?? "")
    }

    /// The source and freshness of the yields.
    private func sourceText(of yields: Provenance) -> String {
        guard market.yieldsAreStale, let lastDay = market.rates[selectedTenor].lastDay else { return yields.summary }
        let reason = failedRateSources.first?.reason.map { ": \($0)" }
        return yields.summary + yields.age(since: lastDay) + (reason ?? "")
    }

    /// The failed sources of yields and of the policy rate.
    var failedRateSources: [SourceStatus] {
        market.sources.filter { settings.rateSources.contains($0.name) && $0.state == .failed }
    }

    var selectedDeal: Deal? {
        deals.indices.contains(cursor(of: .deals)) ? deals[cursor(of: .deals)] : nil
    }

    /// The claim under the cursor, where claims are rows of the list.
    var selectedClaim: ClaimResult? {
        let row = cursor(of: .thesis) - book.result.conditions.count
        return row < listedClaims && book.result.claims.indices.contains(row) ? book.result.claims[row] : nil
    }

    private var selectedCondition: ConditionResult? {
        let conditions = book.result.conditions
        return conditions.indices.contains(cursor(of: .thesis)) ? conditions[cursor(of: .thesis)] : nil
    }
}

extension Provenance {
    /// The source and freshness.
    fileprivate var summary: String { "\(source), \(freshness.rawValue)" }

    /// The age of the figures, as the end of a sentence.
    fileprivate func age(since lastDay: Day) -> String {
        freshness == .stale ? " since \(lastDay.long)" : ", the last of \(lastDay.long)"
    }
}

extension SourceStatus {
    fileprivate func rejects(_ symbol: Symbol) -> Bool { unknownSymbols.contains(symbol) }
}

extension ConditionResult {
    /// The status, figure, newest input and note, in a sentence.
    var basis: String {
        var parts = ["\(text): \(status.label)"]
        if figure != NumberText.missing { parts.append(figure) }
        if let newest { parts.append("newest input \(newest.long)") }
        if let note { parts.append(note) }
        return parts.joined(separator: " · ")
    }
}
