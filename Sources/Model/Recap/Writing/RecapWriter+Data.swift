extension RecapWriter {
    /// At most so many instruments or sources are named.
    static let namedGaps = 3

    /// What is missing or old.
    var data: [RecapText] {
        let texts = [gaps, notYet] + rateGaps + [dealGap, valuation, faults]
        return texts.compactMap(\.self).map { $0.capitalised + "." }
    }

    /// Instruments with prices of their own, but for those that nobody watches any more.
    var listings: [Listing] {
        market.listings.filter { $0.instrument.kind != .ratio && !subject.forgotten.contains($0.instrument.symbol) }
    }

    /// Instruments that had sessions before, but none on the date.
    private var gaps: RecapText? {
        let late = listings.filter { !$0.series.isEmpty && $0.series.lastDay != day }
        guard !late.isEmpty else { return nil }
        let named = late.prefix(RecapWriter.namedGaps).map { listing -> RecapText in
            let newest = listing.series.lastDay.map(date) ?? ""
            return "\(listing.instrument.symbol) (newest \(newest))"
        }
        return "no session on the date: \((Array(named) + rest(late, "late")).list)"
    }

    /// Instruments whose first session is still to come.
    private var notYet: RecapText? {
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

    /// That a daily figure is not known, or is old.
    private func old(_ newest: Day?, _ what: RecapText) -> RecapText? {
        guard let newest else { return "no \(what) is known" }
        return day - newest > RecapWriter.dailyLimit ? "the newest \(what) is of \(date(newest))" : nil
    }

    private var dealGap: RecapText? {
        guard let known = market.dealsKnown else { return "no deals are known" }
        if known.lowerBound > day { return "nothing is known of deals before \(date: known.lowerBound.long)" }
        guard known.upperBound < day.startOfQuarter else { return nil }
        return "nothing is known of deals after \(date: known.upperBound.long)"
    }

    private var valuation: RecapText? {
        guard let newest = market.discount else { return "no price-earnings ratios are known" }
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
        let place = discount.value < 0 ? "below" : "above"
        let days = newest.ageDays == 1 ? "day" : "days"
        return "price-earnings ratios are \(age) \(words(days)) old (\(date: point.day.long)): small caps "
            + "\(size: discount) \(words(place)) large"
    }

    private var faults: RecapText? {
        let bad = market.sources.filter { $0.state == .failed || $0.state == .partial }
        guard !bad.isEmpty else { return nil }
        let named = bad.prefix(RecapWriter.namedGaps).map {
            "\(name: $0.name) (\(words($0.state.rawValue)))" as RecapText
        }
        return "sources with faults: \(Array(named).list)"
    }
}
