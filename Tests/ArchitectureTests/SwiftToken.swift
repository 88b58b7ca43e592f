/// The words and signs of a Swift file, as far as the rules for folders need them.
struct SwiftToken: Equatable {
    /// The name, keyword or single sign.
    let text: String
    /// Its line, counted from 1.
    let line: Int
    /// Whether a colon follows at once, as after the label of an argument.
    let isLabel: Bool

    /// Whether it is a name or a keyword.
    var isWord: Bool { text.utf8.first.map(SwiftToken.isWordByte) ?? false }

    /// The tokens of code without comments and string literals. Numbers are left out.
    static func all(in code: String) -> [SwiftToken] {
        let bytes = Array(code.utf8)
        var tokens: [SwiftToken] = []
        var (index, line) = (0, 1)
        while index < bytes.count {
            let start = index
            while index < bytes.count, isWordByte(bytes[index]) { index += 1 }
            if index > start {
                guard !isDigit(bytes[start]) else { continue }
                let isLabel = index < bytes.count && bytes[index] == UInt8(ascii: ":")
                tokens.append(
                    SwiftToken(
                        text: String(decoding: bytes[start..<index], as: UTF8.self), line: line, isLabel: isLabel))
                continue
            }
            if bytes[index] == UInt8(ascii: "\n") { line += 1 }
            if !isBlank(bytes[index]) {
                tokens.append(SwiftToken(text: String(UnicodeScalar(bytes[index])), line: line, isLabel: false))
            }
            index += 1
        }
        return tokens
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        isDigit(byte) || byte == UInt8(ascii: "_") || byte >= 0x80 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    private static func isBlank(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == UInt8(ascii: "`") }
}
