#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A command of the program that runs to its end without a terminal.
struct MeasuredCommand {
    /// What a run took.
    struct Run {
        /// The wall time from the start of the process to its end.
        let seconds: Double
        /// The maximum of resident memory, in megabytes of 10⁶ bytes.
        let peakMB: Double
        /// The exit status.
        let status: Int32
    }

    let program: String
    /// The user's data folder, which contains the program's own.
    let dataHome: String

    /// Runs the command with its output discarded.
    func run(_ arguments: [String]) throws(BenchmarkError) -> Run {
        #if canImport(Glibc)
            var actions = posix_spawn_file_actions_t()
        #else
            var actions: posix_spawn_file_actions_t?
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for descriptor: Int32 in 0...2 {
            posix_spawn_file_actions_addopen(
                &actions, descriptor, "/dev/null", descriptor == 0 ? O_RDONLY : O_WRONLY, 0)
        }
        let argv = CStrings([program] + arguments)
        let envp = CStrings(RunningProgram.environment + ["XDG_DATA_HOME=\(dataHome)"])
        let start = ContinuousClock.now
        var id = pid_t()
        let code = posix_spawn(&id, program, &actions, nil, argv.pointers, envp.pointers)
        guard code == 0 else { throw .system("posix_spawn of \(program)", code: code) }
        var status: Int32 = 0
        var usage = rusage()
        while wait4(id, &status, 0, &usage) < 0 {
            guard errno == EINTR else { throw .system("wait4", code: errno) }
        }
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        // Linux counts kilobytes, macOS bytes.
        #if canImport(Glibc)
            let peak = Double(usage.ru_maxrss) * 1024 / 1e6
        #else
            let peak = Double(usage.ru_maxrss) / 1e6
        #endif
        // The exit status is in the second byte; a signal is in the first.
        return Run(seconds: seconds, peakMB: peak, status: status & 0x7F == 0 ? (status >> 8) & 0xFF : 128)
    }
}
