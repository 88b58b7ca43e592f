import Testing

extension EndToEndTests {
    @Suite("The tmux terminal") struct TmuxTerminalTests {
        @Test("a new terminal is sane, and one that a program left in raw mode is not")
        func seesWhatIsLeftBehind() async throws {
            let terminal = try TmuxTerminal(width: 80, height: 24)
            try await terminal.wait(for: "the prompt") { $0.contains("\nwhat-was-there-before") || $0.isAtPrompt }
            #expect(try terminal.state() == .sane)
            try terminal.type("stty -echo -icanon -isig; printf '\\033[?25l\\033[?1049h\\033[?1000h'")
            try await terminal.poll("the harm to be seen") {
                try terminal.state()
                    == TerminalState(
                        echo: false, lineByLine: false, signals: false, cursorShown: false, mainScreen: false,
                        mouseOff: false)
            }
        }
    }
}
