import Testing

extension EndToEndTests {
    @Suite("A replay in a terminal") struct ReplayTests {
        @Test("comma and full stop step through the sessions")
        func stepping() async throws {
            let terminal = try await TmuxTerminal.withDashboard()
            try await terminal.jump(to: "2024-05-16")
            try await terminal.wait(for: "the date") { $0.contains("Thu 16 May 2024") }
            try terminal.press(",")
            try await terminal.wait(for: "the day before") { $0.contains("Wed 15 May 2024") }
            try terminal.press(".", ".")
            try await terminal.wait(for: "the day after") { $0.contains("Fri 17 May 2024") }
        }

        @Test("the palette accepts a date and explains why one is unavailable")
        func palette() async throws {
            let terminal = try await TmuxTerminal.withDashboard()
            try await terminal.jump(to: "2023-10-27")
            try await terminal.wait(for: "the date") { $0.contains("Fri 27 Oct 2023") }
            try terminal.press(":")
            try terminal.write("1850-01-01")
            try await terminal.wait(for: "why not") { $0.contains("1850-01-01 is outside") }
            try terminal.press("Escape")
            try await terminal.wait(for: "the same date") { $0.contains("Fri 27 Oct 2023") && !$0.contains("1850") }
        }

        @Test("a replay plays on its own, and p pauses and resumes it")
        func pausing() async throws {
            let terminal = try await TmuxTerminal.withDashboard("replay --from 2019-04-01 --to 2024-05-16 --speed 4")
            try await terminal.wait(for: "a later day") { $0.contains("Apr 2019") && !$0.contains("Mon 1 Apr 2019") }
            try terminal.press("p")
            let paused = try await terminal.wait(for: "the pause") { $0.contains("paused") }
            try terminal.press("p")
            try await terminal.wait(for: "it to go on") { !$0.contains("paused") && $0.rows[0] != paused.rows[0] }
        }

        @Test("a replay stops at its last day and stays open")
        func ending() async throws {
            let terminal = try await TmuxTerminal.withDashboard("replay --from 2024-05-13 --to 2024-05-16 --speed 20")
            try await terminal.wait(for: "the last day") { $0.contains("Thu 16 May 2024") && $0.contains("close") }
            #expect(try terminal.isRunning())
        }
    }
}
