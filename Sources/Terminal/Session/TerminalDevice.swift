import CNcurses
import Screen

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The terminal as the system knows it: two descriptors, modes, an extent.
struct TerminalDevice: Sendable {
    /// Where keys come from.
    let input: Int32
    /// Where the screen goes.
    let output: Int32

    /// The terminal of standard input and output.
    static let standard = TerminalDevice(input: STDIN_FILENO, output: STDOUT_FILENO)

    /// Throws, naming the stream, where either end is no terminal.
    func mustBeTerminal() throws(TerminalError) {
        if isatty(input) == 0 { throw .notATerminal("standard input") }
        if isatty(output) == 0 { throw .notATerminal("standard output") }
    }

    /// Line discipline as it is now, or nil where there is none.
    var modes: termios? {
        var modes = termios()
        return tcgetattr(input, &modes) == 0 ? modes : nil
    }

    /// Sets the line discipline, once what was written is out.
    func set(_ modes: termios) {
        var modes = modes
        _ = tcsetattr(input, TCSADRAIN, &modes)
    }

    /// The extent, as much of it as is drawn; nil where the terminal does not say.
    var size: Size? {
        var size = winsize()
        guard ioctl(output, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else { return nil }
        return Size(Int(size.ws_col), Int(size.ws_row)).drawn
    }

    /// Whether nothing will ever be read again: hung up, closed, or at its end.
    var isGone: Bool {
        var state = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
        guard poll(&state, 1, 0) > 0 else { return false }
        if state.revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 { return true }
        var waiting: Int32 = 0
        return state.revents & Int16(POLLIN) != 0 && (ioctl(input, UInt(FIONREAD), &waiting) != 0 || waiting == 0)
    }

    /// Whether this process group may use it: no other job of its shell is in front.
    var isInFront: Bool { ballast_in_front(output) }

    /// Stops as a job in the background does until the terminal is its own; throws where nobody could bring it to the front.
    func mustBeInFront() throws(TerminalError) {
        if ballast_wait_for_front(output) == BALLAST_ABANDONED { throw .inBackground }
    }

    /// Writes bytes past the screen library, whose own buffer is empty between frames. One that is gone takes none.
    func write(_ bytes: some Collection<UInt8>) {
        let bytes = Array(bytes)
        _ = ballast_send(output, bytes, bytes.count)
    }
}
