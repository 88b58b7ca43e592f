import Foundation
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension EndToEndTests {
    @Suite("Running in the background, and never blocking the terminal") struct ForegroundTests {
        @Test("started in the background, it stops until it is in the foreground", arguments: ["--offline", "replay"])
        func background(command: String) async throws {
            let terminal = try TmuxTerminal()
            try await terminal.wait(for: "the shell") { $0.contains(TmuxTerminal.shellMarker) }
            try terminal.start("\(command) & true")
            try await terminal.poll("the stop") { (try? terminal.processState().hasPrefix("T")) ?? false }
            try terminal.type("echo still-$((1))-here")
            try await terminal.wait(for: "the shell to work") { $0.contains("still-1-here") }
            #expect(try terminal.state() == .sane)
            try terminal.type("clear; fg; printf 'status=%d\\n' $?")
            try await terminal.wait(for: "the dashboard") { $0.panels.count == 7 }
            try terminal.press("q")
            try await terminal.wait(for: "the shell") { $0.isAtPrompt && $0.status == 0 }
            #expect(try terminal.state() == .sane)
        }

        @Test("continued in the background it stays stopped, and resumes at the current size of the terminal")
        func sentOn() async throws {
            let terminal = try await TmuxTerminal.withDashboard()
            try terminal.press("C-z")
            try await terminal.expectSane(status: nil)
            try terminal.type("bg; echo still-$((1))-here")
            try await terminal.wait(for: "the shell to work") { $0.contains("still-1-here") }
            try await terminal.poll("the stop again") { try terminal.processState().hasPrefix("T") }
            #expect(try terminal.state() == .sane)
            try terminal.resize(width: 130, height: 42)
            try terminal.type("clear; fg; printf 'status=%d\\n' $?")
            try await terminal.wait(for: "the dashboard, wider") { screen in
                screen.panels.count == 7 && screen.rows.contains { $0.count == 130 }
            }
            try terminal.press("q")
            try await terminal.wait(for: "the shell") { $0.isAtPrompt && $0.status == 0 }
            #expect(try terminal.state() == .sane)
        }

        @Test("terminated while stopped, it ends without touching the terminal")
        func endedWhileStopped() async throws {
            let terminal = try await TmuxTerminal.withDashboard()
            try terminal.press("C-z")
            try await terminal.expectSane(status: nil)
            try terminal.signal(SIGTERM)
            try terminal.signal(SIGCONT)
            try await terminal.poll("the end") { try !terminal.isRunning() }
            #expect(try terminal.state() == .sane)
        }

        @Test("a real-time signal also restores the terminal")
        func realTimeSignal() async throws {
            let terminal = try await TmuxTerminal.withDashboard()
            try terminal.signal(40)
            try await terminal.expectSane(status: 168)
        }

        @Test("a pipe without a reader or writer does not block the program")
        func pipes() async throws {
            let home = try StoreCommandTests.HomeFolder()
            let pipe = home.url.path + "/pipe"
            try #require(mkfifo(pipe, 0o600) == 0)
            let terminal = try TmuxTerminal()
            try await terminal.wait(for: "the shell") { $0.contains(TmuxTerminal.shellMarker) }
            try terminal.start("--offline --record \(pipe)")
            try await terminal.wait(for: "the reason") { $0.contains("nothing reads this pipe") && $0.status == 1 }
            try terminal.type("clear")
            try terminal.start("--offline --thesis \(pipe)")
            try await terminal.poll("the terminal to be taken") { try !terminal.state().mainScreen }
            try terminal.press("C-c")
            try await terminal.wait(for: "the shell") { $0.isAtPrompt && $0.status == 130 }
            #expect(try terminal.state() == .sane)
            for option in ["config", "thesis", "data"] {
                #expect(try Program.run(["recap", "--\(option)", pipe]).status == 1)
            }
            #expect(try Program.run(["recap", "--thesis", "/dev/zero"]).errorOutput.contains("too large"))
            #expect(try Program.run(["recap", "--config", "/dev/null"]).status == 0)
        }

        @Test("a Linux console is drawn in ASCII")
        func console() async throws {
            let terminal = try await TmuxTerminal.withDashboard(environment: "TERM=linux")
            let screen = try terminal.screen()
            let isASCII = screen.text.unicodeScalars.allSatisfy(\.isASCII)
            #expect(isASCII, "\(screen.text)")
        }
    }
}
