import CNcurses
import Screen
import Testing

@testable import Terminal

extension CursesTests {
    @Suite("Terminal capabilities")
    @MainActor
    struct Capabilities {
        @Test(
            "the colour depth is the one in terminfo",
            arguments: [
                ("xterm-256color", ColourDepth.indexed), ("tmux-256color", .indexed), ("xterm", .eight),
                ("linux", .eight),
                ("vt100", .none),
            ])
        func depth(type: String, depth: ColourDepth) throws {
            let display = try CursesDisplay.onFile(type: type)
            defer { display.close() }
            #expect(display.setting.depth == depth)
        }

        @Test("no more colours are used than requested", arguments: ColourDepth.allCases)
        func limited(depth: ColourDepth) throws {
            let display = try CursesDisplay.onFile(colours: depth)
            defer { display.close() }
            #expect(display.setting.depth == min(depth, .indexed))
        }

        @Test("NO_COLOR, even if empty, turns colour off, and the selection is reversed", arguments: ["", "0", "1"])
        func noColour(value: String) throws {
            let display = try CursesDisplay.onFile(noColour: value)
            defer { display.close() }
            var grid = Grid(display.size)
            grid.put(Cell(Glyph("a"), Style(.gain, on: .selection)), x: 0, y: 0)
            display.show(grid)
            #expect(display.cell(0, 0) == ShownCell(text: "a", attributes: .reverse))
        }

        @Test(
            "all styles can be shown, however many they are", arguments: ["xterm", "linux", "xterm-256color"])
        func manyPairs(type: String) throws {
            let display = try CursesDisplay.onFile(type: type)
            defer { display.close() }
            var grid = Grid(display.size)
            var index = 0
            for ink in Role.allCases {
                for ground in Role.allCases {
                    for fade in 0..<5 {
                        let style = Style(ink, on: ground, fade: UInt8(fade))
                        grid.put(Cell(Glyph("a"), style), x: index % 80, y: index / 80)
                        index += 1
                    }
                }
            }
            display.show(grid)
            #expect(display.row(0) == String(repeating: "a", count: 80))
            #expect(display.row(8) == String(repeating: "a", count: 80))
        }

        @Test("a locale without Unicode gets the grid in ASCII")
        func ascii() throws {
            let display = try CursesDisplay.onFile(codeset: "ANSI_X3.4-1968")
            defer { display.close() }
            #expect(display.ascii)
            var grid = Grid(display.size)
            grid.put(Cell(Glyph("│"), .plain), x: 0, y: 0)
            grid.put(Cell(Glyph("日"), .plain), x: 1, y: 0, width: 2)
            display.show(grid)
            #expect(display.row(0).hasPrefix("|? "))
        }

        @Test(
            "a system console gets the grid in ASCII, whatever the locale",
            arguments: ["linux", "vt100", "vt220"])
        func console(type: String) throws {
            let display = try CursesDisplay.onFile(type: type)
            defer { display.close() }
            #expect(display.ascii)
        }

        @Test("a locale with Unicode gets the grid unchanged")
        func unicode() throws {
            let display = try CursesDisplay.onFile()
            defer { display.close() }
            #expect(!display.ascii)
        }

        @Test(
            "a terminal type with a limited font gets ASCII unless the options override it",
            arguments: ["linux", "vt100", "vt220", "ansi"])
        func poorFont(type: String) throws {
            func isASCII(_ option: Bool?, codeset: String = "UTF-8", type: String) throws -> Bool {
                let options = TerminalOptions(palette: .test, ascii: option)
                let environment = TerminalEnvironment.fixed(["TERM": type, "LANG": "xx"], codeset: codeset)
                return try TerminalSetting(.nothing, options, environment).ascii
            }
            #expect(try isASCII(nil, type: type))
            #expect(try isASCII(true, type: type))
            #expect(try !isASCII(false, type: type))
            #expect(try isASCII(false, codeset: "ANSI_X3.4-1968", type: type))
            #expect(try !isASCII(nil, type: "xterm-256color"))
            #expect(try !isASCII(nil, type: "screen"))
        }

        @Test("a terminal whose entry is missing here, as over ssh, gets that of one which it understands")
        func missingEntry() throws {
            func type(_ named: String) throws -> (String, ColourDepth) {
                let environment = TerminalEnvironment.fixed(["TERM": named, "LANG": "xx"], codeset: "UTF-8")
                let setting = try TerminalSetting(.nothing, TerminalOptions(palette: .test), environment)
                return (setting.type, setting.depth)
            }
            #expect(try type("xterm-nothing-here") == ("xterm-256color", .indexed))
            #expect(try type("alacritty-nothing-here") == ("xterm-256color", .indexed))
            #expect(try type("tmux-nothing-here").0.hasPrefix("screen"))
            #expect(try type("xterm-256color").0 == "xterm-256color")
        }

        @Test("a terminal without the required capabilities is refused with a message")
        func refused() {
            #expect(throws: TerminalError.cannotDraw("dumb")) { try CursesDisplay.onFile(type: "dumb") }
            #expect(throws: TerminalError.unknownType("nonsense")) { try CursesDisplay.onFile(type: "nonsense") }
            #expect(throws: TerminalError.noType) { try CursesDisplay.onFile(type: "") }
            #expect(TerminalError.cannotDraw("dumb").description.contains("'dumb'"))
        }

        @Test("the restore sequence omits padding and undoes every mode that was set")
        func restoration() throws {
            let found = [restore("xterm-256color"), restore("vt100"), restore("linux")]
            #expect(found[0].contains("\u{1B}[?1000l") && found[0].contains("\u{1B}[?2004l"))
            #expect(found[0].contains("\u{1B}[?1049l") && found[0].contains("\u{1B}[?25h"))
            #expect(found.allSatisfy { !$0.contains("$<") && !$0.isEmpty })
            #expect(!found[1].contains("1000") && !found[2].contains("1000"))
        }

        private func restore(_ type: String) -> String {
            var found = ballast_look_up(type, 1)
            let length = Int(found.restore_length)
            return withUnsafeBytes(of: &found.restore_sequence) { String(decoding: $0.prefix(length), as: UTF8.self) }
        }
    }
}
