#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Runs a parser in a process of its own.
struct Runner {
    /// How a process ended.
    enum End: Hashable {
        case exit(Int32)
        case signal(Int32)
    }

    let options: Options
    let parser: String

    /// Parses mutated inputs for some time.
    func run(seconds: Double, seed: UInt64) throws(FuzzError) -> End {
        try start(["BALLAST_FUZZ_SECONDS=\(seconds)", "BALLAST_FUZZ_SEED=\(seed)"])
    }

    /// Parses the input in a file, without any output.
    func run(only input: String) throws(FuzzError) -> End { try start(["BALLAST_FUZZ_INPUT=\(input)"], isQuiet: true) }

    private func start(_ variables: [String], isQuiet: Bool = false) throws(FuzzError) -> End {
        #if canImport(Glibc)
            var actions = posix_spawn_file_actions_t()
        #else
            var actions: posix_spawn_file_actions_t?
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for descriptor: Int32 in isQuiet ? 0...2 : 0...1 {
            posix_spawn_file_actions_addopen(
                &actions, descriptor, "/dev/null", descriptor == 0 ? O_RDONLY : O_WRONLY, 0)
        }
        let arguments = [options.runner, "--testing-library", "swift-testing", "--filter", "FuzzCampaign"]
        let argv = arguments.map { strdup($0) } + [nil], envp = environment(variables).map { strdup($0) } + [nil]
        defer { for text in argv + envp { free(text) } }
        var id = pid_t()
        guard posix_spawn(&id, options.runner, &actions, nil, argv, envp) == 0 else {
            throw .missing("\(options.runner) cannot be run: build the tests first")
        }
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0, errno == EINTR {}
        return status & 0x7F == 0 ? .exit((status >> 8) & 0xFF) : .signal(status & 0x7F)
    }

    /// This process's environment with what the runner needs to know. A crash is expected and needs no report; and a
    /// backtrace of each thrown error would make slow what is not, such as text with many invalid bytes.
    private func environment(_ variables: [String]) -> [String] {
        var names = [
            "BALLAST_FUZZ_PARSER=\(parser)", "BALLAST_FUZZ_FOLDER=\(options.output)",
            "BALLAST_FUZZ_CORPUS=\(options.corpus)", "SWIFT_BACKTRACE=enable=no",
            "SWT_SWIFT_ERROR_BACKTRACING_ENABLED=0",
        ]
        if let seeds = options.seeds { names.append("BALLAST_FUZZ_SEEDS=\(seeds)") }
        for name in ["HOME", "PATH", "TMPDIR", "LD_LIBRARY_PATH", "LANG"] {
            if let value = getenv(name) { names.append("\(name)=\(String(cString: value))") }
        }
        return names + variables
    }
}
