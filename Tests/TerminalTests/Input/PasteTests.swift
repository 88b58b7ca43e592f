import CNcurses
import Screen
import Testing

@testable import Terminal

@Suite("Pastes")
struct PasteTests {
    private static let begin = "\u{1B}[200~"
    private static let end = "\u{1B}[201~"

    @Test("a paste comes in one piece, and keys around it stay keys")
    func whole() {
        #expect(
            decode("a\(Self.begin)q: quit é 日\(Self.end)b")
                == [.key(.character("a")), .paste("q: quit é 日"), .key(.character("b"))])
    }

    @Test(
        "control characters are taken out of a paste, and its lines are joined by blanks",
        arguments: [
            ("QQQS\n", "QQQS"), ("IWM\r\nIJR\n\nRUT", "IWM IJR RUT"), ("a\tb", "a b"),
            ("\u{1B}[31mred\u{7}", "[31mred"),
            ("a\u{9B}b\u{0}c\u{7F}", "abc"), ("\u{1B}[201\u{1B}[201", "[201[201"), ("\n", ""),
        ])
    func cleaned(text: String, expected: String) {
        #expect(decode(Self.begin + text + Self.end) == (expected.isEmpty ? [] : [.paste(expected)]))
    }

    @Test("a paste that comes in many readings is still one")
    func manyReadings() {
        var decoder = KeyDecoder()
        for byte in "\(Self.begin)one two\(Self.end)".utf8 {
            decoder.feed(byte)
            if decoder.isPasting { decoder.settle() }
        }
        #expect(decoder.take() == [.paste("one two")])
    }

    @Test("a paste whose end never comes ends when it is given up")
    func unterminated() {
        var decoder = KeyDecoder()
        for byte in "\(Self.begin)half".utf8 { decoder.feed(byte) }
        decoder.settle()
        #expect(decoder.isPasting)
        #expect(decoder.take() == [])
        decoder.abandonPaste()
        decoder.feed(UInt8(ascii: "q"))
        #expect(decoder.take() == [.paste("half"), .key(.character("q"))])
    }

    @Test("the rest of a paste that stalls is text, not keys")
    func stalled() {
        var decoder = KeyDecoder()
        for byte in "\(Self.begin)hello \u{1B}[20".utf8 { decoder.feed(byte) }
        decoder.settle()
        decoder.deliverPart()
        #expect(decoder.take() == [.paste("hello ")])
        #expect(decoder.isPasting)
        for byte in "1~q".utf8 { decoder.feed(byte) }
        #expect(decoder.take() == [.key(.character("q"))], "the end mark may stall too")
        for byte in "\(Self.begin)hello".utf8 { decoder.feed(byte) }
        decoder.deliverPart()
        for byte in "q world\(Self.end)z".utf8 { decoder.feed(byte) }
        #expect(decoder.take() == [.paste("hello"), .paste("q world"), .key(.character("z"))])
    }

    @Test("Ctrl-C ends a paste that stalls, but not one that flows")
    func interrupted() {
        var decoder = KeyDecoder()
        for byte in "\(Self.begin)a\u{3}b".utf8 { decoder.feed(byte) }
        decoder.deliverPart()
        #expect(decoder.take() == [.paste("ab")])
        decoder.feed(3)
        #expect(decoder.take() == [.key(.control("c"))])
        #expect(!decoder.isPasting)
    }

    @Test("a paste is cut at its limit, and what follows it is decoded")
    func cut() {
        let long = String(repeating: "x", count: KeyDecoder.longestPaste + 5)
        #expect(
            decode(Self.begin + long + Self.end + "q")
                == [.paste(String(long.dropLast(5))), .key(.character("q"))])
    }

    @Test("a key inside a paste is not pressed")
    func keyInside() {
        var decoder = KeyDecoder()
        for byte in "\(Self.begin)a".utf8 { decoder.feed(byte) }
        decoder.feed(key: KEY_UP)
        for byte in "b\(Self.end)".utf8 { decoder.feed(byte) }
        #expect(decoder.take() == [.paste("ab")])
    }
}
