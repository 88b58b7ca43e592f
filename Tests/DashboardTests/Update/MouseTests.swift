import Model
import Screen
import Testing

@testable import Dashboard

/// Clicks, double clicks, the wheel, and borders that are dragged.
@Suite struct MouseTests {
    private func after(_ events: [InputEvent], _ state: AppState = Bundled.state()) -> AppState {
        events.reduce(into: state) { state, event in _ = state.update(.input(event)) }
    }

    /// The first cell of a text on the screen, right of and below a cell.
    private func find(_ text: String, in state: AppState, fromRow first: Int = 0) throws -> (x: Int, y: Int) {
        for (y, row) in state.draw().text().split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        where y >= first {
            if let range = row.firstRange(of: text) {
                return (row.distance(from: row.startIndex, to: range.lowerBound), y)
            }
        }
        Issue.record("no \(text)")
        return (0, 0)
    }

    private func click(_ text: String, in state: AppState, offset: Int = 0) throws -> AppState {
        let place = try find(text, in: state, fromRow: state.size.height - 1)
        return after([.click(x: place.x + offset, y: place.y)], state)
    }

    @Test("a click on a header sorts by its column, and another one reverses the order")
    func header() throws {
        let state = Bundled.state(Size(200, 60))
        let placement = try #require(state.layout?.placement(of: .tickers))
        let row = placement.rect.y + 1
        let x = try #require(
            (placement.inside.x..<placement.inside.right).last {
                TickersPanel(state: state).header(x: $0, y: row, in: placement.inside) == .week
            })
        let sorted = after([.click(x: x, y: row)], state)
        #expect(sorted.watchList.column == .week && !sorted.watchList.isAscending)
        #expect(after([.click(x: x, y: row)], sorted).watchList.isAscending)
        #expect(TickersPanel(state: state).header(x: x, y: row + 1, in: placement.inside) == nil)
        #expect(sorted.selected == state.selected)
    }

    @Test("a click on a suggestion of the palette does what Enter does on it, and one elsewhere nothing")
    func suggestion() throws {
        let open = Bundled.state(select: "QQQS").pressing(":russell")
        let place = try find("RUT", in: open, fromRow: open.size.height - 16)
        let chosen = after([.click(x: place.x, y: place.y)], open)
        #expect(chosen.prompt == nil && chosen.selected == "RUT")
        let other = after([.click(x: 2, y: 3)], open)
        #expect(other.prompt == open.prompt && other.selected == "QQQS")
        let list = Bundled.state().pressing(":")
        let last = try find("│", in: list, fromRow: list.size.height - 3)
        let body = try #require(list.layout).body
        #expect(PaletteList(state: list).choice(x: last.x + 2, y: last.y, in: body) == 11)
        #expect(after([.click(x: 5, y: 5)], list.pressing(Key(.escape)).pressing("/x")).prompt?.text == "x")
    }

    @Test("windows and kinds in the borders change by a click")
    func labels() throws {
        let state = Bundled.state()
        let chart = try #require(state.layout?.placement(of: .chart)).rect
        func word(_ text: String) throws -> InputEvent {
            .click(x: try find(text, in: state, fromRow: chart.y).x, y: chart.y)
        }
        #expect(after([try word("line")], state).chartKind == .candles)
        #expect(after([try word("6M")], state).chartWindow == .yearToDate)
        let indexes = try #require(state.layout?.placement(of: .indexes)).rect
        #expect(after([.click(x: indexes.right - 4, y: indexes.y)], state).window == .quarter)
        var longest = state
        longest.chartWindow = .maximum
        longest.showNextWindow()
        #expect(longest.window != .maximum)
    }

    @Test("keys in the footer are pressed by a click, also those of a page")
    func footer() throws {
        let state = Bundled.state()
        let help = try click("? help", in: state)
        #expect(help.page == Page(.help))
        #expect(try click("Esc close", in: help).page == nil)
        #expect(try click("z zoom", in: state, offset: 3).isZoomed)
        let down = try click("j k move", in: state), up = try click("j k move", in: down, offset: 2)
        #expect(down.selected != state.selected && up.selected == state.selected)
        #expect(after([.click(x: 0, y: 39)], state).saved == state.saved)
    }

    @Test("a double click on a row zooms its panel, and on a header only sorts twice")
    func double() throws {
        let state = Bundled.state()
        let deals = try #require(state.layout?.placement(of: .deals)).inside
        let zoomed = after(
            [.click(x: deals.x + 4, y: deals.y + 2), .doubleClick(x: deals.x + 4, y: deals.y + 2)], state)
        #expect(zoomed.focus == .deals && zoomed.isZoomed)
        #expect(!after([.doubleClick(x: 20, y: 10)], zoomed).isZoomed)
    }

    @Test("the wheel moves the cursor of the list under it, and of no other")
    func wheel() throws {
        let state = Bundled.state()
        for panel in PanelID.allCases {
            let rect = try #require(state.layout?.placement(of: panel)).rect
            let scrolled = after([.scroll(x: rect.x + 3, y: rect.y + 3, rows: 1)], state)
            #expect(scrolled.focus == state.focus)
            let moves = [PanelID.indexes, .tickers].contains(panel)
            #expect((scrolled.selected != state.selected) == moves, "\(panel)")
            #expect((scrolled.cursor(of: .deals) != state.cursor(of: .deals)) == (panel == .deals))
        }
    }

    @Test("a border is dragged until the button is released")
    func border() throws {
        let state = Bundled.state()
        let tickers = try #require(state.layout?.placement(of: .tickers)).rect
        let press = InputEvent.click(x: 20, y: tickers.bottom - 1)
        let dragged = after([press, .drag(x: 22, y: tickers.bottom + 1)], state)
        #expect(dragged.layout?.placement(of: .tickers)?.rect.height == tickers.height + 2)
        let released = after([.release(x: 22, y: tickers.bottom + 1), .drag(x: 22, y: 3)], dragged)
        #expect(released.arrangement == dragged.arrangement && released.heldBorder == nil)
        #expect(after([.drag(x: 22, y: tickers.bottom + 1)], state).arrangement == state.arrangement)
        #expect(after([press, .drag(x: 0, y: 500), .drag(x: 0, y: -3)], state).layout?.panels.count == 7)
    }

    @Test(
        "no sequence of clicks at any cell leaves the state without a layout", arguments: [Size(80, 24), Size(120, 40)])
    func everywhere(size: Size) {
        var state = Bundled.state(size)
        for y in stride(from: 0, through: size.height, by: 3) {
            for x in stride(from: 0, through: size.width, by: 7) {
                state = after([.click(x: x, y: y), .drag(x: x + 3, y: y + 2), .release(x: x, y: y)], state)
                if state.prompt != nil || state.page != nil { state = state.pressing(Key(.escape)) }
            }
        }
        #expect(state.layout != nil && state.draw().size == size)
    }
}
