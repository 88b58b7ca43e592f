import Screen
import Testing

@Suite("Box")
struct BoxTests {
    private let box = Box("1 Indexes", trailing: "1M", caption: "12 of 21")

    @Test(
        "titles are drawn in the border, and shortened or left out if it is narrow",
        arguments: [
            (
                30, 3,
                [
                    "╭┤1 Indexes├─────────────┤1M├╮", "│                            │",
                    "╰──────────────────┤12 of 21├╯",
                ]
            ),
            (17, 2, ["╭┤1 Indexes├┤1M├╮", "╰─────┤12 of 21├╯"]), (16, 2, ["╭┤1 Indexes├───╮", "╰────┤12 of 21├╯"]),
            (15, 2, ["╭┤1 Indexes├──╮", "╰───┤12 of 21├╯"]), (9, 2, ["╭┤1 In…├╮", "╰┤12 o…├╯"]),
            (5, 2, ["╭┤…├╮", "╰───╯"]), (4, 2, ["╭──╮", "╰──╯"]), (2, 2, ["╭╮", "╰╯"]), (1, 3, ["", "", ""]),
            (9, 1, [""]),
        ])
    func narrow(_ width: Int, _ height: Int, _ expected: [String]) {
        #expect(render(width, height) { box.draw(in: $1, on: &$0) } == expected)
    }

    @Test("the inner rectangle lies within the border, and is empty if the box is too small")
    func inside() {
        var grid = Grid(Size(10, 5))
        #expect(box.draw(in: Rect(grid.size), on: &grid) == Rect(x: 1, y: 1, width: 8, height: 3))
        #expect(box.draw(in: Rect(x: 0, y: 0, width: 1, height: 5), on: &grid).isEmpty)
        #expect(Box.inside(Rect(x: 4, y: 2, width: 2, height: 2)).isEmpty)
    }

    @Test("focus draws the border in the accent and keeps the styles of the title")
    func focus() {
        var grid = Grid(Size(12, 3))
        Box([Span("7", Style(.accent)), " Thesis"], focused: true).draw(in: Rect(grid.size), on: &grid)
        #expect(grid[0, 0].style == Style(.accent) && grid[11, 1].style == Style(.accent))
        #expect(grid[2, 0].style == Style(.accent) && grid[4, 0].style == .plain)
        Box("x").draw(in: Rect(grid.size), on: &grid)
        #expect(grid[0, 0].style == Style(.border))
    }
}
