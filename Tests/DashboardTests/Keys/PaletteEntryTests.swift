import Dashboard
import Model
import Screen
import Testing

/// Entries of the palette: names of commands, symbols and ratios.
@Suite struct PaletteEntryTests {
    private var bindings: [Binding] { KeyTable.standard.bindings.filter { $0.command != .palette } }

    @Test("each command comes first when its name is typed in full, with hyphens or blanks")
    func commandNames() {
        let open = Bundled.state().pressing(":")
        for binding in bindings {
            for name in Set([binding.name, binding.name.replacing("-", with: " ")]) {
                var typed = open
                _ = typed.update(.input(.paste(name)))
                #expect(typed.draw().text().contains("▌\(binding.title) "), "\(name)")
            }
        }
    }

    @Test("quitting by name quits, and does not interrupt", arguments: ["quit", "q", "exit", "QUIT", " quit "])
    func quit(name: String) {
        #expect(Bundled.state().pressing(":" + name).effects(of: Key(.enter)) == [.quit])
    }

    @Test("interrupting has a name of its own")
    func interrupt() {
        #expect(Bundled.state().pressing(":interrupt").effects(of: Key(.enter)) == [.interrupt])
    }

    @Test("a panel is focused by its name", arguments: PanelID.allCases)
    func panels(panel: PanelID) {
        #expect(Bundled.state().pressing(":" + panel.name).pressing(Key(.enter)).focus == panel)
    }

    @Test("a symbol in capitals comes before the command of the same name, which is offered too")
    func symbolOfAName() {
        let pin = Instrument("PIN", name: "Invesco India", kind: .etf, group: "watch", basis: .adjusted)
        let state = Bundled.state().applying([.instrument(pin)])
        #expect(state.pressing(":PIN").pressing(Key(.enter)).selected == "PIN")
        #expect(state.pressing(":pin").draw().text().contains("▌Pin the ticker to the top"))
    }

    @Test("the name of a window shows it, in the chart where that has the focus")
    func windows() {
        #expect(Bundled.state().pressing("2:5Y").pressing(Key(.enter)).window == .fiveYears)
        let chart = Bundled.state().pressing("3:max").pressing(Key(.enter))
        #expect(chart.chartWindow == .maximum && chart.window == .month)
        #expect(chart.draw(only: .chart).text().contains("MAX  line"))
        #expect(Bundled.state().pressing(":10y").draw().text().contains("▌window: 10Y"))
    }

    @Test("a ratio is found by its symbols and by its name in the thesis, and is shown by its symbols")
    func ratios() {
        for typed in ["biotech_vs", "xbi/x", "XBI/XLV"] {
            let open = Bundled.state().pressing(":" + typed)
            #expect(open.draw().text().contains("▌XBI/XLV ratio BIOTECH_VS_HEALTH"), "\(typed)")
            #expect(open.pressing(Key(.enter)).selected == "BIOTECH_VS_HEALTH")
        }
    }
}
