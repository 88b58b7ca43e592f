import CNcurses
import Screen
import Testing

@testable import Terminal

extension CursesTests {
    @Suite("What a terminal can do")
    @MainActor
    struct Abilities {
        @Test(
            "the depth of colour is what terminfo says",
            arguments: [
                ("xterm-256color", ColourDepth.indexed), ("tmux-256color", .indexed), ("xterm", .eight),
                ("linux", .eight),
                ("vt100", .none),
            ])
        func depth(type: String, depth: ColourDepth) throws {
            let display = try CursesDisplay.onNothing(type: type)
            defer { display.close() }
            #expect(display.colours == depth)
        }

        @Test("no more colours are used than asked for", arguments: ColourDepth.allCases)
        func limited(depth: ColourDepth) throws {
            let display = try CursesDisplay.onNothing(colours: depth)
            defer { display.close() }
            #expect(display.colours == min(depth, .indexed))
        }

        @Test("NO_COLOR, empty or not, means no colour, and the selection is reversed", arguments: ["", "0", "1"])
        func noColour(value: String) throws {
            let display = try CursesDisplay.onNothing(noColour: value)
            defer { display.close() }
            var grid = Grid(display.size)
            grid.put(Cell(Glyph("a"), Style(.gain, on: .selection)), x: 0, y: 0)
            display.show(grid)
            #expect(display.cell(0, 0) == ShownCell(text: "a", attributes: ballast_attribute_reverse()))
        }

        @Test(
            "all styles can be shown even where colour pairs run out", arguments: ["xterm", "linux", "xterm-256color"])
        func manyPairs(type: String) throws {
            let display = try CursesDisplay.onNothing(type: type)
            defer { display.close() }
            var grid = Grid(display.size)
            var place = 0
            for ink in Role.allCases {
                for ground in Role.allCases {
                    for fade in 0..<5 {
                        let style = Style(ink, on: ground, fade: UInt8(fade))
                        grid.put(Cell(Glyph("a"), style), x: place % 80, y: place / 80)
                        place += 1
                    }
                }
            }
            display.show(grid)
            #expect(display.row(0) == String(repeating: "a", count: 80))
            #expect(display.row(8) == String(repeating: "a", count: 80))
        }

        @Test("a locale without Unicode gets the grid in ASCII")
        func ascii() throws {
            let display = try CursesDisplay.onNothing(codeset: "ANSI_X3.4-1968")
            defer { display.close() }
            #expect(display.ascii)
            var grid = Grid(display.size)
            grid.put(Cell(Glyph("│"), .plain), x: 0, y: 0)
            grid.put(Cell(Glyph("日"), .plain), x: 1, y: 0, width: 2)
            display.show(grid)
            #expect(display.row(0).hasPrefix("|? "))
        }

        @Test(
            "a console of the system gets the grid in ASCII, whatever the locale",
            arguments: ["linux", "vt100", "vt220"])
        func console(type: String) throws {
            let display = try CursesDisplay.onNothing(type: type)
            defer { display.close() }
            #expect(display.ascii)
        }

        @Test("a locale with Unicode gets the grid as it is")
        func unicode() throws {
            let display = try CursesDisplay.onNothing()
            defer { display.close() }
            #expect(!display.ascii)
        }

        @Test(
            "a kind of terminal whose font has little gets ASCII, unless somebody knows better",
            arguments: ["linux", "vt100", "vt220", "ansi"])
        func poorFont(type: String) throws {
            func isASCII(_ chosen: Bool?, codeset: String = "UTF-8", type: String) throws -> Bool {
                let options = TerminalOptions(palette: .test, ascii: chosen)
                let surroundings = Surroundings.fixed(["TERM": type, "LANG": "xx"], codeset: codeset)
                return try TerminalSetting(.nothing, options, surroundings).ascii
            }
            #expect(try isASCII(nil, type: type))
            #expect(try isASCII(true, type: type))
            #expect(try !isASCII(false, type: type))
            #expect(try isASCII(false, codeset: "ANSI_X3.4-1968", type: type))
            #expect(try !isASCII(nil, type: "xterm-256color"))
            #expect(try !isASCII(nil, type: "screen"))
        }

        @Test("a terminal that cannot be drawn on is refused in words")
        func refused() {
            #expect(throws: TerminalError.cannotDraw("dumb")) { try CursesDisplay.onNothing(type: "dumb") }
            #expect(throws: TerminalError.unknownType("nonsense")) { try CursesDisplay.onNothing(type: "nonsense") }
            #expect(throws: TerminalError.noType) { try CursesDisplay.onNothing(type: "") }
            #expect(TerminalError.cannotDraw("dumb").description.contains("'dumb'"))
        }

        @Test("the bytes that restore a terminal leave out padding and undo what was asked for")
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
            return withUnsafeBytes(of: &found.restore) { String(decoding: $0.prefix(length), as: UTF8.self) }
        }
    }
}
