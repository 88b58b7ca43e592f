/// A case-insensitive search for a text.
///
/// Created once for many texts: most names are ASCII and are searched without a copy.
struct TextSearch: Hashable, Sendable {
    private let wanted: String
    private let bytes: [UInt8]

    /// Creates a search for a text; an empty one is found everywhere.
    init(_ text: String) {
        wanted = text.lowercased()
        bytes = Array(wanted.utf8)
    }

    /// Whether the text contains it.
    func isFound(in text: String) -> Bool {
        var text = text
        if let isFound = text.withUTF8({ isFound(in: $0) }) { return isFound }
        return text.lowercased().contains(wanted)
    }

    /// Whether the text begins with it.
    func begins(_ text: String) -> Bool {
        let head = text.utf8.prefix(bytes.count)
        guard head.allSatisfy({ $0 < 0x80 }) else { return text.lowercased().hasPrefix(wanted) }
        return head.elementsEqual(bytes) { lower($0) == $1 }
    }

    /// Searches the bytes of a text; nil if they are not all ASCII.
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
