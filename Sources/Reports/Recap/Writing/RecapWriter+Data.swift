import Model

extension RecapWriter {
    /// The maximum number of instruments or sources named.
    static let namedGaps = 3

    /// Data that is missing or old.
    var data: [RecapText] {
        let texts = [gaps, pending] + rateGaps + [dealGap, valuation, failures]
        return texts.compactMap(\.self).map { $0.capitalised + "." }
    }

    /// Instruments with prices of their own, without those that the subject excludes.
    var listings: [Listing] {
        market.listings.filter { $0.instrument.kind != .ratio && !subject.excluded.contains($0.instrument.symbol) }
    }

    /// Instruments that had sessions before but have none on the date.
    private var gaps: RecapText? {
        let late = listings.filter { !$0.series.isEmpty && $0.series.lastDay != day }
        guard !late.isEmpty else { return nil }
        let named = late.prefix(RecapWriter.namedGaps).map { listing -> RecapText in
            let newest = listing.series.lastDay.map(date) ?? ""
            return "\(listing.instrument.symbol) (newest \(newest))"
        }
        return "no session on the date: \((Array(named) + rest(late, "late")).list)"
    }

    /// Instruments without any session yet.
    private var pending: RecapText? {
        let unknown = market.unknownSymbols
        let missing = listings.filter { $0.series.isEmpty && !unknown.contains($0.instrument.symbol) }
        guard !missing.isEmpty else { return nil }
        if missing.count <= RecapWriter.namedGaps {
            let names = missing.map { "\($0.instrument.symbol)" as RecapText }
            return "no prices yet of \(names.list)"
        }
        return "\(gap("notYet", missing)) of \(gap("instruments", listings)) instruments have no prices yet"
    }

    private func rest(_ listings: [Listing], _ key: String) -> [RecapText] {
        let rest = listings.dropFirst(RecapWriter.namedGaps)
        return rest.isEmpty ? [] : ["\(gap(key, Array(rest))) more"]
    }

    private func gap(_ key: String, _ listings: [Listing]) -> RecapFigure {
        count(
            "recap.data.\(key)", listings.count,
            key == "instruments" ? "Instruments of the catalogue." : "Instruments without a close on the date.",
            inputs: listings.map { .init($0.instrument.symbol.name, nil, Dated($0.series.lastDay ?? day)) },
            source: "the catalogue of instruments")
    }

    private var rateGaps: [RecapText?] {
        let newest = market.rates[.tenYears].lastDay
        let policy = market.rates.policy.lastDay
        return [
            old(newest, "\(name: "10-year") yield"), old(policy, "policy rate"),
        ]
    }

    /// A note if a daily figure is missing or old.
    private func old(_ newest: Day?, _ label: RecapText) -> RecapText? {
        guard let newest else { return "no \(label) is available" }
        return day - newest > RecapWriter.dailyLimit ? "the newest \(label) is from \(date(newest))" : nil
    }

    private var dealGap: RecapText? {
        guard let covered = market.dealsCovered else { return "no deal data" }
        if covered.lowerBound > day { return "no deal data before \(date: covered.lowerBound.long)" }
        guard covered.upperBound < day.startOfQuarter else { return nil }
        return "deals are listed in full only to \(date: covered.upperBound.long)"
    }

    private var valuation: RecapText? {
        guard let newest = market.discount else { return "no price-earnings ratios" }
        if omitted.contains(.valuation) { return nil }
        let point = newest.point
        let inputs = [
            RecapFigure.Input("small P/E", point.small, Dated(point.day)),
            RecapFigure.Input("large P/E", point.large, Dated(point.day)),
        ]
        let discount = RecapFigure(
            "valuation.discount", point.discount, .fraction,
            text: NumberText.percentWithUnit(point.discount, decimals: 1),
            definition: "Small P/E over large P/E, less one: \(point.measure).", inputs: inputs, source: point.source)
        let age = count(
            "valuation.ageDays", newest.ageDays, "Days since the newest ratios.", inputs: inputs, source: point.source)
        let side = discount.value < 0 ? "below" : "above"
        let days = newest.ageDays == 1 ? "day" : "days"
        return "price-earnings ratios are \(age) \(plain(days)) old (\(date: point.day.long)): small caps "
            + "\(size: discount) \(plain(side)) large"
    }

    private var failures: RecapText? {
        let failed = market.sources.filter { $0.state == .failed || $0.state == .partial }
        guard !failed.isEmpty else { return nil }
        let named = failed.prefix(RecapWriter.namedGaps).map {
            "\(name: $0.name) (\(plain($0.state.rawValue)))" as RecapText
        }
        return "sources with errors: \(Array(named).list)"
    }
}
