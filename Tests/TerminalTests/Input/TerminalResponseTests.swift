import Screen
import Testing

@testable import Terminal

/// Replies of the terminal, which arrive among the keys.
@Suite struct TerminalResponseTests {
    @Test(
        "the background is read in every notation that terminals use",
        arguments: [
            ("\u{1B}]11;rgb:ffff/fbfb/0000\u{7}", 0xFFFB00), ("\u{1B}]11;rgb:1111/1414/1a1a\u{1B}\\", 0x11141A),
            ("\u{1B}]11;rgb:ff/80/00\u{7}", 0xFF8000), ("\u{1B}]11;rgb:f/8/0\u{7}", 0xFF8800),
            ("\u{1B}]11;rgba:1e1e/1e1e/2e2e/cccc\u{7}", 0x1E1E2E), ("\u{1B}]11;rgb:FFF/FFF/FFF\u{1B}\\", 0xFFFFFF),
        ])
    func grounds(text: String, hex: UInt32) {
        #expect(decode(text + "q") == [.ground(Colour(hex)), .key(.character("q"))])
    }

    @Test(
        "any other response is dropped as a whole",
        arguments: [
            "\u{1B}]11;?\u{7}", "\u{1B}]11;rgb:\u{7}", "\u{1B}]11;rgb:1/2\u{7}", "\u{1B}]11;rgb:-1/2/3\u{7}",
            "\u{1B}]10;rgb:ffff/ffff/ffff\u{7}", "\u{1B}]11;rgb:12345/0/0\u{7}", "\u{1B}P11;rgb:0/0/0\u{1B}\\",
            "\u{1B}]11;rgb:0/0/0" + String(repeating: "x", count: 500) + "\u{7}",
        ])
    func others(text: String) { #expect(decode(text + "q") == [.key(.character("q"))]) }

    @Test("the type of the terminal is a reply without an event", arguments: ["\u{1B}[?62;22c", "\u{1B}[?1;2c"])
    func type(text: String) {
        var decoder = KeyDecoder()
        for byte in text.utf8 { decoder.feed(byte) }
        #expect(decoder.hasReply && decoder.drain().isEmpty && !decoder.isWithinSequence)
    }

    @Test("a reply is within a sequence at each of its bytes but the last")
    func cut() {
        let reply = Array("\u{1B}]11;rgb:1111/1414/1a1a\u{1B}\\".utf8)
        var decoder = KeyDecoder()
        for byte in reply.dropLast() {
            decoder.feed(byte)
            #expect(decoder.isWithinSequence && decoder.drain().isEmpty)
        }
        decoder.feed(UInt8(ascii: "\\"))
        #expect(decoder.drain() == [.ground(Colour(0x11141A))] && !decoder.isWithinSequence)
    }
}
