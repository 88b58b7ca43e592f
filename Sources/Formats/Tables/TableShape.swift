/// Detects content that is not a table: services may respond with web pages, archives or nothing.
package enum TableShape {
    /// Throws if the bytes are recognisably something else.
    package static func check(_ bytes: [UInt8], source: String) throws(FeedError) {
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        guard let start = body.firstIndex(where: { $0 > 0x20 }) else {
            throw FeedError(source, expected: "a table", found: "")
        }
        let head = body[start...].prefix(40)
        if let other = other(head) { throw FeedError(source, expected: "a table", found: other) }
    }

    private static func other(_ head: ArraySlice<UInt8>) -> String? {
        if head.starts(with: "PK\u{3}\u{4}".utf8) { return "a zip archive" }
        if head.starts(with: [0x1F, 0x8B]) { return "a gzip archive" }
        switch head.first {
        case UInt8(ascii: "<"), UInt8(ascii: "{"), UInt8(ascii: "["): return String(decoding: head, as: UTF8.self)
        default: return head.contains(0) ? "binary data" : nil
        }
    }
}
