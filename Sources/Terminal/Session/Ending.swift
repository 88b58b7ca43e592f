import CNcurses

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How a terminal session ended.
public enum Ending: Hashable, Sendable {
    /// The user quit.
    case quit
    /// A signal with this number was received.
    case signal(Int32)
    /// The terminal was closed or disconnected.
    case terminalGone
    /// Another job is in the foreground, and no shell is left to change that.
    case inBackground

    /// The exit code of the program: 0, 1, or 128 plus the signal's number.
    public var exitCode: Int32 {
        switch self {
        case .quit: 0
        case .signal(let number): 128 + number
        case .terminalGone: 128 + SIGHUP
        case .inBackground: 1
        }
    }

    /// Ends the program: with `exitCode`, or by the signal itself where parent processes expect that.
    public func exitProcess() -> Never {
        if case .signal(let number) = self, ![SIGINT, SIGTERM, SIGHUP, SIGQUIT].contains(number) {
            ballast_die(number)
        }
        exit(exitCode)
    }
}
