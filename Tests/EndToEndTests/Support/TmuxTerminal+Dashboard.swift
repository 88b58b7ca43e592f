import Testing

extension TmuxTerminal {
    /// A terminal in which the dashboard runs and shows its first frame, after a mark that the shell left.
    /// `before` is what the shell does first.
    static func withDashboard(
        _ arguments: String = "--offline", environment: String = "", width: Int = 120, height: Int = 40,
        before: String = "",
        at location: SourceLocation = #_sourceLocation
    ) async throws -> TmuxTerminal {
        let terminal = try TmuxTerminal(width: width, height: height)
        try await terminal.wait(for: "the shell", at: location) { $0.contains(shellsMark) }
        try terminal.start(arguments, environment: "\(before) \(environment)")
        try await terminal.wait(for: "the first frame", at: location) { screen in
            screen.contains("BALLAST") && screen.rows.prefix(height).allSatisfy { !$0.isEmpty }
        }
        return terminal
    }

    /// What the shell printed before the dashboard started.
    static let shellsMark = "what-was-0-before"

    /// Asks the palette for a date, a symbol or a command, once it offers that.
    func jump(to words: String, at location: SourceLocation = #_sourceLocation) async throws {
        try press(":")
        try write(words)
        try await wait(for: "an offer for \(words)", at: location) {
            $0.contains("┤Command├") && $0.contains(":\(words)") && !$0.contains("nothing to replay")
        }
        try press("Enter")
    }

    /// Waits until the shell has its terminal back, and expects it to be as it was.
    func expectSane(status: Int?, at location: SourceLocation = #_sourceLocation) async throws {
        let after = try await wait(for: "the shell to be back", at: location) { $0.isAtPrompt && $0.status != nil }
        #expect(after.contains(TmuxTerminal.shellsMark), "what was on the screen is gone", sourceLocation: location)
        #expect(!after.contains("BALLAST"), "the dashboard is still on the screen", sourceLocation: location)
        #expect(try state() == .sane, sourceLocation: location)
        if let status { #expect(after.status == status, sourceLocation: location) }
    }
}
