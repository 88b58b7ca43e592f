import Model

extension RecapWriter {
    /// The maximum number of deals named.
    static let namedDeals = 2

    /// The deals since the base, then those of the quarter to date.
    var deals: [RecapText] {
        guard let dates = market.dealsCovered, market.dealCoverage(of: market.dealTally.days) != .none else {
            return []
        }
        let through = dates.upperBound
        let texts = [
            through > span.base ?? day - 1 || !newDeals.isEmpty ? announced : nil, inexact,
            through < day ? "deals are listed in full only to \(date(through))" : nil, quarter(from: dates.lowerBound),
        ]
        return texts.compactMap(\.self).map { $0.capitalised + "." }
    }

    /// The deals announced after the base that are dated to the day.
    private var announced: RecapText {
        let new = newDeals.filter { $0.announced.precision == .day }
        let count = count(
            "recap.deals.count", new.count, "Deals announced after the base session up to the date, dated to the day.",
            inputs: new.map { .init("\($0.acquirer): \($0.target)", $0.upfrontUSDMillions, $0.announced) },
            source: new.isEmpty ? dealSource(market.deals) : dealSource(new))
        if new.isEmpty { return "no \(plain(noun)) \(plain(inexact == nil ? "was announced" : "is dated to the day"))" }
        let head: RecapText = "\(count) \(plural(noun, new.count))"
        if omitted.contains(.names) { return "\(head) \(plain(new.count == 1 ? "was" : "were")) announced" }
        let largest = new.sorted { ($0.upfrontUSDMillions ?? -1) > ($1.upfrontUSDMillions ?? -1) }
        let named = largest.prefix(RecapWriter.namedDeals).map(report(of:)).joined(by: "; ")
        return new.count > RecapWriter.namedDeals ? "\(head), the largest: \(named)" : "\(head): \(named)"
    }

    /// The deals dated only to a week or month that ends, or begins, after the base.
    private var inexact: RecapText? {
        let new = newDeals.filter { $0.announced.precision != .day }
        guard let newest = new.first else { return nil }
        let count = count(
            "recap.deals.loose", new.count, "Deals counted since the base that are dated to a week or month only.",
            inputs: new.map { .init("\($0.acquirer): \($0.target)", $0.upfrontUSDMillions, $0.announced) },
            source: dealSource(new))
        let verb = new.count == 1 ? "is" : "are"
        let isOne = new.allSatisfy { $0.announced == newest.announced }
        let when: RecapText = isOne ? "\(date: newest.announced.periodText(in: day.year))" : "a week or a month"
        return "\(count) \(plain(verb)) dated only to \(when)"
    }

    private func quarter(from first: Day) -> RecapText {
        let tally = market.dealTally
        let count = tallyFigure(
            "quarterToDate", tally.count, "Deals announced from the quarter's first day to the date.")
        let least = market.dealCoverage(of: tally.days) == .complete ? "" : "at least "
        var text: RecapText = "the quarter so far has \(plain(least))\(none(count))"
        if first > tally.start { text.append(", listed in full only from \(date(first))") }
        if tally.count > 0, let total = tally.upfrontUSDMillions {
            text.append(" (\(money(total)) upfront")
            if tally.withoutValue > 0 {
                let without = tallyFigure("withoutValue", tally.withoutValue, "Deals that state no upfront value.")
                text.append(", \(without) without upfront value")
            }
            text.append(")")
        } else if tally.count > 0 {
            text.append(" (none with an upfront value)")
        }
        let spans = [tally.days, tally.previousSameDays]
        if spans.allSatisfy({ market.dealCoverage(of: $0) == .complete }) {
            let before = tallyFigure(
                "previousQuarterSameDays", tally.previousQuarterSameDays,
                "Deals in the same number of days of the previous quarter, from its first.")
            text.append(", against \(none(before)) at this point last quarter")
        }
        return text
    }
}

extension RecapWriter {
    /// Deals announced after the base up to the date; those of the day only if there is no base.
    private var newDeals: [Deal] {
        let base = span.base ?? day - 1
        return market.deals.filter { $0.announced.day > base && $0.announced.day <= day }
    }

    /// The noun for the deals of the table: by their sector if they share one.
    private var noun: String {
        let sectors = Set(market.deals.map(\.sector))
        return sectors == [.healthCare] ? "health-care deal" : "deal"
    }

    func plural(_ noun: String, _ count: Int) -> RecapText { plain(count == 1 ? noun : noun + "s") }

    private func report(of deal: Deal) -> RecapText {
        let parties: RecapText =
            switch deal.kind {
            case .acquisition: "\(name: deal.acquirer) to buy \(name: deal.target)"
            case .licence: "\(name: deal.acquirer) to license from \(name: deal.target)"
            case .collaboration: "\(name: deal.acquirer) to work with \(name: deal.target)"
            case .assetPurchase: "\(name: deal.acquirer) to buy assets of \(name: deal.target)"
            case .merger: "\(name: deal.acquirer) to merge with \(name: deal.target)"
            }
        switch deal.statedValue {
        case .upfront(let upfront): return "\(parties) (\(value(upfront, "upfront", "Paid upfront", deal)) upfront)"
        case .atMost(let most):
            return "\(parties) (up to \(value(most, "maximum", "Maximum total", deal)))"
        case .notStated: return "\(parties) (value not stated)"
        }
    }

    private func value(_ value: Double, _ key: String, _ label: String, _ deal: Deal) -> RecapFigure {
        RecapFigure(
            "deals.list.\(deal.announced) \(deal.acquirer)/\(deal.target).\(key)USDMillions", value, .usdMillions,
            text: NumberText.money(usdMillions: value), definition: "\(label), in millions of U.S. dollars.",
            inputs: [.init("\(deal.kind.rawValue), \(deal.area)", value, deal.announced)], source: deal.source)
    }

    private func money(_ total: Double) -> RecapFigure {
        let current = quarterDeals
        return RecapFigure(
            "deals.upfrontUSDMillions", total, .usdMillions, text: NumberText.money(usdMillions: total),
            definition: "Upfront value of all deals of the quarter that state one, in millions of U.S. dollars.",
            inputs: current.map { .init("\($0.acquirer): \($0.target)", $0.upfrontUSDMillions, $0.announced) },
            source: dealSource(current))
    }

    private func tallyFigure(_ key: String, _ count: Int, _ definition: String) -> RecapFigure {
        let tally = market.dealTally
        return self.count(
            "deals.\(key)", count, definition,
            inputs: [
                .init("first day of the quarter", nil, Dated(tally.start)), .init("last day", nil, Dated(tally.day)),
            ],
            source: dealSource(quarterDeals.isEmpty ? market.deals : quarterDeals))
    }

    private var quarterDeals: [Deal] { market.deals.filter { $0.announced.day >= day.startOfQuarter } }

    /// The sources of a few deals; for more, a reference to the table of deals.
    private func dealSource(_ deals: [Deal]) -> String {
        deals.count <= RecapWriter.namedDeals
            ? sources(deals.map(\.source)) : "the report of each deal, named in the table of deals"
    }
}

extension Dated {
    /// A week or month in prose, such as `the week to 17 May` or `May 2024`.
    fileprivate func periodText(in year: Int) -> String {
        precision == .week ? "the week to \(day.year == year ? day.short : day.long)" : long
    }
}
