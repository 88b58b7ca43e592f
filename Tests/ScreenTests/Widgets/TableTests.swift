import Screen
import Testing

@Suite("Table")
struct TableTests {
    private static let names = ["XBI", "IBB", "QQQS", "IJR", "VTWO"]
    private static let last = ["92.11", "136.59", "25.11", "106.72", "81.70"]

    private var table: Table {
        var table = Table(
            [
                .init("", width: 4...9, priority: 9), .init("last", width: 7, alignment: .right, priority: 8),
                .init("1M %", width: 7, alignment: .right, priority: 7), .init("trend", width: 3...6, priority: 1),
            ], rowCount: 5)
        table.selectedRow = 2
        table.sort = .init(column: 2, descending: true)
        return table
    }

    private func content(_ row: Int, _ column: Int) -> Table.Content {
        switch column {
        case 0: .text(Self.names[row])
        case 1: .text(Self.last[row])
        case 2: .line([Span("+9", Style(.gain)), Span(".38", Style(.gain))])
        default: .sparkline([1, 2, 3], Style(.series))
        }
    }

    private func lines(_ table: Table, _ width: Int, _ height: Int) -> [String] {
        render(width, height) { table.draw(in: $1, on: &$0, content: content) }
    }

    @Test("columns are aligned, and the selected row and the sorted column are marked")
    func wide() {
        #expect(
            lines(table, 34, 7) == [
                "               last    1M %▾trend", "  XBI         92.11   +9.38    ▁▄▇",
                "  IBB        136.59   +9.38    ▁▄▇", "▌ QQQS        25.11   +9.38    ▁▄▇",
                "  IJR        106.72   +9.38    ▁▄▇", "  VTWO        81.70   +9.38    ▁▄▇", "",
            ])
    }

    @Test("columns of low priority are omitted first, and the last one is truncated")
    func narrow() {
        #expect(lines(table, 26, 2) == ["          last    1M %▾tr…", "  XBI    92.11   +9.38 ▁▄▇"])
        #expect(lines(table, 25, 2) == ["             last   1M %▾", "  XBI       92.11   +9.38"])
        #expect(lines(table, 15, 2) == ["           last", "  XBI     92.11"])
        #expect(lines(table, 13, 2) == ["", "  XBI"])
        #expect(lines(table, 4, 4) == ["", "  X…", "  I…", "▌ Q…"])
        #expect(lines(table, 1, 4) == ["", "", "", "▌"])
    }

    @Test("only visible rows are requested, starting with the first")
    func scrolling() {
        var scrolled = table
        scrolled.firstRow = 3
        scrolled.rowCount = 1_000_000
        var requested: Set<Int> = []
        var grid = Grid(Size(34, 4))
        scrolled.draw(in: Rect(grid.size), on: &grid) { row, _ in
            requested.insert(row)
            return .text("\(row)")
        }
        #expect(requested == [3, 4, 5])
    }

    @Test("the selected row is bold and highlighted over the full width, except for changed cells")
    func selection() {
        var grid = Grid(Size(34, 6))
        table.draw(in: Rect(grid.size), on: &grid) { row, column in
            column == 1 ? .text("1", Style(.gain, on: .changed)) : content(row, column)
        }
        #expect(grid[0, 3].style == Style(.accent, on: .selection, .bold))
        #expect(grid[33, 3].style.ground == .selection && grid[33, 2].style.ground == .text)
        #expect(grid[18, 3].style == Style(.gain, on: .changed, .bold))
    }

    @Test("a long list fades downwards, a short one does not")
    func fading() {
        var long = Table([.init("", width: 5)], rowCount: 20)
        long.fades = true
        long.selectedRow = 15
        var grid = Grid(Size(10, 17))
        long.draw(in: Rect(grid.size), on: &grid) { row, _ in .text("\(row)") }
        let fades = (1..<17).map { grid[2, $0].style.fade }
        #expect(fades.prefix(8).allSatisfy { $0 == 0 } && fades[14] == 3 && fades[15] == 0)
        #expect(zip(fades, fades.dropFirst()).dropLast().allSatisfy { $0 <= $1 })
        var short = Grid(Size(10, 6))
        long.draw(in: Rect(short.size), on: &short) { row, _ in .text("\(row)") }
        #expect(short.cells.allSatisfy { $0.style.fade == 0 })
        var whole = Grid(Size(10, 21))
        long.draw(in: Rect(whole.size), on: &whole) { row, _ in .text("\(row)") }
        #expect(whole.cells.allSatisfy { $0.style.fade == 0 }, "nothing follows the last row")
    }

    @Test("curves fade by fewer steps than text")
    func fadingCurves() {
        var long = Table([.init("", width: 5), .init("", width: 3)], rowCount: 20)
        long.fades = true
        var grid = Grid(Size(12, 17))
        long.draw(in: Rect(grid.size), on: &grid) { row, column in
            column == 0 ? .text("\(row)") : .sparkline([1, 2, 3], Style(.series))
        }
        #expect(grid[2, 16].style.fade == 3 && grid[10, 16].style.fade == 2)
    }

    @Test("a column that takes the rest ends at the right edge, at any width", arguments: [30, 34, 60, 200])
    func rest(_ width: Int) {
        var wide = table
        wide.columns[3].takesRest = true
        let rows = lines(wide, width, 3)
        #expect(rows[2].count == width && rows[2].hasSuffix("▁▄▇"))
        #expect(wide.placements(in: Rect(x: 0, y: 0, width: width, height: 3))[0].width <= 9, "the others as before")
    }

    @Test(
        "the table scrolls only as far as the selected row requires",
        arguments: [
            (0, 0, 20, 5, 0), (0, 4, 20, 5, 0), (0, 5, 20, 5, 1), (10, 3, 20, 5, 3), (18, 19, 20, 5, 15),
            (4, 2, 3, 5, 0),
            (3, nil, 20, 5, 3), (3, 2, 0, 5, 0), (7, 2, 20, 0, 7),
        ])
    func firstRow(_ first: Int, _ selected: Int?, _ count: Int, _ visible: Int, _ expected: Int) {
        #expect(Table.firstRow(after: first, selected: selected, count: count, visible: visible) == expected)
    }
}
