import Dashboard
import Model
import Screen
import Testing

@Suite struct SectorBarTests {
    @Test(
        "equal weights of fund and benchmark have bars of equal length",
        arguments: Array(stride(from: 60, through: 200, by: 7)))
    func lengths(_ width: Int) throws {
        let weights = [
            SectorWeight(.healthCare, weight: 0.4), SectorWeight(.energy, weight: 0.25),
            SectorWeight(.industrials, weight: 0.1),
        ]
        var market = Bundled.may
        for fund in ["QQQS", "IWM"] as [Symbol] {
            for table in market.sectorTables where table.fund == fund {
                market.apply(
                    .sectors(SectorTable(fund: fund, asOf: table.asOf, weights: weights, source: "a test")))
            }
        }
        let grid = AppState(market: market, size: Size(width, 24), select: "QQQS").draw(only: .sectors)
        let rows = (0..<24).map { y in
            [Role.series, .comparison].map { role in SectorBarTests.eighths(of: role, in: grid, row: y) }
        }.filter { $0[1] > 0 }
        try #require(rows.count == 3)
        for row in rows { #expect(row[0] == row[1]) }
    }

    /// The length, in eighths of a column, of the bars of a role in a row.
    private static func eighths(of role: Role, in grid: Grid, row: Int) -> Int {
        (0..<grid.size.width).reduce(0) { sum, x in
            let cell = grid[x, row]
            guard cell.style.ink == role, (0x2588...0x258F).contains(cell.glyph.base) else { return sum }
            return sum + 0x2590 - Int(cell.glyph.base)
        }
    }
}
