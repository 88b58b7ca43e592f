import Screen
import Thesis

/// The thesis's claims: the stated figures next to the computed ones.
struct ClaimTable {
    let claims: [ClaimResult]

    func draw(in rect: Rect, on grid: inout Grid) {
        guard rect.height >= 2, !claims.isEmpty else { return }
        var table = Table(
            [
                Table.Column("claim", width: 30...56, priority: 9),
                Table.Column("stated", width: 9, alignment: .right, priority: 8),
                Table.Column("computed", width: 9, alignment: .right, priority: 7),
                Table.Column("verdict", width: 13, priority: 6),
                Table.Column("", width: 10...80, priority: 3),
            ], rowCount: claims.count)
        table.gutter = 0
        let area = Rect(x: rect.x, y: rect.y, width: rect.width, height: min(rect.height, claims.count + 1))
        table.draw(in: area, on: &grid) { row, column in
            let claim = claims[row]
            switch column {
            case 0: return .text(claim.text)
            case 1: return .text(claim.statedText)
            case 2: return .text(claim.computedText, Style(.text).bold)
            case 3: return .text(claim.verdict.rawValue, ClaimTable.style(claim.verdict))
            default: return .text(claim.reason ?? claim.note ?? "", Style(.muted))
            }
        }
    }

    private static func style(_ verdict: ClaimResult.Verdict) -> Style {
        switch verdict {
        case .confirmed: Style(.gain)
        case .differs: Style(.warning)
        case .notCheckable: Style(.muted)
        }
    }
}
