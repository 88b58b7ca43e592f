import Testing

extension EndToEndTests {
    @Suite("Terminals that can do less") struct PlainTerminalTests {
        @Test("in the C locale, or asked to, it draws in ASCII only", arguments: [("", "LC_ALL=C"), ("--ascii", "")])
        func ascii(arguments: String, environment: String) async throws {
            let terminal = try await TmuxTerminal.withDashboard("\(arguments) --offline", environment: environment)
            let screen = try terminal.screen()
            let beyondASCII = screen.text.unicodeScalars.filter { !$0.isASCII }
            #expect(beyondASCII.isEmpty, "\(screen.text)")
            #expect(screen.contains(all: ["Indexes", "Tickers", "Yields", "Sectors", "Deals", "Thesis"]))
        }

        @Test("NO_COLOR takes every colour away and leaves bold and reverse")
        func noColour() async throws {
            let terminal = try await TmuxTerminal.withDashboard(environment: "NO_COLOR=1")
            try await terminal.wait(for: "the panels") { $0.panels.count == 7 }
            #expect(try colours(on: terminal).isEmpty)
            #expect(try attributes(on: terminal).contains("1"))
        }

        @Test("a terminal with 256 colours has some")
        func colour() async throws {
            let terminal = try await TmuxTerminal.withDashboard()
            try await terminal.wait(for: "the panels") { $0.panels.count == 7 }
            #expect(try colours(on: terminal).count > 3)
        }

        /// The codes that set a colour: 30–38 and 40–48, 90–97 and 100–107; 39 and 49 take it away.
        private func colours(on terminal: TmuxTerminal) throws -> Set<String> {
            try attributes(on: terminal).filter { code in
                guard let number = Int(code.prefix { $0.isNumber }) else { return false }
                return (30...38).contains(number) || (40...48).contains(number) || (90...107).contains(number)
            }
        }

        /// Every code of the escape sequences for looks on the screen.
        private func attributes(on terminal: TmuxTerminal) throws -> Set<String> {
            let sequences = try terminal.colouredScreen().matches(of: /\u{1b}\[([0-9;:]*)m/)
            return Set(sequences.flatMap { $0.1.split(separator: ";").map(String.init) })
        }
    }
}
