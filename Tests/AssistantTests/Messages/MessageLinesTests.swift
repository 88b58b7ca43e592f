import Testing

@testable import Assistant

struct MessageLinesTests {
    private func complete(_ text: String) -> MessageLines.Line { .complete(Array(text.utf8)) }

    @Test("lines are the same however the bytes are divided", arguments: [1, 2, 3, 7, 100])
    func divided(size: Int) {
        let bytes = Array("{\"a\":1}\r\n\n  \n{}\nlast".utf8)
        var lines = MessageLines()
        var found: [MessageLines.Line] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            found += lines.add(bytes[start..<min(start + size, bytes.count)])
        }
        #expect(found == [complete("{\"a\":1}"), complete("{}")])
        #expect(lines.finish() == complete("last"))
        #expect(lines.finish() == nil)
    }

    @Test("a line beyond the limit is discarded, and the next one is read")
    func tooLong() {
        var lines = MessageLines()
        let limit = MessageLines.longest
        #expect(lines.add(repeatElement(UInt8(ascii: "a"), count: limit)).isEmpty)
        #expect(lines.add(Array("\n".utf8)) == [.complete(Array(repeating: UInt8(ascii: "a"), count: limit))])
        for _ in 0..<20 { #expect(lines.add(repeatElement(UInt8(ascii: "a"), count: limit)).isEmpty) }
        #expect(lines.add(Array("a\n{}\n".utf8)) == [.tooLong, complete("{}")])
    }
}
