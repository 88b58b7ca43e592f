import Testing

extension TmuxTerminal {
    /// A terminal in which the dashboard runs and shows its first frame, after a marker printed by the shell.
    /// `before` is run by the shell first.
    static func withDashboard(
        _ arguments: String = "--offline", environment: String = "", width: Int = 120, height: Int = 40,
        before: String = "",
        at location: SourceLocation = #_sourceLocation
    ) async throws -> TmuxTerminal {
        let terminal = try TmuxTerminal(width: width, height: height)
        try await terminal.wait(for: "the shell", at: location) { $0.contains(shellMarker) }
        try terminal.start(arguments, environment: "\(before) \(environment)")
        try await terminal.wait(for: "the first frame", at: location) { screen in
            screen.contains("BALLAST") && screen.rows.prefix(height).count { !$0.isEmpty } + 4 > height
        }
        return terminal
    }

    /// The text that the shell prints before the dashboard starts.
    static let shellMarker = "what-was-0-before"

    /// Enters a date, a symbol or a command in the palette, once it is offered.
    func jump(to entry: String, at location: SourceLocation = #_sourceLocation) async throws {
        try press(":")
        try write(entry)
        try await wait(for: "an offer for \(entry)", at: location) {
            $0.contains("┤Command├") && $0.contains(":\(entry)") && !$0.contains("nothing to replay")
        }
        try press("Enter")
    }

    /// Waits until the shell has its terminal back, and expects the state of the terminal to be restored.
    func expectSane(status: Int?, at location: SourceLocation = #_sourceLocation) async throws {
        let after = try await wait(for: "the shell to be back", at: location) { $0.isAtPrompt && $0.status != nil }
        #expect(after.contains(TmuxTerminal.shellMarker), "the earlier screen text is gone", sourceLocation: location)
        #expect(!after.contains("BALLAST"), "the dashboard is still on the screen", sourceLocation: location)
        #expect(try state() == .sane, sourceLocation: location)
        if let status { #expect(after.status == status, sourceLocation: location) }
    }
}
