import Model
import Screen

/// Market breadth by group: averages, advances, highs and lows, equal weights against an index.
struct BreadthLines {
    let market: Market
    let window: Window

    /// The groups, each with the capitalisation-weighted index to compare it with.
    private static let groups: [(name: String, index: Symbol)] = [
        ("us-small", "RUT"), ("us-large", "SPX"), ("sector", "SPX"), ("biotech", "RUT"),
    ]

    func draw(in rect: Rect, on grid: inout Grid) {
        var table = Table(BreadthLines.columns(window), rowCount: BreadthLines.groups.count)
        table.gutter = 0
        table.draw(in: rect, on: &grid) { row, column in
            let group = BreadthLines.groups[row]
            let members = market.members(of: group.name).filter { market[$0]?.instrument.kind != .index }
            guard let breadth = market.breadth(of: members) else {
                return column == 0 ? .text(group.name, Style(.muted)) : .text(NumberText.missing, Style(.muted))
            }
            return content(breadth, group, members, column)
        }
    }

    private static func columns(_ window: Window) -> [Table.Column] {
        [
            Table.Column("Breadth", width: 10, priority: 9),
            Table.Column("> 50d", width: 7, alignment: .right, priority: 8),
            Table.Column("> 200d", width: 7, alignment: .right, priority: 7),
            Table.Column("up/down", width: 8, alignment: .right, priority: 6),
            Table.Column("high/low", width: 8, alignment: .right, priority: 5),
            Table.Column("eq. lead \(window.rawValue)", width: 12, alignment: .right, priority: 4),
        ]
    }

    private func content(
        _ breadth: Breadth, _ group: (name: String, index: Symbol), _ members: [Symbol], _ column: Int
    ) -> Table.Content {
        switch column {
        case 0: return .text("\(group.name) \(breadth.members)", .plain)
        case 1: return .text(BreadthLines.share(breadth.above50))
        case 2: return .text(BreadthLines.share(breadth.above200))
        case 3: return .text("\(breadth.advancers)/\(breadth.decliners)", .signed(Double(breadth.advanceDecline)))
        case 4: return .text("\(breadth.highs.count)/\(breadth.lows.count)")
        default:
            let equal = market.equalWeight(of: members, against: group.index, over: window)?.difference
            return .text(NumberText.percent(equal), .signed(equal))
        }
    }

    private static func share(_ share: Breadth.Share) -> String {
        share.of == 0 ? NumberText.missing : "\(share.count)/\(share.of)"
    }
}
