import TestSupport
import Testing

extension EndToEndTests {
    @Suite("Themes in a terminal") struct ThemeTests {
        /// The background of 24 bits or of xterm's numbers in which a theme is painted.
        private static let white = ["48;5;231", "48;5;255", "48;5;15"], black = ["48;5;233", "48;5;234"]

        private func paints(_ terminal: TmuxTerminal, _ codes: [String]) throws -> Bool {
            let text = try terminal.colouredScreen()
            return codes.contains { text.contains($0) }
        }

        @Test("on a white terminal the light theme is shown, and nothing is typed by the reply")
        func white() async throws {
            let terminal = try await TmuxTerminal.withDashboard(before: "tmux set -w window-style 'bg=#ffffff';")
            try await terminal.poll("the light theme") { try paints(terminal, ThemeTests.white) }
            #expect(try !terminal.screen().contains("no command for"))
            try terminal.press("t")
            try await terminal.wait(for: "the next theme") { $0.contains("theme: blue") }
            try terminal.press("q")
            try await terminal.expectSane(status: 0)
        }

        @Test("a terminal that tells no background shows the dark theme at once")
        func unknown() async throws {
            let terminal = try await TmuxTerminal.withDashboard()
            #expect(try paints(terminal, ThemeTests.black))
        }

        @Test("a theme of the user's own is shown by its name, and a wrong one is told with its line")
        func own() async throws {
            let folder = try TemporaryFolder()
            defer { withExtendedLifetime(folder) {} }
            try folder.write("extends = \"mono\"\nbackground = \"#5F0000\"\n", to: "ballast/themes/mine.toml")
            try folder.write("gain = \"green\"\n", to: "ballast/themes/wrong.toml")
            let terminal = try await TmuxTerminal.withDashboard(environment: "XDG_CONFIG_HOME=\(folder.path)")
            try terminal.press(":")
            try terminal.write("theme mine")
            try await terminal.wait(for: "the offer") { $0.contains("▌theme mine") }
            try terminal.press("Enter")
            try await terminal.poll("its background") { try paints(terminal, ["48;5;52"]) }
            try terminal.press(":")
            try terminal.write("theme wrong")
            try await terminal.wait(for: "its error") { $0.contains("wrong.toml:1: gain: expected a colour") }
        }
    }
}
