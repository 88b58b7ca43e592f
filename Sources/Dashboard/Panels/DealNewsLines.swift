import Model
import Screen

/// The reports on the deal under the cursor, from filings and wires, and filings that may lead to another deal.
struct DealNewsLines {
    let market: Market
    let deal: Deal?

    /// The number of rows in a panel of some height: none if there are no reports. It does not depend on the deal, so
    /// that the list above does not move.
    func rowCount(in height: Int) -> Int {
        if market.headlines.isEmpty && market.filings.isEmpty { return 0 }
        switch height {
        case ..<20: return 0
        case ..<28: return 3
        case ..<44: return 6
        default: return 12
        }
    }

    /// The newest reports of the deal, or else the newest headlines; then the leads.
    func lines(_ count: Int, width: Int) -> [Line] {
        guard count > 0 else { return [] }
        let leads = market.leads.isEmpty ? [] : leadLines(limit: count > 6 ? 5 : 1, width: width)
        let room = count - leads.count
        let own = deal.map { market.reports(of: $0) } ?? []
        var lines = [heading(own)]
        if own.isEmpty {
            lines += market.headlines.prefix(room - 1).map { headline in
                line(headline.day, headline.wire, headline.title, Style(.muted), width)
            }
        } else {
            lines += own.prefix(room - 1).map { line($0.day, $0.source, $0.text, .plain, width) }
        }
        while lines.count < room { lines.append(Line()) }
        return lines + leads
    }

    private func heading(_ own: [DealReport]) -> Line {
        guard own.isEmpty else {
            let count = NumberText.count(own.count, "report")
            return Line(count, Style(.text).bold) + Line(" in filings and wires", Style(.muted))
        }
        let other = market.headlines.isEmpty ? "" : "; newest others:"
        return Line("No report in filings and wires\(other)", Style(.muted))
    }

    private func line(_ day: Day, _ source: String, _ text: String, _ style: Style, _ width: Int) -> Line {
        let date = String(repeating: " ", count: max(0, 6 - DisplayWidth.of(day.short))) + day.short
        let name = source + String(repeating: " ", count: max(1, 14 - DisplayWidth.of(source)))
        let start = Line("\(date)  \(name)", Style(.muted))
        return start + Line(words: text, style, within: width - start.width)
    }

    /// The number of filings that name one party of a possible deal, and the newest of them.
    private func leadLines(limit: Int, width: Int) -> [Line] {
        let count = market.leads.count
        let heading = Line(NumberText.count(count, "lead"), Style(.text).bold)
        guard limit > 1 else {
            return [heading + Line(", newest ", Style(.muted))].map { start in
                market.leads.first.map { start + lead($0, within: width - start.width) } ?? heading
            }
        }
        return [heading + Line(": filings that name one party", Style(.muted))]
            + market.leads.prefix(limit - 1).map { filing in
                let date = String(repeating: " ", count: max(0, 6 - DisplayWidth.of(filing.day.short)))
                let start = Line("\(date)\(filing.day.short)  ", Style(.muted))
                return start + lead(filing, within: width - start.width)
            }
    }

    private func lead(_ filing: Filing, within width: Int) -> Line {
        guard let party = filing.parties.first else { return Line() }
        let area = party.industry.map { ", \($0.area)" } ?? ""
        return Line(words: "\(party.name)\(area): \(filing.summary) (\(filing.form))", .plain, within: width)
    }
}
