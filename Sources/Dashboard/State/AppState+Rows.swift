import Model

extension AppState {
    /// The row under the cursor as plain text, for the clipboard.
    var textOfRow: String? {
        switch focus {
        case .deals:
            guard let deal = selectedDeal else { return nil }
            let value = NumberText.money(usdMillions: deal.upfrontUSDMillions)
            return "\(deal.announced) \(deal.acquirer) → \(deal.target) \(value) \(deal.source)"
        case .thesis:
            guard let point = selectedCondition else { return nil }
            return "\(point.words): \(point.status.rawValue) \(point.figure)"
        default:
            guard let listing = selectedListing else { return nil }
            let month = NumberText.percentWithUnit(listing.series.change(over: .month))
            return "\(selected) \(NumberText.price(listing.last)) on \(market.day), 1M \(month)"
        }
    }

    /// Where the figures of the row under the cursor come from.
    var sourceOfRow: String? {
        switch focus {
        case .deals: selectedDeal?.source
        case .sectors: market.sectorTable(of: selected)?.table.source
        case .thesis: selectedCondition.map(\.basis)
        default: selectedListing.map { "\($0.provenance.source), \($0.provenance.freshness.rawValue)" }
        }
    }

    private var selectedDeal: Deal? {
        deals.indices.contains(cursor(of: .deals)) ? deals[cursor(of: .deals)] : nil
    }

    private var selectedCondition: ConditionStanding? {
        let conditions = book.standing.conditions
        return conditions.indices.contains(cursor(of: .thesis)) ? conditions[cursor(of: .thesis)] : nil
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
