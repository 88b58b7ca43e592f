import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension EndToEndTests {
    @Suite("Restoring the terminal on exit") struct LeavingTests {
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
            "a terminating signal restores the terminal, and the exit status gives the signal",
            arguments: [SIGINT, SIGTERM, SIGHUP, SIGQUIT])
        func ending(by signal: Int32) async throws {
            let terminal = try await TmuxTerminal.withDashboard()
            try terminal.signal(signal)
            try await terminal.expectSane(status: 128 + Int(signal))
        }

        @Test(
            "a crash also restores the terminal, and still exits as a crash",
            arguments: [SIGSEGV, SIGILL, SIGTRAP, SIGBUS, SIGFPE, SIGABRT])
        func crashing(by signal: Int32) async throws {
            let terminal = try await TmuxTerminal.withDashboard()
            try terminal.signal(signal)
            try await terminal.expectSane(status: 128 + Int(signal))
        }

        /// By default each ends a program; one of each kind is enough because a terminal costs a second.
        @Test(
            "an unexpected signal restores the terminal, and the exit status gives the signal",
            arguments: [SIGPIPE, SIGUSR1, SIGALRM, SIGPROF, SIGXFSZ, SIGSYS])
        func unexpected(signal: Int32) async throws {
            let terminal = try await TmuxTerminal.withDashboard("--offline")
            try terminal.signal(signal)
            try await terminal.expectSane(status: 128 + Int(signal))
        }

        @Test("a signal during a replay restores the terminal too")
        func endingInMotion() async throws {
            let terminal = try await TmuxTerminal.withDashboard("replay --from 2023-01-03 --speed 60")
            try terminal.signal(SIGTERM)
            try await terminal.expectSane(status: 143)
        }

        @Test("Ctrl-Z leaves the shell a sane terminal, and fg resumes the dashboard")
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

        /// Without job control, as in a script, the shell restores nothing: the program must take care of its terminal.
        @Test("stopped and continued from outside, the dashboard keeps working")
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

        @Test("a terminal without alternate screen or colours is left sane too")
        func oldTerminal() async throws {
            let terminal = try await TmuxTerminal.withDashboard(environment: "TERM=vt100")
            try terminal.press("q")
            let after = try await terminal.wait(for: "the shell") { $0.isAtPrompt && $0.status != nil }
            #expect(after.status == 0)
            #expect(try terminal.state() == .sane)
        }

        @Test("the program ends when its terminal closes")
        func vanishing() async throws {
            let terminal = try await TmuxTerminal.withDashboard()
            #expect(try terminal.isRunning())
            try terminal.close()
            try await terminal.poll("the end") { try !terminal.isRunning() }
        }

        @Test("an invalid option is reported before the screen is touched")
        func wrongOption() async throws {
            let terminal = try TmuxTerminal()
            try await terminal.wait(for: "the shell") { $0.contains(TmuxTerminal.shellMarker) }
            try terminal.start("--no-such-option")
            let after = try await terminal.wait(for: "the message") { $0.isAtPrompt && $0.status != nil }
            #expect(after.status == 2)
            #expect(after.contains("--no-such-option"))
            #expect(after.contains(TmuxTerminal.shellMarker))
            #expect(try terminal.state() == .sane)
        }
    }
}
