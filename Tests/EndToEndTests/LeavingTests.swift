import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension EndToEndTests {
    @Suite("Leaving the terminal as it was") struct LeavingTests {
        @Test("q quits with 0", arguments: ["tmux-256color", "xterm-256color", "screen"])
        func quitting(term: String) async throws {
            let terminal = try await TmuxTerminal.withDashboard(environment: "TERM=\(term)")
            try terminal.press("q")
            try await terminal.expectSane(status: 0)
        }

        @Test("Ctrl-C quits with 130")
        func interrupt() async throws {
            let terminal = try await TmuxTerminal.withDashboard()
            try terminal.press("C-c")
            try await terminal.expectSane(status: 130)
        }

        @Test(
            "a signal that ends it gives the terminal back, and the exit status names it",
            arguments: [SIGINT, SIGTERM, SIGHUP, SIGQUIT])
        func ending(by signal: Int32) async throws {
            let terminal = try await TmuxTerminal.withDashboard()
            try terminal.signal(signal)
            try await terminal.expectSane(status: 128 + Int(signal))
        }

        @Test(
            "a crash gives the terminal back too, and still counts as a crash",
            arguments: [SIGSEGV, SIGILL, SIGTRAP, SIGBUS, SIGFPE, SIGABRT])
        func crashing(by signal: Int32) async throws {
            let terminal = try await TmuxTerminal.withDashboard()
            try terminal.signal(signal)
            try await terminal.expectSane(status: 128 + Int(signal))
        }

        /// Each ends a program that does not know it; one of each kind, for a terminal costs a second.
        @Test(
            "a signal that nobody expects gives the terminal back, and the exit status names it",
            arguments: [SIGPIPE, SIGUSR1, SIGALRM, SIGPROF, SIGXFSZ, SIGSYS])
        func unexpected(signal: Int32) async throws {
            let terminal = try await TmuxTerminal.withDashboard("--offline")
            try terminal.signal(signal)
            try await terminal.expectSane(status: 128 + Int(signal))
        }

        @Test("a signal while the replay runs and frames are drawn gives it back as well")
        func endingInMotion() async throws {
            let terminal = try await TmuxTerminal.withDashboard("replay --from 2023-01-03 --speed 60")
            try terminal.signal(SIGTERM)
            try await terminal.expectSane(status: 143)
        }

        @Test("Ctrl-Z gives the shell a sane terminal, and fg brings the dashboard back")
        func suspending() async throws {
            let terminal = try await TmuxTerminal.withDashboard()
            let before = try await terminal.wait(for: "the panels") { $0.panels.count == 7 }
            try terminal.press("C-z")
            try await terminal.expectSane(status: nil)
            try terminal.type("clear; fg; printf 'status=%d\\n' $?")
            try await terminal.wait(for: "the dashboard again") { $0.body == before.body }
            try terminal.press("j")
            try await terminal.wait(for: "a key to work") { $0.selectedTicker != before.selectedTicker }
            try terminal.press("q")
            try await terminal.wait(for: "the shell") { $0.isAtPrompt && $0.status == 0 }
            #expect(try terminal.state() == .sane)
        }

        /// Without job control, as in a script, the shell does not step in: the program alone must see to its terminal.
        @Test("stopped and continued from outside, it goes on")
        func stopping() async throws {
            let terminal = try await TmuxTerminal.withDashboard(before: "set +m;")
            let before = try await terminal.wait(for: "the panels") { $0.panels.count == 7 }
            try terminal.signal(SIGSTOP)
            try await terminal.poll("the stop") { try terminal.processState().hasPrefix("T") }
            try terminal.signal(SIGCONT)
            try terminal.press("j")
            try await terminal.wait(for: "a key to work") { $0.selectedTicker != before.selectedTicker }
            try terminal.press("q")
            try await terminal.expectSane(status: 0)
        }

        @Test("a terminal without a second screen or colours is left sane too")
        func oldTerminal() async throws {
            let terminal = try await TmuxTerminal.withDashboard(environment: "TERM=vt100")
            try terminal.press("q")
            let after = try await terminal.wait(for: "the shell") { $0.isAtPrompt && $0.status != nil }
            #expect(after.status == 0)
            #expect(try terminal.state() == .sane)
        }

        @Test("when the terminal vanishes, it ends")
        func vanishing() async throws {
            let terminal = try await TmuxTerminal.withDashboard()
            #expect(try terminal.isRunning())
            try terminal.vanish()
            try await terminal.poll("the end") { try !terminal.isRunning() }
        }

        @Test("a wrong option is told before the screen is touched")
        func wrongOption() async throws {
            let terminal = try TmuxTerminal()
            try await terminal.wait(for: "the shell") { $0.contains(TmuxTerminal.shellsMark) }
            try terminal.start("--no-such-option")
            let after = try await terminal.wait(for: "the words") { $0.isAtPrompt && $0.status != nil }
            #expect(after.status == 2)
            #expect(after.contains("--no-such-option"))
            #expect(after.contains(TmuxTerminal.shellsMark))
            #expect(try terminal.state() == .sane)
        }
    }
}
