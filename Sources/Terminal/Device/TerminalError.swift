/// The reason why a terminal cannot be used, found before it is changed in any way.
public enum TerminalError: Error, Hashable, Sendable {
    /// A stream, with its name, is a file, a pipe or closed.
    case notATerminal(String)
    /// The environment variable `TERM` is not set.
    case noType
    /// The terminfo database has no entry of this name.
    case unknownType(String)
    /// A terminal of this type cannot clear its screen or position its cursor.
    case cannotDraw(String)
    /// ncurses could not open a terminal of this type.
    case refused(String)
    /// Another job is in the foreground of the terminal, and no shell is left that could change that.
    case inBackground
    /// No pipe could be created for signals.
    case noSignals
}

extension TerminalError: CustomStringConvertible {
    /// The problem and, if known, its remedy, in a sentence.
    public var description: String {
        switch self {
        case .notATerminal(let stream): "\(stream) is not a terminal"
        case .noType: "TERM is not set; try TERM=xterm-256color"
        case .unknownType(let type):
            "the terminal type '\(type)' is not known here; install its terminfo (ncurses-term) or try TERM=xterm-256color"
        case .cannotDraw(let type): "a terminal of type '\(type)' cannot clear its screen or place its cursor"
        case .refused(let type): "the screen could not be opened as '\(type)'"
        case .inBackground: "another program has the terminal, and no shell is left to bring this one to the front"
        case .noSignals: "no pipe could be made; too many files are open"
        }
    }
}
