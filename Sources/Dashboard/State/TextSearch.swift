/// A text that is looked for in others, case ignored.
///
/// Made once for many: most names are ASCII, and in those nothing is copied.
struct TextSearch: Hashable, Sendable {
    private let wanted: String
    private let bytes: [UInt8]

    /// A search for a text; an empty one is found everywhere.
    init(_ text: String) {
        wanted = text.lowercased()
        bytes = Array(wanted.utf8)
    }

    /// Whether it stands anywhere in a text.
    func isFound(in text: String) -> Bool {
        var text = text
        if let isFound = text.withUTF8({ isFound(in: $0) }) { return isFound }
        return text.lowercased().contains(wanted)
    }

    /// Whether a text begins with it.
    func begins(_ text: String) -> Bool {
        let head = text.utf8.prefix(bytes.count)
        guard head.allSatisfy({ $0 < 0x80 }) else { return text.lowercased().hasPrefix(wanted) }
        return head.elementsEqual(bytes) { lower($0) == $1 }
    }

    /// The same in the bytes of a text; nil where they are not ASCII alone.
    private func isFound(in text: UnsafeBufferPointer<UInt8>) -> Bool? {
        guard text.allSatisfy({ $0 < 0x80 }) else { return nil }
        guard let first = bytes.first else { return true }
        guard text.count >= bytes.count else { return false }
        return (0...text.count - bytes.count).contains { start in
            lower(text[start]) == first && bytes.indices.allSatisfy { lower(text[start + $0]) == bytes[$0] }
        }
    }

    private func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}
