import Screen
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite("Display width")
struct DisplayWidthTests {
    @Test(
        "text takes the columns of its scalars",
        arguments: [
            ("", 0), ("QQQS", 4), ("−0.42 %", 7), ("漢字", 4), ("한국", 4), ("e\u{301}", 1), ("é", 1), ("😀", 2),
            ("a\tb", 3), ("a\u{1B}[31mb", 6), ("\u{200B}\u{FEFF}\u{202E}", 0), ("👩\u{200D}🚀", 4), ("▁▂█⣿│╭▌", 7),
            ("\u{AD}", 0), ("\u{E000}", 1), ("❤\u{FE0F}", 1),
        ])
    func text(_ text: String, _ columns: Int) {
        #expect(DisplayWidth.of(text) == columns)
    }

    @Test("a scalar that libc does not know is drawn as the replacement character")
    func unassigned() {
        #expect(DisplayWidth.drawing(of: "\u{378}") == .glyph("\u{FFFD}", columns: 1))
    }

    @Test("nothing that a terminal could obey is drawn or joined to a glyph")
    func obeyed() {
        // Signs of scripts that are drawn around digits count as format characters, but are seen.
        let seen: Set<UInt32> = [
            0x600, 0x601, 0x602, 0x603, 0x604, 0x605, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD,
        ]
        for scalar in (UInt32(0)...0x10FFFF).compactMap(Unicode.Scalar.init) {
            let drawn: Unicode.Scalar
            switch DisplayWidth.drawing(of: scalar) {
            case .glyph(let glyph, _): drawn = glyph
            case .mark(let mark): drawn = mark
            case .nothing: continue
            }
            switch drawn.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: Issue.record("\(drawn.value)")
            case .format where !seen.contains(drawn.value) && !(0x13430...0x1343F).contains(drawn.value):
                Issue.record("\(drawn.value)")
            default: continue
            }
        }
    }

    #if canImport(Glibc)
        @Test("every scalar that is drawn takes the columns that libc gives it")
        func agreesWithLibc() throws {
            let widths = try LibcWidths()
            var differing: [String] = []
            for scalar in widths.scalars where !LibcWidths.changedLater(scalar) {
                let agrees =
                    switch DisplayWidth.drawing(of: scalar) {
                    case .glyph(let drawn, let columns) where drawn == scalar: columns == widths[scalar]
                    case .mark: widths[scalar] == 0
                    // Not drawn, so libc's opinion does not matter.
                    case .glyph, .nothing: true
                    }
                if !agrees { differing.append(String(scalar.value, radix: 16)) }
            }
            #expect(differing.isEmpty)
        }

        @Test("only blanks and format characters are left out or replaced where libc knows a width")
        func leavesOutLittle() throws {
            let widths = try LibcWidths()
            let lost = widths.scalars.filter { scalar in
                widths[scalar] > 0 && DisplayWidth.drawing(of: scalar) == .nothing
            }
            #expect(lost.allSatisfy { $0.properties.generalCategory == .format })
            let common = widths.scalars.filter { (0x20..<0x2C00).contains($0.value) && widths[$0] > 0 }
            let replaced = common.filter { DisplayWidth.drawing(of: $0) == .glyph("\u{FFFD}", columns: 1) }
            // Scalars that later versions of Unicode added are replaced, as libc of 2022 does not know them.
            #expect(replaced.allSatisfy { ($0.properties.age ?? (99, 0)).major > 14 })
        }
    #endif
}

#if canImport(Glibc)
    /// The widths that libc gives in UTF-8.
    private struct LibcWidths {
        private let width: @convention(c) (wchar_t) -> Int32

        init() throws {
            // The header hides wcwidth from Swift.
            let symbol = try #require(dlsym(nil, "wcwidth"))
            width = unsafeBitCast(symbol, to: (@convention(c) (wchar_t) -> Int32).self)
            try #require(setlocale(LC_CTYPE, "C.UTF-8") != nil)
        }

        subscript(scalar: Unicode.Scalar) -> Int { Int(width(wchar_t(scalar.value))) }

        let scalars = (UInt32(0)...0x10FFFF).compactMap(Unicode.Scalar.init)

        /// Signs of the I Ching, which Unicode 16 made wide: libc has either width, by its age.
        static func changedLater(_ scalar: Unicode.Scalar) -> Bool {
            switch scalar.value {
            case 0x2630...0x2637, 0x268A...0x268F, 0x4DC0...0x4DFF: true
            default: false
            }
        }
    }
#endif
