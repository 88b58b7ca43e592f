import Model

extension Method {
    /// The rules by which filings and headlines become deals.
    static var filingSentences: [String] {
        let weights = Filing.itemWeights.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { item, weight in
            "\(item) \(weight > 0 ? "+" : "−")\(abs(weight))"
        }
        return [
            "Live deals come from EDGAR's filings and from wires. A form that names two companies is a deal: the "
                + "subject is the target, the filer the acquirer. Reports of one deal, from tables, filings and wires, "
                + "are merged by the companies' names and tickers; the earliest report gives the announcement date.",
            "A filing that names one company is a lead, not a deal, until a report names the other. 8-K items weigh "
                + weights.joined(separator: ", ") + ", a merger form of the company within five days "
                + "+\(Filing.formWeight); from \(Filing.leadWeight) it is a lead. A merger with a blank check is no deal.",
            "✓ marks a deal whose target has reported the completion, ended? one whose target has only reported the "
                + "termination of an agreement, ◆ one of a company that the selected fund holds.",
        ]
    }

    /// The definitions of the debt ratios; empty if none are shown.
    static func debtSentences(_ market: Market) -> [String] {
        guard !market.debtBurdens.isEmpty else { return [] }
        return [
            "Debt ÷ market value: long-term debt over shares × price, each summed over the fund's companies that have "
                + "reported both. Prices are those of the fund's table, share counts at most 200 days from them. A company "
                + "that reports no debt is left out, not counted as debt-free.",
            "Interest ÷ operating income: of the same year, summed likewise; losses are included, and a total loss "
                + "gives no ratio. In brackets: the number of companies and their share of the fund. Source: EDGAR, XBRL "
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
