import CNcurses
import Screen
import Testing

@testable import Terminal

@Suite("Key decoder")
struct KeyDecoderTests {
    @Test(
        "typed text is decoded as keys",
        arguments: [
            ("j", Key.character("j")), ("G", .character("G")), (" ", .character(" ")), ("~", .character("~")),
            ("\r", Key(.enter)), ("\n", Key(.enter)), ("\t", Key(.tab)), ("\u{7F}", Key(.backspace)),
            ("\u{8}", Key(.backspace)), ("\u{1}", .control("a")), ("\u{1A}", .control("z")), ("\u{0}", .control(" ")),
            ("\u{1C}", .control("\\")), ("\u{1F}", .control("_")), ("é", .character("é")), ("−", .character("−")),
            ("日", .character("日")), ("🂡", .character("🂡")),
        ])
    func typed(text: String, key: Key) { #expect(decode(text) == [.key(key)]) }

    @Test(
        "an escape directly before a key is Alt",
        arguments: [
            ("\u{1B}x", Key(.character("x"), alt: true)), ("\u{1B}\r", Key(.enter, alt: true)),
            ("\u{1B}\u{7F}", Key(.backspace, alt: true)),
            ("\u{1B}\u{1}", Key(.character("a"), control: true, alt: true)),
            ("\u{1B}é", Key(.character("é"), alt: true)), ("\u{1B}[", Key(.character("["), alt: true)),
            ("\u{1B}O", Key(.character("O"), alt: true)), ("\u{1B}]", Key(.character("]"), alt: true)),
            ("\u{1B}P", Key(.character("P"), alt: true)),
        ])
    func alt(text: String, key: Key) { #expect(decode(text) == [.key(key)]) }

    @Test("an escape on its own is the escape key")
    func escape() {
        #expect(decode("\u{1B}") == [.key(Key(.escape))])
        #expect(decode("\u{1B}\u{1B}") == [.key(Key(.escape)), .key(Key(.escape))])
    }

    @Test("an escape and a letter in two reads are two keys")
    func escapeThenLetter() {
        var decoder = KeyDecoder()
        decoder.feed(0x1B)
        decoder.settle()
        decoder.feed(UInt8(ascii: "q"))
        decoder.settle()
        #expect(decoder.drain() == [.key(Key(.escape)), .key(.character("q"))])
    }

    @Test("a character whose bytes arrive in several reads is decoded")
    func splitCharacter() {
        var decoder = KeyDecoder()
        for byte in Array("日".utf8) {
            decoder.feed(byte)
            decoder.settle()
        }
        #expect(decoder.drain() == [.key(.character("日"))])
    }

    @Test(
        "malformed UTF-8 presses no key and does not swallow the next one",
        arguments: [
            [0xFF], [0xC0, 0x80], [0xE9], [0x80], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80], [0xF5],
            [0xF4, 0x90, 0x80, 0x80],
            [0xC2, 0x9B],
        ] as [[UInt8]])
    func malformed(bytes: [UInt8]) { #expect(decode(bytes + [0x71]) == [.key(.character("q"))]) }

    @Test(
        "a key listed in terminfo is decoded from its key code",
        arguments: [
            (KEY_UP, Key.Code.up), (KEY_DOWN, .down), (KEY_LEFT, .left), (KEY_RIGHT, .right), (KEY_HOME, .home),
            (KEY_END, .end), (KEY_PPAGE, .pageUp), (KEY_NPAGE, .pageDown), (KEY_IC, .insert), (KEY_DC, .delete),
            (KEY_BTAB, .backTab), (KEY_BACKSPACE, .backspace), (KEY_ENTER, .enter), (KEY_SR, .up),
            (ballast_key_function(1), .function(1)), (ballast_key_function(12), .function(12)),
        ])
    func listed(code: Int32, key: Key.Code) {
        #expect(decoded(codes: [code]) == [.key(Key(key))])
        #expect(decoded(codes: [0x1B, code]) == [.key(Key(key, alt: true))])
    }

    @Test(
        "key codes of ncurses that are not keys, such as KEY_RESIZE, are ignored",
        arguments: [KEY_RESIZE, KEY_MOUSE, ballast_key_function(0), 900])
    func ignored(code: Int32) { #expect(decoded(codes: [code, 0x71]) == [.key(.character("q"))]) }

    @Test(
        "a terminfo name with modifiers is decoded with its modifiers",
        arguments: [
            ("kUP5", Key(.up, control: true)), ("kRIT3", Key(.right, alt: true)), ("kDN", Key(.down)),
            ("kDC7", Key(.delete, control: true, alt: true)), ("kNXT6", Key(.pageDown, control: true)),
        ])
    func named(name: String, key: Key) {
        var decoder = KeyDecoder()
        decoder.feed(named: name)
        decoder.feed(named: "kxIN")
        #expect(decoder.drain() == [.key(key)])
    }

    private func decoded(codes: [Int32]) -> [InputEvent] {
        var decoder = KeyDecoder()
        for code in codes {
            if let byte = UInt8(exactly: code) { decoder.feed(byte) } else { decoder.feed(key: code) }
        }
        decoder.settle()
        return decoder.drain()
    }
}

/// The events decoded from bytes that arrive in one read.
func decode(_ bytes: some Sequence<UInt8>) -> [InputEvent] {
    var decoder = KeyDecoder()
    for byte in bytes { decoder.feed(byte) }
    decoder.settle()
    return decoder.drain()
}

/// The events decoded from text that arrives in one read.
func decode(_ text: String) -> [InputEvent] { decode(text.utf8) }
