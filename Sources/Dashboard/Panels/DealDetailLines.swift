import Model
import Screen

/// The deal under the cursor: parties, date, stage, value and source.
struct DealDetailLines {
    let market: Market
    let deal: Deal

    /// The number of rows, with one more for the address where there is room.
    static func rowCount(in height: Int) -> Int { height < 20 ? 3 : 4 }

    func lines(in height: Int, width: Int) -> [Line] {
        let lines = [parties, Line(facts, within: width), Line(values, within: width)]
        return height < 20 ? lines : lines + [Line(address: deal.source, Style(.muted), within: width)]
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
            let age = days == 0 ? "today" : days == 1 ? "1 day ago" : "\(NumberText.count(days)) days ago"
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
