import CNcurses

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How the time at the terminal ended.
public enum Ending: Hashable, Sendable {
    /// The person asked for it.
    case quit
    /// A signal of this number asked for it.
    case signal(Int32)
    /// The terminal went away.
    case terminalGone
    /// Another job has the terminal, and no shell is left to change that.
    case inBackground

    /// What the program should exit with: 0, or 128 and the signal's number.
    public var exitCode: Int32 {
        switch self {
        case .quit: 0
        case .signal(let number): 128 + number
        case .terminalGone: 128 + SIGHUP
        case .inBackground: 1
        }
    }

    /// Ends the program: with `exitCode`, or by the signal itself where a parent expects to see that.
    public func leave() -> Never {
        if case .signal(let number) = self, ![SIGINT, SIGTERM, SIGHUP, SIGQUIT].contains(number) {
            ballast_die(number)
        }
        exit(exitCode)
    }
}
