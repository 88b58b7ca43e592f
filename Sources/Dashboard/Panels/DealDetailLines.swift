import Model
import Screen

/// The deal under the cursor: who, when, how far it has come, for how much, and who says so.
struct DealDetailLines {
    let market: Market
    let deal: Deal

    /// A row more for the address where there is room.
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

    /// When it was announced, how long ago that is, how far it has come, and what it is of.
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

    /// What is paid, and who told of it.
    private var values: [Line] {
        let more = deal.otherSources.count
        let rest = more == 0 ? "" : more == 1 ? " and 1 more" : " and \(NumberText.count(more)) more"
        var most = Line()
        if case .upfront = deal.statedValue, let maximum = deal.maximumUSDMillions {
            most = Line(" · at most \(NumberText.money(usdMillions: maximum))")
        }
        return [
            Line(deal.statedValue.words), most, Line(" · by \(deal.sourceName)", Style(.muted)),
            Line(rest, Style(.muted)),
        ]
    }
}
