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

/// The contents of one cell as ncurses holds them. A colour of -1 is the terminal's default.
struct ShownCell: Equatable {
    var text: String
    var attributes: UInt32 = 0
    var ink: Int32 = -1
    var ground: Int32 = -1
}

extension TerminalDevice {
    /// `/dev/null` as a terminal: it accepts all output and delivers no keys. It stays open for the whole test run.
    static let nothing = TerminalDevice(null: open("/dev/null", O_RDWR | O_CLOEXEC))

    private init(null: Int32) { self.init(input: null, output: null) }
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
    /// A display of 80 by 24 cells on `/dev/null`. The caller closes it.
    static func onNull(
        type: String = "xterm-256color", codeset: String = "UTF-8", colours: ColourDepth = .trueColour,
        noColour: String? = nil
    ) throws -> CursesDisplay {
        let options = TerminalOptions(palette: .test, colours: colours)
        let environment = TerminalEnvironment.fixed(
            ["TERM": type, "LANG": "xx", "NO_COLOR": noColour], codeset: codeset)
        return try CursesDisplay(.nothing, TerminalSetting(.nothing, options, environment), .test)
    }

    /// The cell that ncurses holds at column `x` of row `y`; nil outside the screen.
    func cell(_ x: Int, _ y: Int) -> ShownCell? {
        var text = [wchar_t](repeating: 0, count: 6)
        var attributes: UInt32 = 0
        var pair: Int32 = 0
        guard ballast_peek(Int32(y), Int32(x), &text, &attributes, &pair) else { return nil }
        var cell = ShownCell(text: "", attributes: attributes)
        for value in text.prefix(while: { $0 != 0 }) {
            if let scalar = Unicode.Scalar(UInt32(bitPattern: value)) { cell.text.unicodeScalars.append(scalar) }
        }
        if pair != 0 { extended_pair_content(pair, &cell.ink, &cell.ground) }
        return cell
    }

    /// The text of row `y`. A wide glyph, which fills two cells, appears once.
    func row(_ y: Int) -> String {
        var text = ""
        var x = 0
        while x < size.width, let cell = cell(x, y) {
            text += cell.text
            x += cell.text.unicodeScalars.first.map { max(Int(ballast_width($0.value)), 1) } ?? 1
        }
        return text
    }
}
