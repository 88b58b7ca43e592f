import Screen
import Testing

@testable import Terminal

@Suite("Escape sequences")
struct SequenceTests {
    @Test(
        "a key missing from terminfo is decoded from its sequence",
        arguments: [
            ("\u{1B}[A", Key(.up)), ("\u{1B}OB", Key(.down)), ("\u{1B}[H", Key(.home)), ("\u{1B}OF", Key(.end)),
            ("\u{1B}[1~", Key(.home)), ("\u{1B}[3~", Key(.delete)), ("\u{1B}[5~", Key(.pageUp)),
            ("\u{1B}[15~", Key(.function(5))), ("\u{1B}[24~", Key(.function(12))), ("\u{1B}OP", Key(.function(1))),
            ("\u{1B}[Z", Key(.backTab)), ("\u{1B}OM", Key(.enter)),
        ])
    func plain(text: String, key: Key) { #expect(decode(text) == [.key(key)]) }

    @Test(
        "modifiers in a sequence are decoded as Alt and Ctrl; Shift counts with the left and right arrow",
        arguments: [
            ("\u{1B}[1;5A", Key(.up, control: true)), ("\u{1B}[1;3D", Key(.left, alt: true)),
            ("\u{1B}[1;2C", Key(.right, shift: true)), ("\u{1B}[1;2A", Key(.up)),
            ("\u{1B}[3;7~", Key(.delete, control: true, alt: true)),
            ("\u{1B}[1;5P", Key(.function(1), control: true)), ("\u{1B}[27;5;105~", .control("i")),
            ("\u{1B}[105;5u", .control("i")), ("\u{1B}[13;5u", Key(.enter, control: true)),
            ("\u{1B}[9;2u", Key(.backTab)), ("\u{1B}[27u", Key(.escape)),
            ("\u{1B}[97:65;3u", Key(.character("a"), alt: true)),
        ])
    func modified(text: String, key: Key) { #expect(decode(text) == [.key(key)]) }

    @Test(
        "an unsupported sequence presses no key",
        arguments: [
            "\u{1B}[I", "\u{1B}[O", "\u{1B}[?1;2c", "\u{1B}[>0;276;0c", "\u{1B}[99~", "\u{1B}[12;40R", "\u{1B}[[A",
            "\u{1B}]10;rgb:0000/0000/0000\u{7}", "\u{1B}]10;rgb:ffff/ffff/ffff\u{1B}\\", "\u{1B}P1+r524742\u{1B}\\",
            "\u{1B}[201~", "\u{1B}[" + String(repeating: "9;", count: 40) + "m",
        ])
    func unsupported(text: String) {
        let events = decode(text + "q")
        #expect(events.last == .key(.character("q")))
        if !text.hasSuffix("m") && text != "\u{1B}[[A" { #expect(events.count == 1) }
    }

    @Test(
        "an answer about a private mode is noted and presses no key",
        arguments: [
            ("2026;1", [2026]), ("2026;2", [2026]), ("2026;3", [2026]), ("2026;0", []), ("2026;4", []), ("7", []),
        ])
    func modeReport(answer: String, modes: [Int]) {
        var decoder = KeyDecoder()
        for byte in "\u{1B}[?\(answer)$yq".utf8 { decoder.feed(byte) }
        #expect(decoder.drain() == [.key(.character("q"))])
        #expect(decoder.knownModes == Set(modes))
    }

    @Test("a truncated sequence is dropped, and the next key is decoded")
    func cutShort() {
        var decoder = KeyDecoder()
        for byte in "\u{1B}[1;".utf8 { decoder.feed(byte) }
        decoder.settle()
        decoder.feed(UInt8(ascii: "q"))
        decoder.settle()
        #expect(decoder.drain() == [.key(.character("q"))])
    }

    @Test(
        "a mouse report is a press, a movement, a release or a turn of the wheel",
        arguments: [
            ("\u{1B}[<0;1;1M", [InputEvent.click(x: 0, y: 0)]), ("\u{1B}[<0;400;90M", [.click(x: 399, y: 89)]),
            ("\u{1B}[<64;10;5M", [.scroll(x: 9, y: 4, rows: -1)]), ("\u{1B}[<65;10;5M", [.scroll(x: 9, y: 4, rows: 1)]),
            ("\u{1B}[<16;3;4M", [.click(x: 2, y: 3)]), ("\u{1B}[<0;1;1m", [.release(x: 0, y: 0)]),
            ("\u{1B}[<2;1;1M", []),
            ("\u{1B}[<35;1;1M", []), ("\u{1B}[<32;5;6M", [.drag(x: 4, y: 5)]), ("\u{1B}[<64;1;1m", []),
            ("\u{1B}[<0;0;0M", []), ("\u{1B}[<0M", []), ("\u{1B}[M !!", [.click(x: 0, y: 0)]),
            ("\u{1B}[Ma*%", [.scroll(x: 9, y: 4, rows: 1)]), ("\u{1B}[M#!!", [.release(x: 0, y: 0)]),
        ])
    func mouse(text: String, events: [InputEvent]) { #expect(decode(text) == events) }

    @Test("numbers of any length in a sequence are clamped")
    func hugeNumbers() {
        #expect(decode("\u{1B}[<0;99999999999999999999;1M") == [.click(x: 0x10FFFF - 1, y: 0)])
        #expect(decode("\u{1B}[99999999999999999999;5u") == [.key(Key(.character("\u{10FFFF}"), control: true))])
    }
}
