import Model
import Screen

/// The debt ratios of small and large companies, with the share of each fund that the figures cover.
struct DebtLines {
    let market: Market

    /// A row for each ratio; none if no company's report is available.
    func rows(width: Int) -> [Line] {
        let burdens = market.debtBurdens
        guard !burdens.isEmpty else { return [] }
        return [
            row("debt ÷ market value", burdens, \.debtToValue, width),
            row("interest ÷ operating income", burdens, \.interestToIncome, width),
        ]
    }

    /// The ratio of each fund, with the number of companies and their share of the fund if that fits.
    private func row(
        _ label: String, _ burdens: [DebtBurden], _ ratio: (DebtBurden) -> DebtBurden.Ratio, _ width: Int
    ) -> Line {
        let full = line(label, burdens, ratio, withCoverage: true)
        return full.width <= width ? full : line(label, burdens, ratio, withCoverage: false)
    }

    private func line(
        _ label: String, _ burdens: [DebtBurden], _ ratio: (DebtBurden) -> DebtBurden.Ratio, withCoverage: Bool
    ) -> Line {
        let padding = String(repeating: " ", count: max(1, 29 - DisplayWidth.of(label)))
        return burdens.enumerated().reduce(Line(label + padding, Style(.muted))) { line, next in
            let (index, burden) = next
            let figure = ratio(burden)
            var part = Line("\(index > 0 ? " · " : "")\(burden.table.table.fund) ", Style(.muted))
            part.append(
                NumberText.percentWithUnit(figure.value, decimals: 1, sign: .negative), Style(.text).bold)
            if burden.table.isLater { part.append(" later", Style(.warning)) }
            if withCoverage {
                let share = NumberText.percentWithUnit(figure.weight, decimals: 0, sign: .negative)
                let counts = "\(NumberText.count(figure.count)) of \(NumberText.count(burden.companies))"
                part.append(" (\(counts), \(share))", Style(.muted))
            }
            return line + part
        }
    }
}
