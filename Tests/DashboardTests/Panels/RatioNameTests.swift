import Dashboard
import Model
import Screen
import Testing

/// A ratio has one name on the screen, whatever its name in the thesis.
@Suite struct RatioNameTests {
    private var state: AppState { Bundled.state(select: "BIOTECH_VS_HEALTH") }

    @Test(
        "a ratio is labelled with its symbols in every panel, zoomed or not", arguments: PanelID.allCases,
        [Size(120, 40), Size(80, 24), Size(200, 60)])
    func panels(panel: PanelID, size: Size) {
        let state = Bundled.state(size, select: "BIOTECH_VS_HEALTH").pressing("\(panel.rawValue)")
        for shown in [state, state.pressing("z")] {
            // Conditions are shown as their author wrote them.
            let rows = shown.draw().text().split(separator: "\n").filter { !$0.contains("(BIOTECH_VS_HEALTH") }
            #expect(!rows.contains { $0.contains("BIOTECH_VS_HEALTH") }, "\(rows.joined(separator: "\n"))")
        }
    }

    @Test("chart, method, source and copy use the same name as the tickers")
    func everywhere() {
        #expect(state.pressing("3z").draw().text().contains("3 XBI/XLV"))
        #expect(state.pressing("2m").draw().text().contains("XBI/XLV 1M"))
        #expect(state.pressing("2o").notice?.hasPrefix("XBI/XLV: computed from XBI and XLV") == true)
        #expect(state.pressing("2y").notice?.hasPrefix("copied: XBI/XLV ") == true)
    }

    @Test("tickers sorted by name order it by its label")
    func sorting() {
        let listed = state.market.listings.map(\.instrument)
        let labels = state.pressing("z").draw().text().isEmpty ? [] : listed.map(\.label)
        #expect(labels.contains("XBI/XLV") && !labels.contains("BIOTECH_VS_HEALTH"))
        var sorted = state
        while sorted.watchList.column != .symbol { sorted = sorted.pressing("s") }
        let names = sorted.watchList.positions.map { sorted.market.listings[$0].instrument.label }
        #expect(names == names.sorted())
    }

    @Test("it is found by either name, in any case", arguments: ["xbi/xlv", "XBI/XLV", "biotech_vs_health"])
    func lookup(name: String) {
        #expect(state.market.symbol(named: name) == "BIOTECH_VS_HEALTH")
        #expect(state.market.symbol(named: "XLV/XBI") == nil)
    }
}
