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

    /// What the program should exit with: 0, or 128 and the signal's number.
    public var exitCode: Int32 {
        switch self {
        case .quit: 0
        case .signal(let number): 128 + number
        case .terminalGone: 128 + SIGHUP
        }
    }
}
