import Dashboard
import Screen
import Testing

@Suite struct LayoutTests {
    static let sizes = stride(from: 60, through: 240, by: 7).flatMap { width in
        stride(from: 16, through: 90, by: 3).map { Size(width, $0) }
    }

    @Test("panels neither overlap nor leave the screen", arguments: [true, false])
    func tiling(isZoomed: Bool) throws {
        for size in LayoutTests.sizes {
            let layout = try #require(Layout(size, focus: .chart, tab: .deals, isZoomed: isZoomed))
            var rects = layout.panels.map(\.rect) + [layout.header, layout.footer]
            rects += [layout.strip, layout.tabs].compactMap(\.self)
            let area = rects.reduce(0) { $0 + $1.width * $1.height }
            #expect(area == size.width * size.height, "\(size) is not filled once")
            for (index, rect) in rects.enumerated() {
                #expect(rect.intersection(Rect(size)) == rect, "\(rect) leaves \(size)")
                for other in rects[(index + 1)...] { #expect(rect.intersection(other).isEmpty, "\(rect) \(other)") }
            }
        }
    }

    @Test("the focused panel is always shown", arguments: PanelID.allCases)
    func focus(_ panel: PanelID) throws {
        for size in LayoutTests.sizes {
            let layout = try #require(Layout(size, focus: panel, tab: .chart, isZoomed: false))
            #expect(layout.panels.contains { $0.panel == panel })
        }
    }

    @Test(
        "a screen too small for any panel has no layout",
        arguments: [Size(59, 16), Size(60, 15), Size(1, 1), Size(0, 0)])
    func tooSmall(_ size: Size) {
        #expect(Layout(size, focus: .chart, tab: .chart, isZoomed: false) == nil)
        #expect(Bundled.state(size).draw().size == size)
    }

    @Test(
        "a roomy screen shows all seven panels",
        arguments: [
            Size(120, 40), Size(132, 43), Size(200, 60), Size(500, 100), Size(80, 60), Size(240, 24), Size(100, 30),
            Size(160, 45), Size(60, 58),
        ])
    func roomy(_ size: Size) throws {
        let layout = try #require(Layout(size, focus: .chart, tab: .chart, isZoomed: false))
        #expect(layout.panels.map(\.panel).sorted { $0.rawValue < $1.rawValue } == PanelID.allCases)
        #expect(layout.strip == nil && layout.tabs == nil)
        // A border, and rows for something to read.
        #expect(layout.panels.allSatisfy { $0.rect.height >= 6 && $0.rect.width >= 40 })
    }

    @Test("the main levels are shown wherever the panel of indexes is not", arguments: PanelID.allCases, [true, false])
    func strip(_ panel: PanelID, isZoomed: Bool) throws {
        for size in LayoutTests.sizes {
            let layout = try #require(Layout(size, focus: panel, tab: .chart, isZoomed: isZoomed))
            #expect((layout.strip == nil) == layout.panels.contains { $0.panel == .indexes }, "\(size)")
        }
        let state = Bundled.state(Size(80, 24)).pressing("2")
        let row = state.draw().text().split(separator: "\n")[1]
        #expect(row.hasPrefix(" RUT 2,096.25 −0.63  SPX 5,297.10 −0.21  10Y 4.38 % +2 bp  VIX 12.42 −0.24"), "\(row)")
    }
}
