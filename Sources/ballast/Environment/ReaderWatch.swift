import Dispatch
import Terminal

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Notices that the reader of standard output is gone while nothing is written.
enum ReaderWatch {
    /// Ends the program, as a failed write would, once the pipe on standard output has no reader any more.
    static func begin() {
        var status = stat()
        guard fstat(STDOUT_FILENO, &status) == 0, [S_IFIFO, S_IFSOCK].contains(status.st_mode & S_IFMT) else { return }
        DispatchQueue(label: "reader of standard output").async { @Sendable in
            // No event is asked for: an error is reported anyway, and the call waits for nothing else.
            var output = pollfd(fd: STDOUT_FILENO, events: 0, revents: 0)
            while poll(&output, 1, -1) < 0 { guard errno == EINTR || errno == EAGAIN else { return } }
            WriteError.endByClosedPipe()
        }
    }
}
