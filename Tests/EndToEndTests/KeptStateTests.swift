import TestSupport
import Testing

extension EndToEndTests {
    @Suite("State kept between runs") struct KeptStateTests {
        @Test("what was chosen by keys is there at the next start, and a file that cannot be written is told")
        func restart() async throws {
            let folder = try TemporaryFolder()
            defer { withExtendedLifetime(folder) {} }
            let environment = "XDG_STATE_HOME=\(folder.path)"
            let first = try await TmuxTerminal.withDashboard(environment: environment)
            try first.press("s")
            try await first.wait(for: "the order by the year") { $0.contains("YTD %▾") }
            try first.press("q")
            try await first.wait(for: "the end") { $0.contains("status=0") }
            let second = try await TmuxTerminal.withDashboard(environment: environment)
            try await second.wait(for: "the same order") { $0.contains("YTD %▾") }
            let other = try await TmuxTerminal.withDashboard(environment: "XDG_STATE_HOME=/dev/null")
            try other.press("q")
            try await other.wait(for: "the reason") { $0.contains("ballast: /dev/null/ballast/state: ") }
        }
    }
}
