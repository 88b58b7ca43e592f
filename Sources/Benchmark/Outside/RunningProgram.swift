import PTY
import Screen

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The dashboard as a child process, in a session of its own on a pseudo-terminal.
final class RunningProgram {
    /// The pseudo-terminal of the program.
    let terminal: PseudoTerminal
    /// The process id.
    let id: pid_t
    /// The time at which it was started.
    let start: ContinuousClock.Instant
    private var hasEnded = false

    /// Starts a program with arguments.
    ///
    /// - Parameter dataHome: The user's data folder, which contains the program's own.
    init(_ program: String, _ arguments: [String], size: Size, dataHome: String? = nil) throws(BenchmarkError) {
        guard let terminal = PseudoTerminal(columns: size.width, rows: size.height) else {
            throw .system("openpty", code: errno)
        }
        self.terminal = terminal
        start = ContinuousClock.now
        let environment = RunningProgram.environment + (dataHome.map { ["XDG_DATA_HOME=\($0)"] } ?? [])
        id = try RunningProgram.spawn(program, arguments, environment, on: terminal)
    }

    deinit { end() }

    /// Terminates the program and waits for its end, reading its remaining output.
    func end() {
        guard !hasEnded else { return }
        hasEnded = true
        kill(id, SIGTERM)
        let deadline = ContinuousClock.now + .seconds(2)
        var status: Int32 = 0
        while waitpid(id, &status, WNOHANG) == 0 {
            if ContinuousClock.now > deadline { kill(id, SIGKILL) }
            _ = terminal.read(within: .milliseconds(1))
        }
    }

    /// Spawns the program. As the leader of a session it opens the terminal, which thereby becomes the controlling one,
    /// as at login.
    private static func spawn(
        _ program: String, _ arguments: [String], _ environment: [String], on terminal: PseudoTerminal
    ) throws(BenchmarkError) -> pid_t {
        #if canImport(Glibc)
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
            // POSIX_SPAWN_SETSID; the header defines it only with a macro that Swift does not set.
            let newSession: Int32 = 0x80
        #else
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
            let newSession = POSIX_SPAWN_SETSID
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_addclose(&actions, terminal.controller)
        posix_spawn_file_actions_addclose(&actions, terminal.program)
        posix_spawn_file_actions_addopen(&actions, 0, terminal.path, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_adddup2(&actions, 0, 2)
        posix_spawnattr_setflags(&attributes, Int16(newSession))

        let argv = CStrings([program] + arguments)
        let envp = CStrings(environment)
        var id = pid_t()
        let code = posix_spawn(&id, program, &actions, &attributes, argv.pointers, envp.pointers)
        guard code == 0 else { throw .system("posix_spawn of \(program)", code: code) }
        return id
    }

    /// A plain environment with 256 colours, the same on every machine. No store can be made in its home, not even by
    /// the superuser.
    static let environment = [
        "PATH=/usr/bin:/bin", "HOME=/dev/null", "LC_ALL=C.UTF-8", "TERM=xterm-256color",
    ]
}

/// Strings for C, ended by a null pointer.
final class CStrings {
    let pointers: [UnsafeMutablePointer<CChar>?]

    init(_ strings: [String]) { pointers = strings.map { strdup($0) } + [nil] }

    deinit { pointers.forEach { free($0) } }
}
