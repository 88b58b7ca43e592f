import Terminal

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A program of the user's that runs beside the dashboard, without input and output.
enum BackgroundProcess {
    /// Runs a program, found in PATH, with its arguments and without a shell, and waits for its end. Returns why it
    /// failed; nil if it did not.
    static func failure(ofRunning command: [String]) -> String? {
        guard let name = command.first else { return nil }
        var process = pid_t()
        let code = start(name, command, &process)
        guard code == 0 else { return "\(name): \(WriteError(code: code))" }
        var status: Int32 = 0
        while waitpid(process, &status, 0) == -1 {
            // If another part of the program has waited for it, its status is not known.
            guard errno == EINTR else { return nil }
        }
        let signal = status & 0x7f, exit = status >> 8 & 0xff
        if signal != 0 { return "\(name): ended by signal \(signal)" }
        return exit == 0 ? nil : "\(name): exit status \(exit)"
    }

    private static func start(_ name: String, _ command: [String], _ process: inout pid_t) -> Int32 {
        #if canImport(Glibc)
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #else
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        for descriptor in Int32(0)...2 {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
        }
        // Signals are as in a shell: the dashboard ignores or blocks some.
        var none = sigset_t(), all = sigset_t()
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))
        var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        return posix_spawnp(&process, name, &actions, &attributes, &arguments, environ)
    }
}
