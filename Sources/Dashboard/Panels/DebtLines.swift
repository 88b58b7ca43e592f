import Model
import Screen

/// The debt of small companies beside that of large ones, with how much of each fund the figures cover.
struct DebtLines {
    let market: Market

    /// A row for each ratio; none where no company's report is known.
    func rows(width: Int) -> [Line] {
        let burdens = market.debtBurdens
        guard !burdens.isEmpty else { return [] }
        return [
            row("debt ÷ market value", burdens, \.debtToValue, width),
            row("interest ÷ operating income", burdens, \.interestToIncome, width),
        ]
    }

    /// The ratio of each fund, with how many of its companies it is of, and their share of the fund, where that fits.
    private func row(
        _ words: String, _ burdens: [DebtBurden], _ ratio: (DebtBurden) -> DebtBurden.Ratio, _ width: Int
    ) -> Line {
        let full = line(words, burdens, ratio, withCoverage: true)
        return full.width <= width ? full : line(words, burdens, ratio, withCoverage: false)
    }

    private func line(
        _ words: String, _ burdens: [DebtBurden], _ ratio: (DebtBurden) -> DebtBurden.Ratio, withCoverage: Bool
    ) -> Line {
        let padding = String(repeating: " ", count: max(1, 29 - DisplayWidth.of(words)))
        return burdens.enumerated().reduce(Line(words + padding, Style(.muted))) { line, next in
            let (place, burden) = next
            let figure = ratio(burden)
            var part = Line("\(place > 0 ? " · " : "")\(burden.table.table.fund) ", Style(.muted))
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
