import CNcurses
import Screen
import Testing

@testable import Terminal

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Everything that opens a screen: the library has one at a time.
@Suite("The screen library", .serialized)
@MainActor
struct CursesTests {}

/// What a display holds at a place.
struct ShownCell: Equatable {
    var text: String
    var attributes: UInt32 = 0
    var ink: Int32 = -1
    var ground: Int32 = -1
}

extension TerminalDevice {
    /// A place that takes everything and has no keys, for as long as the tests run.
    static let nothing = TerminalDevice(null: open("/dev/null", O_RDWR | O_CLOEXEC))

    private init(null: Int32) { self.init(input: null, output: null) }
}

extension Surroundings {
    /// Surroundings that do not depend on where the tests run. The locale is that of the process, which all tests share,
    /// and is Unicode's whatever codeset is said.
    static func fixed(_ variables: [String: String?], codeset: String = "UTF-8") -> Surroundings {
        if setlocale(LC_CTYPE, "C.UTF-8") == nil { setlocale(LC_CTYPE, "en_US.UTF-8") }
        return Surroundings(variable: { variables[$0] ?? nil }, codeset: { _ in codeset })
    }
}

extension CursesDisplay {
    /// A display on nothing, of 80 by 24 cells. Close it.
    static func onNothing(
        type: String = "xterm-256color", codeset: String = "UTF-8", colours: ColourDepth = .trueColour,
        noColour: String? = nil
    ) throws -> CursesDisplay {
        let options = TerminalOptions(palette: .test, colours: colours)
        let surroundings = Surroundings.fixed(["TERM": type, "LANG": "xx", "NO_COLOR": noColour], codeset: codeset)
        return try CursesDisplay(.nothing, TerminalSetting(.nothing, options, surroundings), .test)
    }

    /// What the screen library holds at a place.
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

    /// A row as text, a wide glyph once.
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
