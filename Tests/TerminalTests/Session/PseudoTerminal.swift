import CNcurses

@testable import Terminal

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A pseudoterminal that tests type into and read the output from.
@MainActor
final class PseudoTerminal {
    private let controller: Int32
    private var program: Int32
    private var bytes: [UInt8] = []

    /// The end that the program under test uses as its terminal.
    var device: TerminalDevice { TerminalDevice(input: program, output: program) }

    init(columns: UInt16 = 40, rows: UInt16 = 6) throws {
        var ends: (controller: Int32, program: Int32) = (-1, -1)
        guard openpty(&ends.controller, &ends.program, nil, nil, nil) == 0 else {
            throw TerminalError.notATerminal("the pseudo terminal")
        }
        (controller, program) = ends
        _ = fcntl(controller, F_SETFL, fcntl(controller, F_GETFL) | O_NONBLOCK)
        resize(columns: columns, rows: rows)
    }

    /// Closes both ends, the controlling one first. Does nothing if they are closed already.
    func end() {
        hangUp()
        if program >= 0 { discard(close(program)) }
        program = -1
    }

    func type(_ text: String) {
        let bytes = Array(text.utf8)
        discard(write(controller, bytes, bytes.count))
    }

    /// Changes the size of the terminal. The kernel sends no SIGWINCH, since this is not the controlling terminal.
    func resize(columns: UInt16, rows: UInt16) {
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        discard(ioctl(controller, UInt(TIOCSWINSZ), &size))
    }

    /// Closes the controlling end, after reading what the program has written so far.
    func hangUp() {
        guard !hungUp else { return }
        _ = shown()
        hungUp = true
        discard(close(controller))
    }
    private var hungUp = false

    /// Everything that the program has written so far, escape sequences included.
    func shown() -> String {
        var buffer = [UInt8](repeating: 0, count: 65536)
        while !hungUp, case let count = read(controller, &buffer, buffer.count), count > 0 { bytes += buffer[..<count] }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The flags of `termios` (input, output, control, local), in a form that can be compared.
    var modes: [UInt32] {
        guard let modes = device.modes else { return [] }
        return [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag].map { UInt32(truncatingIfNeeded: $0) }
    }

    private func discard(_ result: some BinaryInteger) { _ = result }
}
