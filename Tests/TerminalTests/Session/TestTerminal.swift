import CNcurses
import PTY

@testable import Terminal

/// A pseudo-terminal whose full output tests read.
@MainActor
final class TestTerminal {
    private let terminal: PseudoTerminal
    private var bytes: [UInt8] = []

    /// The end that the program under test uses as its terminal.
    var device: TerminalDevice { TerminalDevice(input: terminal.program, output: terminal.program) }

    init(columns: Int = 40, rows: Int = 6) throws {
        guard let terminal = PseudoTerminal(columns: columns, rows: rows) else {
            throw TerminalError.notATerminal("the pseudo-terminal")
        }
        self.terminal = terminal
    }

    /// Closes both ends, the controlling one first. Does nothing if they are closed already.
    func end() {
        hangUp()
        terminal.end()
    }

    func type(_ text: String) { terminal.type(text) }

    func resize(columns: Int, rows: Int) { terminal.resize(columns: columns, rows: rows) }

    /// Closes the controlling end, after reading what the program has written so far.
    func hangUp() {
        _ = shown()
        terminal.hangUp()
    }

    /// Everything that the program has written so far, escape sequences included.
    func shown() -> String {
        while let arrival = terminal.read(within: .zero) { bytes += arrival.bytes }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The flags of `termios` (input, output, control, local), in a form that can be compared.
    var modes: [UInt32] {
        guard let modes = device.modes else { return [] }
        return [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag].map { UInt32(truncatingIfNeeded: $0) }
    }
}
