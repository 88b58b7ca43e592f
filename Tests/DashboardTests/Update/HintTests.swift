import Dashboard
import Model
import Screen
import TestSupport
import Testing

/// Checks the hints in the footer at random dates, sizes and selections.
@Suite struct HintTests {
    /// A dashboard in a random situation.
    private func state(_ seed: UInt64) throws -> AppState {
        var random = SplitMix(seed: seed)
        let days: [Int32] = [10_595, 18_249, 19_600, 19_808, 19_859, 19_950, 20_082]
        let chosen = days.randomElement(using: &random) ?? 0
        let day = Day(number: seed % 2 == 0 ? chosen : Int32.random(in: 18_800...20_355, using: &random))
        let market = Bundled.market.asOf(day, mode: .replay)
        let symbol = try #require(market.listings.randomElement(using: &random)).instrument.symbol
        let size = Size(Int.random(in: 60...210, using: &random), Int.random(in: 16...64, using: &random))
        var state = AppState(market: market, size: size, select: symbol, thesis: Bundled.thesis)
        let panel = try #require(PanelID.allCases.randomElement(using: &random))
        state = state.pressing("\(panel.rawValue)" + (Bool.random(using: &random) ? "z" : ""))
        for _ in 0..<Int.random(in: 0...12, using: &random) {
            state = state.pressing("jjkG[]sc".randomElement(using: &random).map(String.init) ?? "")
        }
        return state.pressing(Key.control("l"))
    }

    private func footer(_ state: AppState) -> String {
        state.draw().text().split(separator: "\n", omittingEmptySubsequences: false).last { !$0.isEmpty }.map(
            String.init) ?? ""
    }

    private func hints(_ state: AppState) -> [Binding] {
        let footer = footer(state)
        return KeyTable.standard.bindings.filter { binding in
            binding.hint.map { footer.contains("\($0.keys) \($0.label)") && $0.panels.contains(state.focus) } ?? false
        }
    }

    /// The keys that a hint names; `j k` names two.
    private func keys(_ binding: Binding) -> [Key] {
        let named = binding.hint?.keys.split(separator: " ").map(String.init) ?? []
        return named.compactMap { name in
            KeyTable.standard.bindings.lazy.flatMap(\.keys).first { $0.name == name }
        }
    }

    @Test("every hint in the footer changes the screen, or shows why it does not", arguments: UInt64(1)...48)
    func hintsHold(seed: UInt64) throws {
        let state = try state(seed)
        let before = state.draw()
        let hints = hints(state)
        #expect(hints.count >= 2)
        for binding in hints {
            let keys = keys(binding)
            #expect(!keys.isEmpty)
            let changes = keys.contains { key in
                !state.effects(of: key).isEmpty || state.pressing(key).draw() != before
            }
            #expect(changes, "\(binding.hint?.label ?? "") in \(state.focus) of \(state.size) on \(state.market.day)")
        }
    }

    @Test("the selected row is visible in every panel", arguments: UInt64(1)...48)
    func rowInSight(seed: UInt64) throws {
        let start = try state(seed)
        for panel in [PanelID.indexes, .tickers, .yields, .deals, .thesis] {
            for keys in ["", "G", "g", "Gkk"] {
                let state = start.pressing("\(panel.rawValue)G" + keys)
                if panel == .yields && !state.isZoomed || panel == .deals && state.deals.isEmpty { continue }
                let marked = state.draw().cells.contains {
                    $0.glyph == Glyph("▌") && $0.style.ground == .selection
                }
                #expect(marked, "\(panel) of \(state.size) on \(state.market.day) after \(keys)")
                guard panel == .tickers, state.market[state.selected]?.instrument.kind != .ratio else { continue }
                #expect(state.draw().text().contains("▌ \(state.selected.name)"))
            }
        }
    }

    @Test("a page has hints of its own")
    func page() {
        let help = footer(Bundled.state(Size(120, 24)).pressing("?"))
        #expect(help.contains("j k scroll"))
        #expect(help.contains("Esc close"))
        #expect(!help.contains("zoom"))
        #expect(!footer(Bundled.state(Size(120, 110)).pressing("?")).contains("scroll"))
    }

    @Test("help spells out the names of arrow keys, which every terminal can draw")
    func arrows() {
        let help = Bundled.state(Size(120, 60)).pressing("?").draw()
        #expect(help.folded().text().contains("j Down"))
        #expect(help.text().contains("j Down"))
    }

    @Test("the window keys change a visible panel: the chart's window if only the chart has one")
    func windows() {
        let small = Bundled.state(Size(80, 24))
        #expect(small.pressing("]").chartWindow == .yearToDate)
        #expect(small.pressing("]").window == .month)
        let sectors = Bundled.state(Size(80, 24)).pressing("52")
        #expect(!footer(sectors).contains("[ ] window"))
        #expect(sectors.pressing("]").notice?.contains("3M") == true)
        #expect(Bundled.state().pressing("]]]]]]]]]").notice == "MAX is the longest window")
    }
}
