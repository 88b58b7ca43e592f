#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A pseudo-terminal: reads what a program writes, and writes keys to it.
public final class PseudoTerminal {
    /// The controlling side.
    public let controller: Int32
    /// The program's side, kept open so that the other never reports a hang-up in between.
    public let program: Int32
    /// The path of the program's side.
    public let path: String

    private var buffer = [UInt8](repeating: 0, count: 65_536)
    private var isHungUp = false, isClosed = false

    /// The bytes of one read and the time of their arrival.
    public struct Arrival {
        /// The bytes.
        public let bytes: ArraySlice<UInt8>
        /// The time right after they were read.
        public let time: ContinuousClock.Instant
    }

    /// Opens a pseudo-terminal of a size in cells; nil if the system has none, with the reason in `errno`.
    public init?(columns: Int, rows: Int) {
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        var ends: (controller: Int32, program: Int32) = (-1, -1)
        var name = [CChar](repeating: 0, count: 256)
        guard openpty(&ends.controller, &ends.program, &name, nil, &size) == 0 else { return nil }
        (controller, program) = ends
        path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    deinit { end() }

    /// Writes text as if typed.
    public func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = write(controller, bytes, bytes.count)
    }

    /// Changes the size in cells. The kernel sends SIGWINCH only to programs whose controlling terminal this is.
    public func resize(columns: Int, rows: Int) {
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(controller, UInt(TIOCSWINSZ), &size)
    }

    /// Reads what arrives within a time limit; nil if nothing does, or if a side has been closed.
    public func read(within limit: Duration) -> Arrival? {
        if isHungUp { return nil }
        var waiting = pollfd(fd: controller, events: Int16(POLLIN), revents: 0)
        let milliseconds = max(0, Int32((limit / .milliseconds(1)).rounded(.up)))
        guard poll(&waiting, 1, milliseconds) > 0, waiting.revents & Int16(POLLIN) != 0 else { return nil }
        let count = systemRead(controller, &buffer, buffer.count)
        let time = ContinuousClock.now
        return count > 0 ? Arrival(bytes: buffer[..<count], time: time) : nil
    }

    /// Closes the controlling side, which the program sees as a hang-up.
    public func hangUp() {
        if isHungUp { return }
        isHungUp = true
        close(controller)
    }

    /// Closes both sides, the controlling one first. Does nothing if they are closed already.
    public func end() {
        hangUp()
        if isClosed { return }
        isClosed = true
        close(program)
    }
}

private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
    read(descriptor, buffer, count)
}
