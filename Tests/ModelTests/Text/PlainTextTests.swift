import Model
import Testing

struct PlainTextTests {
    @Test(
        "characters that move, hide or reorder text are dropped",
        arguments: [
            ("plain words, 100 %", "plain words, 100 %"), ("", ""), ("   ", ""), (" a  b ", "a b"),
            ("a\nb\r\nc\td", "a b c d"), ("\u{1B}[31mred\u{1B}]0;title\u{07}", "[31mred]0;title"),
            ("a\u{00}b\u{7F}c\u{9B}d", "abcd"), ("user\u{202E}gnp.exe", "usergnp.exe"), ("\u{2066}x\u{2069}", "x"),
            ("zero\u{200B}width\u{FEFF}", "zerowidth"), ("\u{1F468}\u{200D}\u{1F469}", "\u{1F468}\u{1F469}"),
            ("\u{2764}\u{FE0F}", "\u{2764}"), ("soft\u{AD}hyphen", "softhyphen"), ("\u{E000}\u{F0000}x", "x"),
            ("a\u{2028}b\u{2029}c\u{A0}d\u{3000}e", "a b c d e"), ("\u{E0041}\u{E0042}x", "x"), ("\u{3164}x", "x"),
            ("\u{FFFF}x\u{378}", "x"), ("e\u{301}tude", "e\u{301}tude"), ("\u{301}x", "x"), ("a \u{301}b", "a b"),
            ("日本 → 株", "日本 → 株"), ("Johnson & Johnson", "Johnson & Johnson"),
        ])
    func dropped(text: String, clean: String) {
        #expect(Array(PlainText.clean(text).unicodeScalars) == Array(clean.unicodeScalars))
    }

    @Test("a stack of combining marks is truncated to two")
    func marks() {
        let stacked = "Z" + String(repeating: "\u{0335}", count: 50) + "a"
        #expect(PlainText.clean(stacked).unicodeScalars.count == 4)
    }

    @Test("long text is truncated at the limit with an ellipsis")
    func limit() {
        #expect(PlainText.clean(String(repeating: "x", count: 600)).unicodeScalars.count == 512)
        #expect(PlainText.clean("abcdef", limit: 4) == "abc…")
        #expect(PlainText.clean("abcd", limit: 4) == "abcd")
        #expect(PlainText.clean("äbcd", limit: 4) == "äbcd")
        #expect(PlainText.clean("abcd\n", limit: 4) == "abcd")
        #expect(PlainText.clean("anything", limit: 0) == "")
    }

    @Test("cleaning is idempotent", arguments: ["a\u{1B}\u{301}\u{301}\u{301}  b", "x\u{202E} y\n\n", "ｱ é 漢"])
    func idempotent(text: String) {
        let once = PlainText.clean(text)
        #expect(PlainText.clean(once) == once)
    }

    @Test("text of several lines keeps its blanks and line breaks, but no characters that move or hide text")
    func lines() {
        let text = "Error:\tx  é\n    ^~~~ 日本 −3 %\n"
        #expect(PlainText.lines(text) == text)
        let hostile: [Unicode.Scalar] = [
            "\u{0}", "\u{7}", "\u{8}", "\r", "\u{1B}", "\u{7F}", "\u{85}", "\u{9B}", "\u{AD}", "\u{61C}", "\u{200B}",
            "\u{200E}", "\u{200F}", "\u{202A}", "\u{202E}", "\u{2060}", "\u{2066}", "\u{2069}", "\u{FEFF}", "\u{E0041}",
        ]
        for scalar in hostile {
            #expect(PlainText.lines("a\(scalar)b\n") == "ab\n", "U+\(String(scalar.value, radix: 16))")
        }
        #expect(PlainText.lines("a\u{2028}b\u{2029}c") == "a b c")
        #expect(PlainText.lines("a\r\nb") == "a\nb")
    }
}
