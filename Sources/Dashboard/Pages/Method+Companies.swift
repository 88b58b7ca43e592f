import Model

extension Method {
    /// The rules by which filings and headlines become deals.
    static var filingSentences: [String] {
        let weights = Filing.itemWeights.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { item, weight in
            "\(item) \(weight > 0 ? "+" : "−")\(abs(weight))"
        }
        return [
            "Live deals come from EDGAR's filings and from wires. A form that names two companies is a deal of them: the "
                + "subject is the target, who filed it the acquirer. Reports of one deal, from tables, filings and wires, "
                + "become one by the companies' names and tickers; it was announced when the earliest says so.",
            "A filing that names one company is a lead, not a deal, until somebody names the other. Items of an 8-K weigh "
                + weights.joined(separator: ", ") + ", a merger form of the company within five days "
                + "+\(Filing.formWeight); from \(Filing.leadWeight) on it is a lead. A merger with a blank check is no deal.",
            "✓ marks a deal whose target has reported that it was bought, ended? one whose target has reported the end of an "
                + "agreement and no more, ◆ one of a company that the selected fund holds.",
        ]
    }

    /// The definitions of the debt ratios; empty if none are shown.
    static func debtSentences(_ market: Market) -> [String] {
        guard !market.debtBurdens.isEmpty else { return [] }
        return [
            "Debt ÷ market value: long-term debt over shares × price, each summed over the fund's companies that have "
                + "reported both. Prices are those of the fund's table, shares no further from them than 200 days. A company "
                + "that reports no debt is left out, not taken as free of it.",
            "Interest ÷ operating income: of the same year, summed likewise; losses count as they are, and a loss in all "
                + "makes no ratio. In brackets how many companies that is, and their share of the fund. Source: EDGAR, XBRL "
                + "frames.",
        ]
    }

    /// The inputs of the debt ratios: the dates of the reports, and the names of the figures.
    static func debtInputs(_ market: Market) -> [Input] {
        market.debtBurdens.flatMap { burden in
            [("debt ÷ value", burden.debtToValue), ("interest ÷ income", burden.interestToIncome)].map { label, ratio in
                let value = NumberText.percentWithUnit(ratio.value, decimals: 1, sign: .negative)
                let span = ratio.reported.map { "\($0.lowerBound) to \($0.upperBound)" }
                return Input(
                    "\(burden.table.table.fund) \(label)", value, span, source: ratio.tags.joined(separator: ", "))
            }
        }
    }
}
