import Screen
import TestSupport
import Testing

@testable import Dashboard

/// Hidden panels, layouts of the user's, and sizes.
@Suite struct ArrangementTests {
    private static let sizes = [
        Size(80, 24), Size(80, 60), Size(120, 40), Size(160, 45), Size(200, 60), Size(240, 24), Size(60, 16),
    ]
    /// Every list of panels that hides some of the seven.
    private static let subsets: [[PanelID]] = (1..<128).map { bits in
        PanelID.allCases.filter { bits & 1 << ($0.rawValue - 1) != 0 }
    }

    private func layout(_ size: Size, _ arrangement: Arrangement, focus: PanelID? = nil) throws -> Layout {
        try #require(
            Layout(
                size, focus: focus ?? arrangement.panels[0], tab: .chart, isZoomed: false, arrangement: arrangement))
    }

    /// Whether the rectangles cover the screen once.
    private func covers(_ layout: Layout, _ size: Size) -> Bool {
        let rects =
            layout.panels.map(\.rect) + [layout.header, layout.footer]
            + [layout.strip, layout.tabs].compactMap(\.self)
        let overlaps = rects.indices.contains { index in
            rects[(index + 1)...].contains { !$0.intersection(rects[index]).isEmpty }
        }
        return !overlaps && rects.reduce(0) { $0 + $1.width * $1.height } == size.width * size.height
    }

    @Test("any set of panels fills any screen once, and what is not visible is a tab", arguments: sizes)
    func subsets(size: Size) throws {
        for panels in ArrangementTests.subsets {
            let layout = try layout(size, Arrangement(panels))
            #expect(covers(layout, size), "\(panels) at \(size)")
            let shown = layout.panels.map(\.panel)
            #expect(Set(shown).isSubset(of: panels) && Set(shown).count == shown.count)
            #expect((layout.tabs == nil) == (shown.count == panels.count))
            if layout.tabs != nil { #expect(layout.tabbed == panels) }
            #expect(layout.panels.allSatisfy { $0.rect.height >= 6 && $0.rect.width >= 40 }, "\(panels) at \(size)")
        }
    }

    @Test("the order of a list is that on the screen, column by column")
    func order() throws {
        let panels: [PanelID] = [.deals, .chart, .tickers, .yields]
        for size in ArrangementTests.sizes where size.height >= 40 {
            #expect(try layout(size, Arrangement(panels)).panels.map(\.panel) == panels)
        }
    }

    @Test("two panels need no tabs at 80x24, and a hidden panel is shown while it is focused")
    func focused() throws {
        let two = Arrangement([.tickers, .chart])
        #expect(try layout(Size(80, 24), two).tabs == nil)
        let layout = try layout(Size(120, 40), two, focus: .deals)
        #expect(layout.panels.map(\.panel) == [.tickers, .chart, .deals])
        #expect(two.panel(1, from: .deals) == .tickers && two.panel(1, from: .chart) == .tickers)
        #expect(two.panel(-1, from: .tickers) == .chart)
    }

    @Test("a panel grows at the expense of a neighbour, down to its least height, and shrinks back to where it was")
    func growing() throws {
        for size in ArrangementTests.sizes {
            let start = try layout(size, .standard, focus: .tickers)
            guard let axis = start.axis(of: .tickers) else { continue }
            var arrangement = Arrangement.standard, steps = 0
            while let next = try layout(size, arrangement, focus: .tickers)
                .growing(.tickers, axis, by: 2, arrangement), steps < 200
            {
                let before = try layout(size, arrangement, focus: .tickers)
                let after = try layout(size, next, focus: .tickers)
                #expect(covers(after, size))
                let rects = [before, after].compactMap { $0.placement(of: .tickers)?.rect }
                #expect(rects.count == 2 && rects[1].height + rects[1].width > rects[0].height + rects[0].width)
                (arrangement, steps) = (next, steps + 1)
            }
            #expect(steps > 0 && steps < 200, "\(size)")
            #expect(try layout(size, arrangement, focus: .tickers).panels.allSatisfy { $0.rect.height >= 5 })
        }
    }

    @Test("a border follows the mouse exactly, and other borders stay")
    func dragging() throws {
        let size = Size(120, 40)
        let start = try layout(size, .standard, focus: .tickers)
        let tickers = try #require(start.placement(of: .tickers)).rect
        let border = try #require(start.border(x: 20, y: tickers.bottom - 1))
        #expect(border == .below(.tickers) && start.border(x: 20, y: tickers.bottom) == border)
        let moved = try #require(start.moving(border, x: 20, y: tickers.bottom + 2, .standard))
        let after = try layout(size, moved, focus: .tickers)
        #expect(after.placement(of: .tickers)?.rect.height == tickers.height + 3)
        #expect(after.placement(of: .indexes)?.rect == start.placement(of: .indexes)?.rect)
        let side = try #require(start.border(x: tickers.right, y: 5))
        #expect(side == .right(of: .indexes) && start.border(x: tickers.right - 1, y: 5) == side)
        let wider = try #require(start.moving(side, x: 69, y: 5, .standard))
        #expect(try layout(size, wider, focus: .tickers).placement(of: .tickers)?.rect.width == 70)
        let least = try #require(start.moving(side, x: 1, y: 5, .standard))
        #expect(try layout(size, least, focus: .tickers).placement(of: .tickers)?.rect.width == Division.leastWidth)
        #expect(start.border(x: 20, y: 15) == nil && start.border(x: 0, y: 15) == nil)
        #expect(start.moving(side, x: tickers.right - 1, y: 5, .standard) == nil)
    }

    @Test("the sizes of one screen suit another one in proportion")
    func proportion() throws {
        let start = try layout(Size(120, 40), .standard, focus: .tickers)
        let larger = try #require(start.growing(.chart, .height, by: 8, .standard))
        let usual = try #require(try layout(Size(120, 80), .standard).placement(of: .chart)).rect
        let after = try #require(try layout(Size(120, 80), larger).placement(of: .chart)).rect
        #expect(after.height > usual.height + 8)
    }

    @Test("hiding and showing keep the order of the digits; the last panel stays")
    func hiding() {
        var arrangement = Arrangement.standard
        for panel in PanelID.allCases.dropLast() {
            let isHidden = arrangement.hide(panel)
            #expect(isHidden)
        }
        let hidesLast = arrangement.hide(.thesis)
        #expect(!hidesLast && arrangement.panels == [.thesis])
        for panel in [PanelID.chart, .deals, .indexes] { arrangement.show(panel) }
        #expect(arrangement.panels == [.indexes, .chart, .deals, .thesis])
        #expect(Arrangement([]).panels == PanelID.allCases)
    }
}
