import Model
import Screen

/// The deal under the cursor: parties, date, stage, value and source.
struct DealDetailLines {
    let market: Market
    let deal: Deal

    /// The number of rows, with one for the address where there is room, or two where there is more. It does not depend
    /// on the deal, so that the list above does not move.
    static func rowCount(in height: Int) -> Int { 3 + addressRows(in: height) }

    private static func addressRows(in height: Int) -> Int { height < 20 ? 0 : height < 28 ? 1 : 2 }

    func lines(in height: Int, width: Int) -> [Line] {
        [parties, Line(facts, within: width), Line(values, within: width)]
            + address(rows: DealDetailLines.addressRows(in: height), width: width)
    }

    /// The address of the source on exactly this many rows, shortened only if it does not fit on them.
    private func address(rows count: Int, width: Int) -> [Line] {
        guard count > 0, width > 0 else { return [] }
        guard count > 1, deal.source.count > width else {
            let line = Line(address: deal.source, Style(.muted), within: width)
            return [line] + Array(repeating: Line(), count: count - 1)
        }
        var start = deal.source.prefix(width)
        // A row ends after a mark of the address, if there is one in its second half.
        if let mark = start.lastIndex(where: { "/-_?&=".contains($0) }),
            start.distance(from: start.startIndex, to: mark) > width / 2
        {
            start = start[...mark]
        }
        let rest = String(deal.source.dropFirst(start.count))
        return [Line(String(start), Style(.muted)), Line(address: rest, Style(.muted), within: width)]
    }

    private var parties: Line {
        var line = Line("\(deal.acquirer) → \(deal.target)", Style(.text).bold)
        if let ticker = deal.targetTicker { line.append(" \(ticker)", Style(.muted)) }
        return line
    }

    /// The announcement's date and age, the deal's stage, kind and area.
    private var facts: [Line] {
        var pieces = [Line(deal.announced.long)]
        if deal.announced.precision == .day {
            let days = market.day - deal.announced.day
            let age = days == 0 ? "today" : "\(NumberText.count(days, "day")) ago"
            pieces.append(Line(", \(age)", Style(.muted)))
        }
        switch deal.stage {
        case .announced: break
        case .completed: pieces.append(Line(" · \(deal.stage.rawValue)", Style(.gain)))
        case .terminationReported: pieces.append(Line(" · \(deal.stage.rawValue)", Style(.warning)))
        }
        return pieces + [Line(" · \(deal.kind.rawValue)"), Line(" · \(deal.area)")]
    }

    /// The value of the deal and its sources.
    private var values: [Line] {
        let more = deal.otherSources.count
        let rest = more == 0 ? "" : more == 1 ? " and 1 more" : " and \(NumberText.count(more)) more"
        var atMost = Line()
        if case .upfront = deal.statedValue, let maximum = deal.maximumUSDMillions {
            atMost = Line(" · at most \(NumberText.money(usdMillions: maximum))")
        }
        return [
            Line(deal.statedValue.label), atMost, Line(" · by \(deal.sourceName)", Style(.muted)),
            Line(rest, Style(.muted)),
        ]
    }
}
