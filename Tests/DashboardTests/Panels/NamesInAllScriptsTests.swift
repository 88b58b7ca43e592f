import Model
import Screen
import Testing

@testable import Dashboard

/// Instruments with names of all scripts, as an imported file may have them.
@Suite struct NamesInAllScriptsTests {
    private static let names = [
        "トヨタ自動車株式会社", "בנק הפועלים", "البنك الأهلي", "삼성전자 우선주", "👩\u{200D}🚀 Rockets", "🇯🇵 Flag 🇩🇪", "ธนาคารกรุงเทพ",
    ]

    /// The dashboard with the name of every instrument replaced.
    private func state(_ size: Size, named name: (Int) -> String) -> AppState {
        let state = Bundled.state(size)
        let updates = state.market.listings.enumerated().map { index, listing in
            let plain = listing.instrument
            let instrument = Instrument(
                plain.symbol, name: PlainText.clean(name(index)), kind: plain.kind, group: plain.group,
                benchmark: plain.benchmark, basis: plain.basis, sector: plain.sector)
            return MarketUpdate.instrument(instrument)
        }
        return state.applying(updates)
    }

    /// The columns of vertical borders in each row.
    private func borders(_ grid: Grid) -> [[Int]] {
        (0..<grid.size.height).map { y in (0..<grid.size.width).filter { grid[$0, y].glyph == Glyph("│") } }
    }

    @Test(
        "borders stay straight in the overview and in each zoom",
        arguments: [Size(60, 18), Size(80, 24), Size(120, 40), Size(200, 60)])
    func straight(size: Size) {
        let plain = state(size) { _ in "Plain name" }
        let named = state(size) { Self.names[$0 % Self.names.count] }
        #expect(borders(named.draw()) == borders(plain.draw()))
        for panel in [PanelID.indexes, .tickers] {
            #expect(borders(named.draw(only: panel)) == borders(plain.draw(only: panel)))
        }
        let palette = named.pressing(":a").draw()
        #expect(palette.text().split(separator: "\n").allSatisfy { DisplayWidth.of(String($0)) <= size.width })
    }

    @Test("figures stand in the same columns beside every name")
    func figures() {
        let size = Size(200, 60)
        let plain = state(size) { _ in "Plain name" }.draw(only: .tickers)
        let named = state(size) { Self.names[$0 % Self.names.count] }.draw(only: .tickers)
        let digits = Set("0123456789".unicodeScalars.map(\.value))
        for y in 3..<size.height - 2 {
            for x in 40..<size.width where digits.contains(plain[x, y].glyph.base) {
                #expect(named[x, y].glyph.base == plain[x, y].glyph.base, "row \(y), column \(x)")
            }
        }
    }
}
