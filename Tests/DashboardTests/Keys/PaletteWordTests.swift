import Dashboard
import Model
import Screen
import Testing

/// What the palette understands: words of commands, symbols, and the names of ratios.
@Suite struct PaletteWordTests {
    private var commands: [Command] { KeyTable.standard.bindings.map(\.command).filter { $0 != .palette } }

    @Test("each command is first where its word is typed out, with hyphens or blanks")
    func words() {
        let open = Bundled.state().pressing(":")
        for command in commands {
            for word in Set([command.word, command.word.replacing("-", with: " ")]) {
                var typed = open
                _ = typed.update(.input(.paste(word)))
                #expect(typed.draw().text().contains("▌\(command.title) "), "\(word)")
            }
        }
    }

    @Test("to quit by a word is to quit, not to be interrupted", arguments: ["quit", "q", "exit", "QUIT", " quit "])
    func quit(word: String) {
        #expect(Bundled.state().pressing(":" + word).effects(of: Key(.enter)) == [.quit])
    }

    @Test("to interrupt has a word of its own")
    func interrupt() {
        #expect(Bundled.state().pressing(":interrupt").effects(of: Key(.enter)) == [.interrupt])
    }

    @Test("a panel is gone to by its name", arguments: PanelID.allCases)
    func panels(panel: PanelID) {
        #expect(Bundled.state().pressing(":" + panel.word).pressing(Key(.enter)).focus == panel)
    }

    @Test("a symbol in capitals goes before the command of its name, which is offered too")
    func symbolOfAName() {
        let pin = Instrument("PIN", name: "Invesco India", kind: .etf, group: "watch", basis: .adjusted)
        let state = Bundled.state().taking([.instrument(pin)])
        #expect(state.pressing(":PIN").pressing(Key(.enter)).selected == "PIN")
        #expect(state.pressing(":pin").draw().text().contains("▌pin the ticker to the top"))
    }

    @Test("a ratio is found by what it is of and by what its thesis calls it, and is called the former")
    func ratios() {
        for typed in ["biotech_vs", "xbi/x", "XBI/XLV"] {
            let open = Bundled.state().pressing(":" + typed)
            #expect(open.draw().text().contains("▌XBI/XLV ratio BIOTECH_VS_HEALTH"), "\(typed)")
            #expect(open.pressing(Key(.enter)).selected == "BIOTECH_VS_HEALTH")
        }
    }
}
