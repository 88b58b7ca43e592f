import CNcurses

@testable import Terminal

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A terminal without a person: what is typed goes in at one end, what is shown comes out of it.
@MainActor
final class PseudoTerminal {
    private let person: Int32
    private var program: Int32
    private var seen: [UInt8] = []

    /// The program's end.
    var device: TerminalDevice { TerminalDevice(input: program, output: program) }

    init(columns: UInt16 = 40, rows: UInt16 = 6) throws {
        var ends: (person: Int32, program: Int32) = (-1, -1)
        guard openpty(&ends.person, &ends.program, nil, nil, nil) == 0 else {
            throw TerminalError.notATerminal("the pseudo terminal")
        }
        (person, program) = ends
        _ = fcntl(person, F_SETFL, fcntl(person, F_GETFL) | O_NONBLOCK)
        resize(columns: columns, rows: rows)
    }

    /// Closes both ends, the person's first, if that has not been done.
    func end() {
        hangUp()
        if program >= 0 { discard(close(program)) }
        program = -1
    }

    /// Types text.
    func type(_ text: String) {
        let bytes = Array(text.utf8)
        discard(write(person, bytes, bytes.count))
    }

    /// Gives the terminal another size, without the signal that it would send to a program it controls.
    func resize(columns: UInt16, rows: UInt16) {
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        discard(ioctl(person, UInt(TIOCSWINSZ), &size))
    }

    /// Takes the person's end away.
    func hangUp() {
        guard !hungUp else { return }
        _ = shown()
        hungUp = true
        discard(close(person))
    }
    private var hungUp = false

    /// All that the program has written so far.
    func shown() -> String {
        var buffer = [UInt8](repeating: 0, count: 65536)
        while !hungUp, case let count = read(person, &buffer, buffer.count), count > 0 { seen += buffer[..<count] }
        return String(decoding: seen, as: UTF8.self)
    }

    /// The line discipline, as text to compare.
    var modes: [UInt32] {
        guard let modes = device.modes else { return [] }
        return [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag].map { UInt32(truncatingIfNeeded: $0) }
    }

    private func discard(_ result: some BinaryInteger) { _ = result }
}
