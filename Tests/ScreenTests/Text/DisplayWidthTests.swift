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
        "the width of text is the sum of the widths of its scalars",
        arguments: [
            ("", 0), ("QQQS", 4), ("−0.42 %", 7), ("漢字", 4), ("한국", 4), ("e\u{301}", 1), ("é", 1), ("😀", 2),
            ("a\tb", 3), ("a\u{1B}[31mb", 6), ("\u{200B}\u{FEFF}\u{202E}", 0), ("👩\u{200D}🚀", 4), ("▁▂█⣿│╭▌", 7),
            ("\u{AD}", 0), ("\u{E000}", 1), ("❤\u{FE0F}", 1),
        ])
    func text(_ text: String, _ columns: Int) {
        #expect(DisplayWidth.of(text) == columns)
    }

    @Test("a scalar unknown to libc is drawn as the replacement character")
    func unassigned() {
        #expect(DisplayWidth.drawing(of: "\u{378}") == .glyph("\u{FFFD}", columns: 1))
    }

    @Test("nothing that a terminal could interpret is drawn or combined with a glyph")
    func interpreted() {
        // Signs that some scripts draw around digits are format characters, but visible.
        let visible: Set<UInt32> = [
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
            case .format where !visible.contains(drawn.value) && !(0x13430...0x1343F).contains(drawn.value):
                Issue.record("\(drawn.value)")
            default: continue
            }
        }
    }

    #if canImport(Glibc)
        @Test("every scalar that is drawn has the width that libc reports")
        func agreesWithLibc() throws {
            let widths = try LibcWidths()
            var differing: [String] = []
            for scalar in widths.scalars where !LibcWidths.changedLater(scalar) {
                let agrees =
                    switch DisplayWidth.drawing(of: scalar) {
                    case .glyph(let drawn, let columns) where drawn == scalar: columns == widths[scalar]
                    case .mark: widths[scalar] == 0
                    // Not drawn, so the width of libc does not matter.
                    case .glyph, .nothing: true
                    }
                if !agrees { differing.append(String(scalar.value, radix: 16)) }
            }
            #expect(differing.isEmpty)
        }

        @Test("of the scalars with a width in libc, only blanks and format characters are omitted or replaced")
        func omitsLittle() throws {
            let widths = try LibcWidths()
            let lost = widths.scalars.filter { scalar in
                widths[scalar] > 0 && DisplayWidth.drawing(of: scalar) == .nothing
            }
            #expect(lost.allSatisfy { $0.properties.generalCategory == .format })
            let common = widths.scalars.filter { (0x20..<0x2C00).contains($0.value) && widths[$0] > 0 }
            let replaced = common.filter { DisplayWidth.drawing(of: $0) == .glyph("\u{FFFD}", columns: 1) }
            // Scalars that versions of Unicode after 14 added are replaced, because a libc of 2022 lacks them.
            #expect(replaced.allSatisfy { ($0.properties.age ?? (99, 0)).major > 14 })
        }
    #endif
}

#if canImport(Glibc)
    /// The widths that libc's `wcwidth` reports in a UTF-8 locale.
    private struct LibcWidths {
        private let width: @convention(c) (wchar_t) -> Int32

        init() throws {
            // wcwidth is not imported into Swift.
            let symbol = try #require(dlsym(nil, "wcwidth"))
            width = unsafeBitCast(symbol, to: (@convention(c) (wchar_t) -> Int32).self)
            try #require(setlocale(LC_CTYPE, "C.UTF-8") != nil)
        }

        subscript(scalar: Unicode.Scalar) -> Int { Int(width(wchar_t(scalar.value))) }

        let scalars = (UInt32(0)...0x10FFFF).compactMap(Unicode.Scalar.init)

        /// I Ching symbols, which Unicode 16 made wide: their width depends on the version of libc.
        static func changedLater(_ scalar: Unicode.Scalar) -> Bool {
            switch scalar.value {
            case 0x2630...0x2637, 0x268A...0x268F, 0x4DC0...0x4DFF: true
            default: false
            }
        }
    }
#endif
