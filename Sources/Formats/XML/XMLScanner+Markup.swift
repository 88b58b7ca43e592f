extension XMLScanner {
    /// Whether the given characters are at the current position.
    func isAt(_ text: StaticString) -> Bool {
        guard position + text.utf8CodeUnitCount <= bytes.count else { return false }
        return text.withUTF8Buffer { bytes[position..<position + $0.count].elementsEqual($0) }
    }

    /// Skips to after the next occurrence of the given characters.
    mutating func skip(past end: StaticString, _ expected: String) throws(FeedError) {
        let start = position
        position += 2
        while position < bytes.count, !isAt(end) { position += 1 }
        guard position < bytes.count else {
            position = start
            throw error(expected)
        }
        position += end.utf8CodeUnitCount
    }

    /// Skips a document type declaration with its contents.
    mutating func skipDeclaration() throws(FeedError) {
        guard isAt("<!DOCTYPE") || isAt("<!doctype") else { throw error("a tag") }
        let start = position
        var depth = 0
        while position < bytes.count {
            switch bytes[position] {
            case .quote, .apostrophe: skipQuoted()
            case .less where isAt("<!--"): try skip(past: "-->", "the end of a comment")
            case .less, UInt8(ascii: "["):
                depth += 1
                position += 1
            case .greater, UInt8(ascii: "]"):
                depth -= 1
                position += 1
                if depth == 0 { return }
            default: position += 1
            }
        }
        position = start
        throw error("the end of a document type")
    }

    private mutating func skipQuoted() {
        let quote = bytes[position]
        position += 1
        while position < bytes.count, bytes[position] != quote { position += 1 }
        position += 1
    }

    mutating func readName() throws(FeedError) -> Range<Int> {
        let start = position
        while position < bytes.count, bytes[position].isInXMLName { position += 1 }
        guard position > start, bytes[start].beginsXMLName else {
            position = start
            throw error("a name")
        }
        return start..<position
    }

    /// Reads a name and its quoted value.
    mutating func readAttribute() throws(FeedError) -> (name: Range<Int>, value: Range<Int>) {
        let name = try readName()
        skipSpace()
        guard isAt("=") else { throw error("=") }
        position += 1
        skipSpace()
        guard position < bytes.count, bytes[position] == .quote || bytes[position] == .apostrophe else {
            throw error("a quote")
        }
        let start = position
        let quote = bytes[position]
        position += 1
        while position < bytes.count, bytes[position] != quote, bytes[position] != .less { position += 1 }
        guard position < bytes.count, bytes[position] == quote else {
            position = start
            throw error("a closing quote")
        }
        position += 1
        return (name, start + 1..<position - 1)
    }

    mutating func skipSpace() {
        while position < bytes.count, bytes[position].isXMLSpace { position += 1 }
    }

    /// Whether an attribute declares a namespace.
    func isDeclaration(_ name: Range<Int>) -> Bool {
        let prefix = bytes[name].prefix(6)
        return prefix.elementsEqual("xmlns".utf8) || prefix.elementsEqual("xmlns:".utf8)
    }

    /// The part of a name after the colon.
    func localName(_ name: Range<Int>) -> String {
        let colon = bytes[name].lastIndex(of: UInt8(ascii: ":"))
        return text((colon.map { $0 + 1 } ?? name.lowerBound)..<name.upperBound)
    }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

extension UInt8 {
    package static let less = UInt8(ascii: "<")
    static let greater = UInt8(ascii: ">")
    static let ampersand = UInt8(ascii: "&")
    static let apostrophe = UInt8(ascii: "'")

    /// Whether it is a space, tab or line end.
    var isXMLSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }

    /// Whether a name may begin with it.
    fileprivate var beginsXMLName: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x80...: true
        default: self == UInt8(ascii: "_") || self == UInt8(ascii: ":")
        }
    }

    /// Whether a name may contain it.
    fileprivate var isInXMLName: Bool {
        beginsXMLName || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) || self == UInt8(ascii: "-")
            || self == UInt8(ascii: ".")
    }
}
