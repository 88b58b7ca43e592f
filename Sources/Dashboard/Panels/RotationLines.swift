import Model
import Screen

/// The rotation of each fund relative to its benchmark, and its path in recent weeks.
struct RotationLines {
    let market: Market

    func draw(in rect: Rect, on grid: inout Grid) {
        let rotations = market.listings.lazy.map(\.instrument.symbol).compactMap { symbol in
            market.rotation(of: symbol).map { (symbol, $0) }
        }.sorted { $0.1.now.ratio > $1.1.now.ratio }
        guard !rotations.isEmpty else { return }
        var table = Table(RotationLines.columns, rowCount: rotations.count)
        table.gutter = 0
        table.fades = true
        table.draw(in: rect, on: &grid) { row, column in
            let (symbol, rotation) = rotations[row]
            switch column {
            case 0: return .text(symbol.name, Style(.text).bold)
            case 1: return .text(NumberText.fixed(rotation.now.ratio, decimals: 1))
            case 2:
                let momentum = rotation.now.momentum
                return .text(NumberText.fixed(momentum, decimals: 1), .signed(momentum - 100))
            case 3: return .text(rotation.now.quadrant.rawValue, RotationLines.style(rotation.now.quadrant))
            default: return .sparkline(rotation.tail.map { $0.ratio }, Style(.series))
            }
        }
    }

    private static let columns = [
        Table.Column("Rotation", width: 8, priority: 9),
        Table.Column("ratio", width: 6, alignment: .right, priority: 8),
        Table.Column("momentum", width: 8, alignment: .right, priority: 7),
        Table.Column("quadrant", width: 10, priority: 6),
        Table.Column("8 weeks", width: 8, priority: 5),
    ]

    private static func style(_ quadrant: Rotation.Quadrant) -> Style {
        switch quadrant {
        case .leading: Style(.gain)
        case .lagging: Style(.loss)
        case .weakening: Style(.warning)
        case .improving: Style(.series)
        }
    }
}
