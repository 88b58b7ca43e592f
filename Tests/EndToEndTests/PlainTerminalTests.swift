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

        @Test("one that claims full colours gets them, whether or not the system has an entry that says so")
        func fullColour() async throws {
            let terminal = try await TmuxTerminal.withDashboard(
                environment: "COLORTERM=truecolor TERM=xterm-256color")
            try await terminal.wait(for: "the panels") { $0.panels.count == 7 }
            let colours = try colours(on: terminal)
            #expect(colours.count > 3)
            #expect(colours.allSatisfy { $0.hasPrefix("38;2;") || $0.hasPrefix("48;2;") }, "\(colours)")
        }

        /// The colours that are set, as SGR codes: 30–37, 40–47, 90–97 and 100–107, and 38 and 48 with their arguments.
        private func colours(on terminal: TmuxTerminal) throws -> Set<String> {
            var colours: Set<String> = []
            for sequence in try sequences(on: terminal) {
                var codes = sequence[...]
                while let code = codes.popFirst(), let number = Int(code.prefix { $0.isNumber }) {
                    switch number {
                    case 38, 48:
                        let count = codes.first == "5" ? 2 : codes.first == "2" ? 4 : 0
                        colours.insert(([code] + codes.prefix(count)).joined(separator: ";"))
                        codes = codes.dropFirst(count)
                    case 30...37, 40...47, 90...97, 100...107: colours.insert(code)
                    default: break
                    }
                }
            }
            return colours
        }

        /// All SGR codes of the escape sequences on the screen.
        private func attributes(on terminal: TmuxTerminal) throws -> Set<String> {
            Set(try sequences(on: terminal).flatMap(\.self))
        }

        /// The codes of each SGR sequence on the screen.
        private func sequences(on terminal: TmuxTerminal) throws -> [[String]] {
            try terminal.colouredScreen().matches(of: /\u{1b}\[([0-9;:]*)m/).map { match in
                match.1.split(separator: ";").map(String.init)
            }
        }
    }
}
