import CNcurses
import Screen

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A terminal as the system provides it: two descriptors, modes and a size.
struct TerminalDevice: Sendable {
    /// The descriptor that keys are read from.
    let input: Int32
    /// The descriptor that the screen is written to.
    let output: Int32

    /// The terminal of standard input and output.
    static let standard = TerminalDevice(input: STDIN_FILENO, output: STDOUT_FILENO)

    /// Throws an error with the name of the stream if either descriptor is not a terminal.
    func requireTerminal() throws(TerminalError) {
        if isatty(input) == 0 { throw .notATerminal("standard input") }
        if isatty(output) == 0 { throw .notATerminal("standard output") }
    }

    /// The present line discipline, or nil if there is none.
    var modes: termios? {
        var modes = termios()
        return tcgetattr(input, &modes) == 0 ? modes : nil
    }

    /// Sets the line discipline once all output has been written.
    package func set(_ modes: termios) {
        var modes = modes
        _ = tcsetattr(input, TCSADRAIN, &modes)
    }

    /// The size in cells, limited to what is drawn; nil if the terminal does not report one.
    var size: Size? {
        var size = winsize()
        guard ioctl(output, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else { return nil }
        return Size(Int(size.ws_col), Int(size.ws_row)).limited
    }

    /// Whether there will be no more input: hung up, closed, or at end of file.
    var isClosed: Bool {
        var state = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
        guard poll(&state, 1, 0) > 0 else { return false }
        if state.revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 { return true }
        var waiting: Int32 = 0
        return state.revents & Int16(POLLIN) != 0 && (ioctl(input, UInt(FIONREAD), &waiting) != 0 || waiting == 0)
    }

    /// Whether this process group may use the terminal: no other job of its shell is in the foreground.
    var isInForeground: Bool { ballast_in_front(output) }

    /// Stops, as a background job does, until this group is in the foreground; throws if no shell is left that could
    /// move it there.
    func requireForeground() throws(TerminalError) {
        if ballast_wait_for_front(output) == BALLAST_ABANDONED { throw .inBackground }
    }

    /// Reads and discards input up to the reply to a question about the terminal's type (DA1), within a time limit.
    func discardReply(within limit: Duration) {
        let end = ContinuousClock.now + limit
        var received: [UInt8] = []
        while !received.containsDeviceAttributes {
            let left = (end - .now) / .milliseconds(1)
            var state = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
            guard left > 0, poll(&state, 1, Int32(left.rounded(.up))) > 0 else { return }
            var bytes = [UInt8](repeating: 0, count: 256)
            let count = read(input, &bytes, bytes.count)
            guard count > 0 else { return }
            received += bytes[..<count]
        }
    }

    /// Writes bytes, bypassing ncurses, whose own buffer is empty between frames. Errors are ignored.
    func write(_ bytes: some Collection<UInt8>) {
        let bytes = Array(bytes)
        _ = ballast_send(output, bytes, bytes.count)
    }
}

extension [UInt8] {
    /// Whether `ESC [ ? … c` is among the bytes.
    fileprivate var containsDeviceAttributes: Bool {
        let start = Array("\u{1B}[?".utf8)
        return indices.contains { index in
            self[index...].starts(with: start)
                && self[(index + start.count)...].first { !(0x30..<0x40).contains($0) } == UInt8(ascii: "c")
        }
    }
}
