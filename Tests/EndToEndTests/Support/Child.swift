import Foundation

#if canImport(Glibc)
    import Glibc
#endif

/// A child process that runs to its end with its output in files.
///
/// Foundation's `Process` does not serve here: on Linux it waits until every descendant has closed an inherited
/// descriptor, and the server that tmux leaves running never does.
struct Child {
    let tool: String
    let arguments: [String]
    let environment: [String: String]
    let folder: URL

    /// The seconds after which a child is killed; no run takes as long, even on a slow machine.
    private static let timeout = 300.0

    /// The exit status and output of a run.
    struct Outcome {
        /// The exit status, or 128 plus the signal's number, as in a shell.
        let status: Int32
        /// The text on standard output.
        let output: String
        /// The text on standard error.
        let errorOutput: String
    }

    /// The child could not be started.
    struct NotStarted: Error {
        let tool: String
        let code: Int32
    }

    /// Runs the child without input, its output going to files in a scratch folder.
    func run(scratch: URL) throws -> Outcome {
        let output = scratch.appending(path: "output")
        let errorOutput = scratch.appending(path: "errors")
        let status = try status(ofRunWith: output.path, errorOutput.path)
        return Outcome(
            status: status, output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
            errorOutput: String(decoding: try Data(contentsOf: errorOutput), as: UTF8.self))
    }

    private func status(ofRunWith output: String, _ errorOutput: String) throws -> Int32 {
        #if canImport(Glibc)
            var actions = posix_spawn_file_actions_t()
        #else
            var actions: posix_spawn_file_actions_t?
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, errorOutput, O_WRONLY | O_CREAT | O_TRUNC, 0o600)

        // The threads that run tests block signals, and a child would inherit the mask.
        #if canImport(Glibc)
            var attributes = posix_spawnattr_t()
        #else
            var attributes: posix_spawnattr_t?
        #endif
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

        let argv = CStrings(["sh", "-c", "cd \"$0\" && exec \"$@\"", folder.path, tool] + arguments)
        let envp = CStrings(environment.map { "\($0)=\($1)" })
        var id = pid_t()
        let code = posix_spawn(&id, "/bin/sh", &actions, &attributes, argv.pointers, envp.pointers)
        guard code == 0 else { throw NotStarted(tool: tool, code: code) }
        // A child that hangs is killed, so that its test fails and the others continue.
        let killing = DispatchWorkItem { kill(id, SIGKILL) }
        DispatchQueue.global().asyncAfter(deadline: .now() + Child.timeout, execute: killing)
        defer { killing.cancel() }
        var status: Int32 = 0
        while waitpid(id, &status, 0) == -1, errno == EINTR {}
        let signal = status & 0x7f
        return signal == 0 ? status >> 8 & 0xff : 128 + signal
    }
}

/// A null-terminated array of C strings, freed with this object.
private final class CStrings {
    let pointers: [UnsafeMutablePointer<CChar>?]

    init(_ strings: [String]) { pointers = strings.map { strdup($0) } + [nil] }

    deinit { pointers.forEach { free($0) } }
}
