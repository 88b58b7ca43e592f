import Testing

extension EndToEndTests {
    @Suite("The dashboard as lines of text") struct PlainDashboardTests {
        @Test("over a pipe, lines are answered in order, and the end of the input ends it")
        func pipe() throws {
            let outcome = try Program.shell(
                "printf 'IWM\\n2024-05-16\\nQQQS\\n' | $B --plain --offline")
            #expect(outcome.status == 0)
            let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            #expect(lines.first?.hasPrefix("Ballast, Thu 20 Aug 2026") == true)
            let date = try #require(lines.firstIndex { $0.hasPrefix("Ballast, Thu 16 May 2024") })
            let fund = try #require(lines.lastIndex { $0.hasPrefix("QQQS, ") && $0.contains("26.27 on 16 May 2024") })
            #expect(date < fund)
            #expect(lines[fund...].contains("  up 8.42 % on the month"))
            #expect(!outcome.output.contains("\u{1B}"))
        }

        @Test("a terminal that cannot place its cursor gets lines, and quit gives it back")
        func dumb() async throws {
            let terminal = try TmuxTerminal(width: 100, height: 40)
            try await terminal.wait(for: "the shell") { $0.contains(TmuxTerminal.shellMarker) }
            try terminal.start("--offline", environment: "TERM=dumb")
            try await terminal.wait(for: "the figures") { $0.contains("Enter help") }
            try terminal.type("sectors")
            try await terminal.wait(for: "the sectors") { $0.contains("Sectors of ") }
            try terminal.type("quit")
            try await terminal.wait(for: "the shell") { $0.isAtPrompt && $0.status == 0 }
        }
    }
}
