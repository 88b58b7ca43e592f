import Testing

extension EndToEndTests {
    @Suite("Terminals with limited capabilities") struct PlainTerminalTests {
        @Test("in the C locale, or with --ascii, only ASCII is drawn", arguments: [("", "LC_ALL=C"), ("--ascii", "")])
        func ascii(arguments: String, environment: String) async throws {
            let terminal = try await TmuxTerminal.withDashboard("\(arguments) --offline", environment: environment)
            let screen = try terminal.screen()
            let beyondASCII = screen.text.unicodeScalars.filter { !$0.isASCII }
            #expect(beyondASCII.isEmpty, "\(screen.text)")
            #expect(screen.contains(all: ["Indexes", "Tickers", "Yields", "Sectors", "Deals", "Thesis"]))
        }

        @Test("NO_COLOR removes every colour and leaves bold and reverse")
        func noColour() async throws {
            let terminal = try await TmuxTerminal.withDashboard(environment: "NO_COLOR=1")
            try await terminal.wait(for: "the panels") { $0.panels.count == 7 }
            #expect(try colours(on: terminal).isEmpty)
            #expect(try attributes(on: terminal).contains("1"))
        }

        @Test("a terminal with 256 colours is drawn in colour")
        func colour() async throws {
            let terminal = try await TmuxTerminal.withDashboard()
            try await terminal.wait(for: "the panels") { $0.panels.count == 7 }
            #expect(try colours(on: terminal).count > 3)
        }

        /// The SGR codes that set a colour: 30–38, 40–48, 90–97 and 100–107; 39 and 49 reset it.
        private func colours(on terminal: TmuxTerminal) throws -> Set<String> {
            try attributes(on: terminal).filter { code in
                guard let number = Int(code.prefix { $0.isNumber }) else { return false }
                return (30...38).contains(number) || (40...48).contains(number) || (90...107).contains(number)
            }
        }

        /// All SGR codes of the escape sequences on the screen.
        private func attributes(on terminal: TmuxTerminal) throws -> Set<String> {
            let sequences = try terminal.colouredScreen().matches(of: /\u{1b}\[([0-9;:]*)m/)
            return Set(sequences.flatMap { $0.1.split(separator: ";").map(String.init) })
        }
    }
}
