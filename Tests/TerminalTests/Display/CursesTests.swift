import CNcurses
import Screen
import Testing

@testable import Terminal

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The parent of all suites that open a screen, run serially: ncurses has one current screen per process.
@Suite("ncurses", .serialized)
@MainActor
struct CursesTests {}

extension TerminalDevice {
    /// `/dev/null` as a terminal: it accepts all output and delivers no keys. It stays open for the whole test run.
    static let nothing = TerminalDevice(null: open("/dev/null", O_RDWR | O_CLOEXEC))

    private init(null: Int32) { self.init(input: null, output: null) }

    /// A terminal whose output goes to a file, and that delivers no keys.
    static func file() throws -> TerminalDevice {
        let file = try #require(tmpfile())
        return TerminalDevice(input: TerminalDevice.nothing.input, output: fileno(file))
    }

    /// What has been written to a file.
    var written: [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 4 << 20)
        let count = pread(output, &bytes, bytes.count, 0)
        return Array(bytes.prefix(max(count, 0)))
    }
}

extension TerminalEnvironment {
    /// An environment that does not depend on the machine. The locale of the process, which all tests share, is set to
    /// a Unicode one whatever `codeset` reports.
    static func fixed(_ variables: [String: String?], codeset: String = "UTF-8") -> TerminalEnvironment {
        if setlocale(LC_CTYPE, "C.UTF-8") == nil { setlocale(LC_CTYPE, "en_US.UTF-8") }
        return TerminalEnvironment(variable: { variables[$0] ?? nil }, codeset: { _ in codeset })
    }
}

extension CursesDisplay {
    /// A display of 80 by 24 cells whose output is kept. The caller closes it.
    static func onFile(
        type: String = "xterm-256color", codeset: String = "UTF-8", colours: ColourDepth = .trueColour,
        noColour: String? = nil
    ) throws -> CursesDisplay {
        let options = TerminalOptions(palette: .test, colours: colours)
        let environment = TerminalEnvironment.fixed(
            ["TERM": type, "LANG": "xx", "NO_COLOR": noColour], codeset: codeset)
        let device = try TerminalDevice.file()
        return try CursesDisplay(device, TerminalSetting(device, options, environment), .test)
    }

    /// What a terminal shows after all output so far.
    var terminal: ShownScreen { ShownScreen(size, receiving: device.written) }

    /// The cell that the terminal shows at column `x` of row `y`; nil outside the screen.
    func cell(_ x: Int, _ y: Int) -> ShownCell? { x < size.width && y < size.height ? terminal[x, y] : nil }

    /// The text of row `y`. A wide glyph, which fills two cells, appears once.
    func row(_ y: Int) -> String { terminal.row(y) }
}
