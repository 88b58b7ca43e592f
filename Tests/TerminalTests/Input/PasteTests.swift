import CNcurses
import Screen
import Testing

@testable import Terminal

@Suite("Bracketed paste")
struct PasteTests {
    private static let begin = "\u{1B}[200~"
    private static let end = "\u{1B}[201~"

    @Test("a paste is one event, and the keys around it stay keys")
    func singleEvent() {
        #expect(
            decode("a\(Self.begin)q: quit é 日\(Self.end)b")
                == [.key(.character("a")), .paste("q: quit é 日"), .key(.character("b"))])
    }

    @Test(
        "control characters are removed from a paste, and its lines are joined by spaces",
        arguments: [
            ("QQQS\n", "QQQS"), ("IWM\r\nIJR\n\nRUT", "IWM IJR RUT"), ("a\tb", "a b"),
            ("\u{1B}[31mred\u{7}", "[31mred"),
            ("a\u{9B}b\u{0}c\u{7F}", "abc"), ("\u{1B}[201\u{1B}[201", "[201[201"), ("\n", ""),
        ])
    func cleaned(text: String, expected: String) {
        #expect(decode(Self.begin + text + Self.end) == (expected.isEmpty ? [] : [.paste(expected)]))
    }

    @Test("a paste that arrives in many reads is one event")
    func manyReads() {
        var decoder = KeyDecoder()
        for byte in "\(Self.begin)one two\(Self.end)".utf8 {
            decoder.feed(byte)
            if decoder.isPasting { decoder.settle() }
        }
        #expect(decoder.drain() == [.paste("one two")])
    }

    @Test("a paste without an end marker ends when it is abandoned")
    func unterminated() {
        var decoder = KeyDecoder()
        for byte in "\(Self.begin)half".utf8 { decoder.feed(byte) }
        decoder.settle()
        #expect(decoder.isPasting)
        #expect(decoder.drain() == [])
        decoder.abandonPaste()
        decoder.feed(UInt8(ascii: "q"))
        #expect(decoder.drain() == [.paste("half"), .key(.character("q"))])
    }

    @Test("the rest of a stalled paste is text, not keys")
    func stalled() {
        var decoder = KeyDecoder()
        for byte in "\(Self.begin)hello \u{1B}[20".utf8 { decoder.feed(byte) }
        decoder.settle()
        decoder.deliverPart()
        #expect(decoder.drain() == [.paste("hello ")])
        #expect(decoder.isPasting)
        for byte in "1~q".utf8 { decoder.feed(byte) }
        #expect(decoder.drain() == [.key(.character("q"))], "the end marker may be split too")
        for byte in "\(Self.begin)hello".utf8 { decoder.feed(byte) }
        decoder.deliverPart()
        for byte in "q world\(Self.end)z".utf8 { decoder.feed(byte) }
        #expect(decoder.drain() == [.paste("hello"), .paste("q world"), .key(.character("z"))])
    }

    @Test("Ctrl-C ends a stalled paste, but not one still arriving")
    func interrupted() {
        var decoder = KeyDecoder()
        for byte in "\(Self.begin)a\u{3}b".utf8 { decoder.feed(byte) }
        decoder.deliverPart()
        #expect(decoder.drain() == [.paste("ab")])
        decoder.feed(3)
        #expect(decoder.drain() == [.key(.control("c"))])
        #expect(!decoder.isPasting)
    }

    @Test("a paste is truncated at its limit, and the keys after it are decoded")
    func cut() {
        let long = String(repeating: "x", count: KeyDecoder.maximumPasteLength + 5)
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
        #expect(decoder.drain() == [.paste("ab")])
    }
}
