import Foundation
import Testing

/// A real terminal: a private tmux server with one pane in which a shell waits.
///
/// The shell is `sh` and not the user's own: a shell with line editing sets the terminal modes itself, and would hide
/// modes that the program left changed.
final class TmuxTerminal {
    private let folder: URL
    private let tmux: String

    /// Opens a terminal with a shell in the package's folder.
    init(width: Int = 120, height: Int = 40, term: String = "tmux-256color") throws {
        // Short, because the path of a socket in it is limited to about a hundred bytes.
        let name = "ballast-\(UUID().uuidString.prefix(8))"
        folder = FileManager.default.temporaryDirectory.appending(path: name)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let candidates = path.split(separator: ":").map { "\($0)/tmux" }
        tmux = try #require(
            candidates.first { FileManager.default.isExecutableFile(atPath: $0) }, "tmux is not installed")
        try writeStarter()
        try command(
            "-f", "/dev/null", "-u", "start-server", ";", "set", "-g", "default-terminal", term, ";",
            "set", "-g", "status", "off", ";", "set", "-s", "escape-time", "0", ";",
            "new-session", "-d", "-x", String(width), "-y", String(height), "-c", Program.packageFolder.path,
            "PS1='$ ' ENV= exec sh -i")
        try type("ulimit -c 0; clear; echo what-was-$((0))-before")
    }

    deinit {
        // The server may have ended already.
        _ = try? outcome(tmux, ["-S", socket, "kill-server"])
        try? FileManager.default.removeItem(at: folder)
    }
}

extension TmuxTerminal {
    /// Starts the program. Then `processID()` returns its process id, and the shell prints its exit status as
    /// `status=N`.
    func start(_ arguments: String = "", environment: String = "") throws {
        try? FileManager.default.removeItem(at: folder.appending(path: "pid"))
        try type("\(environment) sh \(folder.path)/start \(arguments); printf 'status=%d\\n' $?")
    }

    /// Types a line into the shell.
    func type(_ line: String) throws {
        try write(line)
        try press("Enter")
    }

    /// Types text.
    func write(_ text: String) throws { try command("send-keys", "-l", text) }

    /// Presses keys, by tmux's names: `j`, `Enter`, `C-c`, `Escape`.
    func press(_ keys: String...) throws {
        try command(["send-keys"] + keys)
    }

    /// Changes the terminal's size.
    func resize(width: Int, height: Int) throws {
        try command("resize-window", "-x", String(width), "-y", String(height))
    }

    /// Closes the terminal while the program runs.
    func close() throws {
        try command("kill-server")
    }

    /// Sends a signal to the program.
    func signal(_ signal: Int32) throws {
        #expect(kill(try processID(), signal) == 0)
    }
}

extension TmuxTerminal {
    /// The current text on the screen.
    func screen() throws -> Screenful { Screenful(try command("capture-pane", "-p")) }

    /// The current text on the screen, with colours and attributes as escape sequences.
    func colouredScreen() throws -> String { try command("capture-pane", "-p", "-e") }

    /// The state of the terminal that a program must restore.
    func state() throws -> TerminalState {
        let flags = try command("display", "-p", "#{cursor_flag} #{alternate_on} #{mouse_any_flag} #{pane_tty}")
            .split(whereSeparator: \.isWhitespace)
        try #require(flags.count == 4)
        let modes = try run(
            "/bin/sh", ["-c", "stty -a <\(flags[3])"]
        ).split { $0.isWhitespace || $0 == ";" }
        return TerminalState(
            echo: modes.contains("echo"), lineByLine: modes.contains("icanon"), signals: modes.contains("isig"),
            cursorShown: flags[0] == "1", mainScreen: flags[1] == "0", mouseOff: flags[2] == "0")
    }

    /// The process id of the program that was started last.
    func processID() throws -> pid_t {
        let text = try String(contentsOf: folder.appending(path: "pid"), encoding: .utf8)
        return try #require(pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines)))
    }

    /// Whether the program still runs; a zombie process does not count.
    func isRunning() throws -> Bool {
        let state = try processState()
        return !state.isEmpty && !state.hasPrefix("Z")
    }

    /// The state of the process: `S` for sleeping, `T` for stopped; empty if there is no such process.
    func processState() throws -> String {
        let id = String(try processID())
        // Not every Linux has ps.
        guard FileManager.default.fileExists(atPath: "/proc/self/stat") else {
            return try outcome("/bin/ps", ["-o", "stat=", "-p", id]).output
        }
        guard let stat = try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8) else { return "" }
        return stat.split(separator: ")").last.map { String($0.dropFirst().prefix(1)) } ?? ""
    }

    /// Waits until the screen satisfies a condition, and returns it; on a timeout the issue includes the last screen.
    @discardableResult
    func wait(
        for what: Comment, at location: SourceLocation = #_sourceLocation, until isWanted: (Screenful) -> Bool
    ) async throws -> Screenful {
        var last = try screen()
        try await poll(what, at: location, otherwise: { last.text }) {
            last = try screen()
            return isWanted(last)
        }
        return last
    }

    /// Waits until a condition holds, for at most a minute because a machine may be slow.
    func poll(
        _ what: Comment, at location: SourceLocation = #_sourceLocation, otherwise details: () -> String = { "" },
        until holds: () throws -> Bool
    ) async throws {
        let deadline = ContinuousClock.now + .seconds(60)
        while try !holds() {
            if ContinuousClock.now > deadline {
                Issue.record("timed out waiting for \(what):\n\(details())", sourceLocation: location)
                throw TimedOut()
            }
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    /// A wait timed out; the issue recorded at the caller's location names the condition.
    struct TimedOut: Error {}
}

extension TmuxTerminal {
    /// The path of the server's socket: in the folder, so that it is deleted with it.
    private var socket: String { folder.appending(path: "socket").path }

    /// Writes a script that records its process id and then becomes the program.
    private func writeStarter() throws {
        let script = "echo $$ >\(folder.path)/pid\nexec \(Program.binary.path) \"$@\"\n"
        try script.write(to: folder.appending(path: "start"), atomically: true, encoding: .utf8)
    }

    @discardableResult
    private func command(_ arguments: String...) throws -> String { try command(arguments) }

    @discardableResult
    private func command(_ arguments: [String]) throws -> String { try run(tmux, ["-S", socket] + arguments) }

    private func run(_ tool: String, _ arguments: [String]) throws -> String {
        let outcome = try outcome(tool, arguments)
        try #require(outcome.status == 0, "\(tool) \(arguments): \(outcome.errorOutput)")
        return outcome.output
    }

    private func outcome(_ tool: String, _ arguments: [String]) throws -> Child.Outcome {
        let child = Child(
            tool: tool, arguments: arguments, environment: Program.plainEnvironment(home: folder),
            folder: Program.packageFolder)
        return try child.run(scratch: folder)
    }
}
